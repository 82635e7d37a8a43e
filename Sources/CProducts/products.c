#include "CProducts.h"

#include <stdlib.h>

/* Eight doubles, wherever they lie; the compiler splits them where registers are shorter. */
typedef double lanes __attribute__((vector_size(64), aligned(8)));
typedef long long signs __attribute__((vector_size(64), aligned(8)));

#define INLINE static inline __attribute__((always_inline))

#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define IS_SANITIZED
#endif
#endif

/* The same code for several processors; the fitting one is chosen when the program starts, which
 * is before sanitizers are ready. */
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && !defined(IS_SANITIZED)
#define EVERY_PROCESSOR \
    __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define EVERY_PROCESSOR
#endif

/* Rows that are gone through before the next columns: their part of four columns stays in the
 * first cache while it is used for every vector. */
enum { tile = 1024, width = 4, length = 8 };

/* A macro, because a function that returned registers would have another form on each processor. */
#define LOAD(p, magnitudes) \
    ((magnitudes) ? (lanes)(*(const signs *)(const void *)(p) & \
                            ((signs){0} + 0x7fffffffffffffffLL)) \
                  : *(const lanes *)(p))

INLINE double element(double value, int magnitudes) {
    return magnitudes ? __builtin_fabs(value) : value;
}

/* y += a·x for some columns of a and one vector. */
INLINE void forward_part(
    const double *const a[width], size_t rows, int columns, int magnitudes, const double x[width],
    double *y) {
    size_t i = 0;
    for (; i + length <= rows; i += length) {
        lanes sum = *(const lanes *)(y + i);
        for (int k = 0; k < columns; k++) { sum += LOAD(a[k] + i, magnitudes) * x[k]; }
        *(lanes *)(y + i) = sum;
    }
    for (; i < rows; i++) {
        double sum = y[i];
        for (int k = 0; k < columns; k++) { sum += element(a[k][i], magnitudes) * x[k]; }
        y[i] = sum;
    }
}

/* sums += wᵀ·a for some columns of a and one vector. */
INLINE void backward_part(
    const double *const a[width], size_t rows, int columns, int magnitudes, const double *w,
    double sums[width]) {
    lanes partial[width] = {{0}};
    size_t i = 0;
    for (; i + length <= rows; i += length) {
        const lanes factor = *(const lanes *)(w + i);
        for (int k = 0; k < columns; k++) { partial[k] += LOAD(a[k] + i, magnitudes) * factor; }
    }
    double rest[width] = {0};
    for (; i < rows; i++) {
        for (int k = 0; k < columns; k++) { rest[k] += element(a[k][i], magnitudes) * w[i]; }
    }
    for (int k = 0; k < columns; k++) {
        const lanes p = partial[k];
        sums[k] += ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7])) + rest[k];
    }
}

INLINE void columns_part(
    const double *a, size_t lda, size_t rows, int columns, int magnitudes, const double *x,
    size_t forward, double *y, const double *w, size_t backward, double *u, size_t ldx,
    size_t ldy) {
    for (size_t c = 0; c < backward; c++) {
        for (int k = 0; k < columns; k++) { u[c * ldx + (size_t)k] = 0; }
    }
    for (size_t first = 0; first < rows; first += tile) {
        const size_t count = rows - first < tile ? rows - first : tile;
        const double *part[width];
        for (int k = 0; k < width; k++) {
            part[k] = a + (size_t)(k < columns ? k : 0) * lda + first;
        }
        for (size_t c = 0; c < forward; c++) {
            double factors[width] = {0};
            for (int k = 0; k < columns; k++) { factors[k] = x[c * ldx + (size_t)k]; }
            forward_part(part, count, columns, magnitudes, factors, y + c * ldy + first);
        }
        for (size_t c = 0; c < backward; c++) {
            double sums[width] = {0};
            backward_part(part, count, columns, magnitudes, w + c * ldy + first, sums);
            for (int k = 0; k < columns; k++) { u[c * ldx + (size_t)k] += sums[k]; }
        }
    }
}

INLINE void all_columns(
    const double *a, size_t lda, size_t rows, size_t columns, int magnitudes, const double *x,
    size_t forward, double *y, const double *w, size_t backward, double *u, size_t ldx,
    size_t ldy) {
    size_t j = 0;
    for (; j + width <= columns; j += width) {
        columns_part(
            a + j * lda, lda, rows, width, magnitudes, x + j, forward, y, w, backward, u + j, ldx,
            ldy);
    }
    for (; j < columns; j++) {
        columns_part(
            a + j * lda, lda, rows, 1, magnitudes, x + j, forward, y, w, backward, u + j, ldx, ldy);
    }
}

EVERY_PROCESSOR
void cp_products(
    const double *a, size_t lda, size_t rows, size_t columns, int magnitudes, const double *x,
    size_t forward, double *y, const double *w, size_t backward, double *u, size_t ldx,
    size_t ldy) {
    if (magnitudes) {
        all_columns(a, lda, rows, columns, 1, x, forward, y, w, backward, u, ldx, ldy);
    } else {
        all_columns(a, lda, rows, columns, 0, x, forward, y, w, backward, u, ldx, ldy);
    }
}
