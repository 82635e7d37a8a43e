#include "CTrade.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <pthread.h>
#include <string.h>

/* Bytes that a line may have, and that are looked at from where it begins; digits of a number. */
enum { most = 64, reach = most + 16, most_whole = 8, most_decimals = 3 };

/*
 * For each number of digits before the point and of decimals: which byte of a cell goes where, so
 * that the digits end at the eighth byte and the decimals are thousandths at the last. 0x80 stands
 * for a zero.
 */
static uint8_t places[(most_whole + 1) * (most_decimals + 1)][16];
static pthread_once_t places_are_known = PTHREAD_ONCE_INIT;
static int is_supported;

static void prepare(void) {
    is_supported = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                   __builtin_cpu_supports("bmi2");
    for (int whole = 0; whole <= most_whole; whole++) {
        for (int decimals = 0; decimals <= most_decimals; decimals++) {
            uint8_t *place = places[whole * (most_decimals + 1) + decimals];
            memset(place, 0x80, 16);
            for (int k = 0; k < whole; k++) place[8 - whole + k] = (uint8_t)k;
            for (int k = 0; k < decimals; k++) place[13 + k] = (uint8_t)(whole + 1 + k);
        }
    }
}

#define INLINE static inline __attribute__((always_inline, target("avx2,bmi,bmi2")))

INLINE uint64_t word_at(const uint8_t *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Where one byte stands among 64. */
INLINE uint64_t places_of(uint8_t byte, __m256i low, __m256i high) {
    const __m256i wanted = _mm256_set1_epi8((char)byte);
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
}

/* Position of an economy by what a cell of so many digits writes, and 1; 0 for anything else. */
INLINE unsigned partner(const cp_trade_reading *reading, uint64_t word, unsigned size) {
    if (size - 1 > 2) return 0;
    const uint32_t cell = _bzhi_u32((uint32_t)word, 8 * size);
    if ((cell & 0xF0F0F0) != _bzhi_u32(0x303030, 8 * size)) return 0;
    return reading->partners[size << 12 | _pext_u32(cell, 0x0F0F0F)];
}

/* How a cell of a number is laid out. */
typedef struct {
    unsigned whole, decimals, is_bad;
} layout;

/* The layout of a cell, by where points are from its first byte on. */
INLINE layout layout_of(uint64_t dots, unsigned size) {
    const unsigned point = (unsigned)_tzcnt_u64(dots);
    const unsigned has_point = point < size;
    const unsigned whole = has_point ? point : size;
    const unsigned decimals = size - whole - has_point;
    const layout result = {
        whole, decimals,
        (whole - 1 > most_whole - 1) | (decimals > most_decimals) | (decimals < has_point)};
    return result;
}

INLINE __m128i bytes_at(const uint8_t *p) {
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

INLINE __m128i place_of(layout layout) {
    return bytes_at(places[layout.whole * (most_decimals + 1) + layout.decimals]);
}

INLINE __m256i both(__m128i low, __m128i high) {
    return _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
}

/*
 * Where cells end is found without knowing what is in them, and all lines go the same way, so that
 * the processor works on several at a time and has nothing to guess. Value and weight become
 * numbers together: pairs of digits, then fours, then eights.
 */
__attribute__((target("avx2,bmi,bmi2"))) static const uint8_t *
read_lines(const uint8_t *p, const uint8_t *end, cp_trade_reading *reading) {
    const uint64_t year = reading->year;
    const uint8_t delimiter = reading->delimiter;
    const uint16_t *const products = reading->products;
    cp_trade_bucket *const buckets = reading->buckets;
    const __m256i zeros = _mm256_set1_epi8('0');
    const __m256i nine = _mm256_set1_epi8(9);
    const __m256i pairs = _mm256_set1_epi16(0x010A);
    const __m256i fours = _mm256_set1_epi32(0x00010064);
    const __m256i eights = _mm256_set1_epi32(0x00012710);
    const uint64_t five_bytes = 0xFFFFFFFFFF;
    size_t restored = 0;
    /* The bytes of the last exporter with its delimiter, and where the importer begins. */
    uint64_t seller_bytes = 1, seller_mask = 0;
    unsigned seller_end = 0;
    uint32_t seller = 0;
    while (end - p >= reach) {
        const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
        const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
        uint64_t delimiters = places_of(delimiter, low, high);
        const uint64_t ends = places_of('\n', low, high);
        const uint64_t dots = places_of('.', low, high);
        if ((word_at(p) & five_bytes) != year || ends == 0) break;
        const unsigned line_end = (unsigned)_tzcnt_u64(ends);

        const uint64_t seller_cell = word_at(p + 5);
        if ((seller_cell & seller_mask) != seller_bytes) {
            seller_end = (unsigned)_tzcnt_u64(delimiters & ~UINT64_C(0x1F));
            const unsigned size = seller_end - 5;
            const unsigned found = partner(reading, seller_cell, size);
            if (found - 1 >= cp_trade_row_exporters) break;
            seller = found - 1;
            seller_mask = _bzhi_u64(~UINT64_C(0), 8 * (size + 1));
            seller_bytes = seller_cell & seller_mask;
        }
        /* The delimiters behind year and exporter are where they were. */
        delimiters &= ~UINT64_C(0) << seller_end << 1;
        const unsigned buyer_end = (unsigned)_tzcnt_u64(delimiters);
        delimiters = _blsr_u64(delimiters);
        const unsigned product_end = (unsigned)_tzcnt_u64(delimiters);
        delimiters = _blsr_u64(delimiters);
        const unsigned value_end = (unsigned)_tzcnt_u64(delimiters);
        delimiters = _blsr_u64(delimiters);
        /* No more and no fewer cells. */
        if (value_end >= line_end || _tzcnt_u64(delimiters) < line_end) break;

        const unsigned buyer_start = seller_end + 1;
        const unsigned buyer = partner(reading, word_at(p + buyer_start), buyer_end - buyer_start);

        const unsigned product_size = product_end - buyer_end - 1;
        if (product_size - 5 > 1) break;
        const unsigned gap = 64 - 8 * product_size;
        const uint64_t digits = (word_at(p + buyer_end + 1) ^ 0x3030303030303030) << gap;
        const uint64_t two = digits * 10 + (digits >> 8);
        const uint64_t number = ((two & 0x000000FF000000FF) * 0x000F424000000064 +
                                 (two >> 16 & 0x000000FF000000FF) * 0x0000271000000001) >>
                                32;
        unsigned is_bad = (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) != 0;
        if (number >= 1000000) break;
        const unsigned product = products[number];
        /* Chapters of the Harmonized System begin with 01. */
        is_bad |= (number < 10000) | (product - 1 >= cp_trade_row_products) | (buyer == 0);

        const unsigned value_start = product_end + 1, weight_start = value_end + 1;
        const unsigned weight_end = line_end - (p[line_end - 1] == '\r');
        const unsigned weight_size = weight_end - weight_start;
        const uint8_t *weight_cell = p + weight_start;
        const unsigned is_unknown =
            (weight_size == 2) & (weight_cell[0] == 'N') & (weight_cell[1] == 'A');
        const layout value_layout =
            layout_of(dots >> value_start, value_end - value_start);
        layout weight_layout = layout_of(dots >> weight_start, weight_size);
        is_bad |= value_layout.is_bad | (weight_layout.is_bad & ~is_unknown);
        if (is_unknown) weight_layout.whole = weight_layout.decimals = 0;
        if (is_bad) break;

        __m256i text = both(bytes_at(p + value_start), bytes_at(weight_cell));
        const __m256i place = both(place_of(value_layout), place_of(weight_layout));
        text = _mm256_shuffle_epi8(_mm256_xor_si256(text, zeros), place);
        if (!_mm256_testz_si256(_mm256_subs_epu8(text, nine), _mm256_set1_epi8(-1))) break;
        text = _mm256_madd_epi16(_mm256_maddubs_epi16(text, pairs), fours);
        text = _mm256_madd_epi16(_mm256_packus_epi32(text, text), eights);
        const uint64_t value = (uint64_t)_mm256_extract_epi64(text, 0);
        const uint64_t weight = (uint64_t)_mm256_extract_epi64(text, 2);
        const uint64_t usd = (value & 0xFFFFFFFF) * 1000 + (value >> 32);
        uint64_t thousandths = (weight & 0xFFFFFFFF) * 1000 + (weight >> 32);
        if (is_unknown) thousandths = cp_trade_row_largest + 1;

        cp_trade_bucket *bucket = buckets + (buyer - 1);
        cp_trade_row *to = bucket->next;
        if (to == bucket->end) break;
        *to = cp_trade_row_of(usd, thousandths, product - 1, seller);
        bucket->next = to + 1;
        restored += 6 - product_size;
        p += line_end + 1;
    }
    reading->restored += restored;
    return p;
}

const uint8_t *cp_trade_lines(const uint8_t *start, const uint8_t *end, cp_trade_reading *reading) {
    pthread_once(&places_are_known, prepare);
    return is_supported ? read_lines(start, end, reading) : start;
}

#else

const uint8_t *cp_trade_lines(const uint8_t *start, const uint8_t *end, cp_trade_reading *reading) {
    (void)end;
    (void)reading;
    return start;
}

#endif
