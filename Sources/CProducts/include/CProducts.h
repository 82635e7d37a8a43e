#ifndef CPRODUCTS_H
#define CPRODUCTS_H

#include <stddef.h>

/*
 * Products of a column-major matrix with a few vectors from both sides, read once.
 *
 *     y[:,c] += sum over j of |a|[:,j] * x[j,c]   for c < forward
 *     u[j,c]  = sum over i of |a|[i,j] * w[i,c]   for c < backward
 *
 * |a| is a itself unless `magnitudes` is not 0. a has `rows` rows that are `lda` elements apart
 * from column to column, and `columns` columns; the columns of x and u are ldx elements apart,
 * those of y and w are ldy. Each column of a result is computed in the same way whatever the other
 * ones are.
 */
void cp_products(
    const double *a, size_t lda, size_t rows, size_t columns, int magnitudes, const double *x,
    size_t forward, double *y, const double *w, size_t backward, double *u, size_t ldx, size_t ldy);

#endif
