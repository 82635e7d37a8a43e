#include "CPlainNumbers.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <pthread.h>
#include <string.h>

/* Bytes that one cell may be looked at: its sign, and a vector behind it. */
enum { reach = 17, digits_a_side = 8 };

static const double tens[digits_a_side + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
static const uint64_t whole_tens[digits_a_side + 1] = {1,      10,      100,      1000,     10000,
                                                       100000, 1000000, 10000000, 100000000};

/* For each number of digits before and behind the point: which byte of a cell goes where, so
 * that the digits before it end at the eighth byte and those behind it at the last. 0x80 stands
 * for a zero. */
static uint8_t places[digits_a_side + 1][digits_a_side + 1][16];
static pthread_once_t places_are_known = PTHREAD_ONCE_INIT;
static int is_supported;

static void prepare(void) {
    is_supported = __builtin_cpu_supports("sse4.1");
    for (int whole = 0; whole <= digits_a_side; whole++) {
        for (int fraction = 0; fraction <= digits_a_side; fraction++) {
            uint8_t *place = places[whole][fraction];
            memset(place, 0x80, 16);
            for (int k = 0; k < whole; k++) place[8 - whole + k] = (uint8_t)k;
            for (int k = 0; k < fraction; k++) {
                int source = whole + 1 + k;
                place[16 - fraction + k] = source < 16 ? (uint8_t)source : 0x80;
            }
        }
    }
}

/*
 * Where a cell ends is found without knowing what is in it, and all cells go the same way whatever
 * their length, so that the processor works on several at a time and has nothing to guess. Sixteen
 * digits become two numbers in three multiplications: pairs, then fours, then eights. The division
 * of two exact numbers is correctly rounded (Clinger 1990).
 */
__attribute__((target("sse4.1"))) static size_t
read_cells(const uint8_t **position, const uint8_t *end, uint8_t delimiter, size_t limit,
           double *values) {
    const __m128i delimiters = _mm_set1_epi8((char)delimiter);
    const __m128i points = _mm_set1_epi8('.');
    const __m128i zeros = _mm_set1_epi8('0');
    const __m128i ten = _mm_set1_epi8(10);
    const __m128i pairs = _mm_set1_epi16(0x010A);
    const __m128i fours = _mm_set1_epi32(0x00010064);
    const __m128i eights = _mm_set1_epi32(0x00012710);
    const uint8_t *p = *position;
    size_t count = 0;
    while (count < limit && end - p >= reach) {
        unsigned negative = *p == '-';
        __m128i text = _mm_loadu_si128((const __m128i *)p);
        unsigned ends = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(text, delimiters));
        /* 16 where there is none. */
        unsigned length = (unsigned)__builtin_ctz(ends | 0x10000);

        text = _mm_loadu_si128((const __m128i *)(p + negative));
        __m128i digits = _mm_xor_si128(text, zeros);
        __m128i is_other = _mm_cmpeq_epi8(_mm_max_epu8(digits, ten), digits);
        unsigned others = (unsigned)_mm_movemask_epi8(is_other) | 0x10000;
        unsigned dots = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(text, points));
        unsigned whole = (unsigned)__builtin_ctz(others);
        unsigned point = (dots >> whole) & 1;
        /* Takes the point out of the others. */
        unsigned after = (unsigned)__builtin_ctz(others & (others - point));
        unsigned fraction = after - whole - point;
        if (after + negative != length || whole > digits_a_side || fraction > digits_a_side ||
            whole + fraction == 0 || ends == 0)
            break;

        __m128i place = _mm_loadu_si128((const __m128i *)places[whole][fraction]);
        digits = _mm_shuffle_epi8(digits, place);
        digits = _mm_maddubs_epi16(digits, pairs);
        digits = _mm_madd_epi16(digits, fours);
        digits = _mm_packus_epi32(digits, digits);
        digits = _mm_madd_epi16(digits, eights);
        uint64_t both = (uint64_t)_mm_cvtsi128_si64(digits);
        uint64_t mantissa = (both & 0xFFFFFFFF) * whole_tens[fraction] + (both >> 32);
        if (mantissa > 1ull << 53) break;
        double value = (double)(int64_t)mantissa / tens[fraction];
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        bits |= (uint64_t)negative << 63;
        memcpy(values + count, &bits, sizeof bits);
        count++;
        p += length + 1;
    }
    *position = p;
    return count;
}

size_t cp_plain_numbers(const uint8_t **position, const uint8_t *end, uint8_t delimiter,
                        size_t limit, double *values) {
    pthread_once(&places_are_known, prepare);
    return is_supported ? read_cells(position, end, delimiter, limit, values) : 0;
}

#else

size_t cp_plain_numbers(const uint8_t **position, const uint8_t *end, uint8_t delimiter,
                        size_t limit, double *values) {
    (void)position;
    (void)end;
    (void)delimiter;
    (void)limit;
    (void)values;
    return 0;
}

#endif
