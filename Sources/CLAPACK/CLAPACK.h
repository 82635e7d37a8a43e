/*
 * Fortran prototypes of the BLAS and LAPACK routines that LinearAlgebra calls, and nothing else.
 *
 * Conventions (LP64, gfortran and compatible):
 *   - every argument is passed by address, integers are 32 bits;
 *   - matrices are column-major with a leading dimension;
 *   - for each CHARACTER argument the compiler appends its length, by value, after all other
 *     arguments, as a size_t. Leaving these out works by luck on some ABIs; they are declared here.
 *
 * The libraries are linked by their generic names (liblapack, libblas), so that any provider
 * (reference, OpenBLAS, BLIS, MKL) can answer without a rebuild.
 */
#ifndef CHOKEPOINT_CLAPACK_H
#define CHOKEPOINT_CLAPACK_H

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t cp_int;

/* y := alpha op(A) x + beta y */
extern void dgemv_(const char *trans, const cp_int *m, const cp_int *n, const double *alpha,
                   const double *a, const cp_int *lda, const double *x, const cp_int *incx,
                   const double *beta, double *y, const cp_int *incy, size_t trans_len);

/* C := alpha op(A) op(B) + beta C */
extern void dgemm_(const char *transa, const char *transb, const cp_int *m, const cp_int *n,
                   const cp_int *k, const double *alpha, const double *a, const cp_int *lda,
                   const double *b, const cp_int *ldb, const double *beta, double *c,
                   const cp_int *ldc, size_t transa_len, size_t transb_len);

/* LU with partial pivoting, in place */
extern void dgetrf_(const cp_int *m, const cp_int *n, double *a, const cp_int *lda, cp_int *ipiv,
                    cp_int *info);
extern void sgetrf_(const cp_int *m, const cp_int *n, float *a, const cp_int *lda, cp_int *ipiv,
                    cp_int *info);

/* Solve op(A) X = B from the factors */
extern void dgetrs_(const char *trans, const cp_int *n, const cp_int *nrhs, const double *a,
                    const cp_int *lda, const cp_int *ipiv, double *b, const cp_int *ldb,
                    cp_int *info, size_t trans_len);
extern void sgetrs_(const char *trans, const cp_int *n, const cp_int *nrhs, const float *a,
                    const cp_int *lda, const cp_int *ipiv, float *b, const cp_int *ldb,
                    cp_int *info, size_t trans_len);

/* Inverse from the factors, in place */
extern void dgetri_(const cp_int *n, double *a, const cp_int *lda, const cp_int *ipiv, double *work,
                    const cp_int *lwork, cp_int *info);

/* Reciprocal condition number from the factors */
extern void dgecon_(const char *norm, const cp_int *n, const double *a, const cp_int *lda,
                    const double *anorm, double *rcond, double *work, cp_int *iwork, cp_int *info,
                    size_t norm_len);
extern void sgecon_(const char *norm, const cp_int *n, const float *a, const cp_int *lda,
                    const float *anorm, float *rcond, float *work, cp_int *iwork, cp_int *info,
                    size_t norm_len);

/* dladdr is hidden behind _GNU_SOURCE; declared here to name the library that answers. */
struct cp_dl_info {
    const char *dli_fname;
    void *dli_fbase;
    const char *dli_sname;
    void *dli_saddr;
};
extern int dladdr(const void *address, void *info);

#ifdef __APPLE__
#define CP_RTLD_DEFAULT ((void *)-2)
#else
#define CP_RTLD_DEFAULT ((void *)0)
#endif

/* Address of a symbol in any loaded library, or NULL. */
static inline void *cp_symbol(const char *name) { return dlsym(CP_RTLD_DEFAULT, name); }

/* Path of the shared library that defines `name`, or NULL. */
static inline const char *cp_library_of(const char *name) {
    void *symbol = cp_symbol(name);
    struct cp_dl_info info = {0};
    if (symbol == NULL || dladdr(symbol, &info) == 0) { return NULL; }
    return info.dli_fname;
}

/* The widest vectors that this processor computes with, in bits; 0 where it is not known. */
static inline int cp_vector_width(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) { return 512; }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) { return 256; }
    return 128;
#else
    return 0;
#endif
}

#endif
