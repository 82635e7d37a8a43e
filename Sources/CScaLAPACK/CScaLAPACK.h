/*
 * What chokepoint-mpi calls of MPI, BLACS, PBLAS and ScaLAPACK, and nothing else.
 *
 * MPI's handles are macros or addresses, according to who made it, and are unknown to Swift: the
 * few calls that are needed stand here as functions of plain numbers among all ranks. An error in
 * any of them ends all ranks, which is MPI's own way.
 *
 * ScaLAPACK and PBLAS follow the conventions of CLAPACK.h. Of the Fortran routines the lengths of
 * CHARACTER arguments are declared; PBLAS is C and has none.
 */
#ifndef CHOKEPOINT_CSCALAPACK_H
#define CHOKEPOINT_CSCALAPACK_H

#include <mpi.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* ---- MPI ---- */

/* Counts in MPI have 31 bits: longer messages go in pieces. */
enum { cs_piece = 1 << 27 };

/* Begins; all calls come from the thread that began. */
static inline void cs_start(void) {
    int level;
    MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level);
}

/* Ends, once, and only where it was begun. */
static inline void cs_finish(void) {
    int begun = 0, ended = 0;
    MPI_Initialized(&begun);
    MPI_Finalized(&ended);
    if (begun && !ended) { MPI_Finalize(); }
}

static inline int32_t cs_rank(void) {
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}

static inline int32_t cs_size(void) {
    int size;
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    return size;
}

/* How many ranks share this machine's memory. */
static inline int32_t cs_neighbours(void) {
    MPI_Comm node;
    int size;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &node);
    MPI_Comm_size(node, &size);
    MPI_Comm_free(&node);
    return size;
}

/* The tag of a call to work. */
enum { cs_tag = 77 };

/* Rank 0 calls all others to work. */
static inline void cs_call(void) {
    int size = cs_size();
    for (int rank = 1; rank < size; rank++) {
        MPI_Send(NULL, 0, MPI_BYTE, rank, cs_tag, MPI_COMM_WORLD);
    }
}

/* Waits for a call. MPI's own waiting takes a processor, which rank 0 may need meanwhile: after
 * some milliseconds this one sleeps between two looks. */
static inline void cs_await_call(void) {
    int there = 0;
    for (long looks = 0;; looks++) {
        MPI_Iprobe(0, cs_tag, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE);
        if (there) { break; }
        if (looks < 2000) {
            sched_yield();
        } else {
            struct timespec pause = {0, 500000};
            nanosleep(&pause, NULL);
        }
    }
    MPI_Recv(NULL, 0, MPI_BYTE, 0, cs_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

/* From one rank to all others. */
static inline void cs_broadcast(void *bytes, size_t count, int32_t from) {
    for (size_t at = 0; at < count; at += cs_piece) {
        int part = count - at < cs_piece ? (int)(count - at) : cs_piece;
        MPI_Bcast((char *)bytes + at, part, MPI_BYTE, from, MPI_COMM_WORLD);
    }
}

/* The sums over all ranks, on rank 0; elsewhere the numbers are left as they are. */
static inline void cs_sum(double *numbers, size_t count, int32_t rank) {
    for (size_t at = 0; at < count; at += cs_piece) {
        int part = count - at < cs_piece ? (int)(count - at) : cs_piece;
        if (rank == 0) {
            MPI_Reduce(MPI_IN_PLACE, numbers + at, part, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
        } else {
            MPI_Reduce(numbers + at, NULL, part, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
        }
    }
}

/* The largest over all ranks, on all of them. */
static inline void cs_largest(double *numbers, size_t count) {
    for (size_t at = 0; at < count; at += cs_piece) {
        int part = count - at < cs_piece ? (int)(count - at) : cs_piece;
        MPI_Allreduce(MPI_IN_PLACE, numbers + at, part, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
    }
}

/* The version of the library, such as "Open MPI v4.1.4"; up to its first comma. */
static inline void cs_version(char *text, size_t capacity) {
    char whole[MPI_MAX_LIBRARY_VERSION_STRING];
    int length = 0;
    MPI_Get_library_version(whole, &length);
    size_t at = 0;
    while (at + 1 < capacity && whole[at] != 0 && whole[at] != ',' && whole[at] != '\n') {
        text[at] = whole[at];
        at++;
    }
    text[at] = 0;
}

/* ---- BLACS: grids of ranks ---- */

extern void Cblacs_get(int context, int what, int *value);
extern void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
extern void Cblacs_gridinfo(int context, int *rows, int *columns, int *row, int *column);

/* ---- ScaLAPACK ---- */

/* Rows (or columns) that a rank holds. */
extern int numroc_(const int *n, const int *block, const int *rank, const int *first,
                   const int *ranks);
extern void descinit_(int *desc, const int *m, const int *n, const int *mb, const int *nb,
                      const int *first_row, const int *first_column, const int *context,
                      const int *lld, int *info);

/* LU with partial pivoting, in place */
extern void pdgetrf_(const int *m, const int *n, double *a, const int *ia, const int *ja,
                     const int *desca, int *ipiv, int *info);

/* Solve op(A) X = B from the factors */
extern void pdgetrs_(const char *trans, const int *n, const int *nrhs, const double *a,
                     const int *ia, const int *ja, const int *desca, const int *ipiv, double *b,
                     const int *ib, const int *jb, const int *descb, int *info, size_t trans_len);

/* Inverse from the factors, in place */
extern void pdgetri_(const int *n, double *a, const int *ia, const int *ja, const int *desca,
                     const int *ipiv, double *work, const int *lwork, int *iwork,
                     const int *liwork, int *info);

/* Reciprocal condition number from the factors */
extern void pdgecon_(const char *norm, const int *n, const double *a, const int *ia, const int *ja,
                     const int *desca, const double *anorm, double *rcond, double *work,
                     const int *lwork, int *iwork, const int *liwork, int *info, size_t norm_len);

/* A part of a matrix from one distribution to another; `context` holds the ranks of both. */
extern void Cpdgemr2d(int m, int n, const double *a, int ia, int ja, const int *desca, double *b,
                      int ib, int jb, const int *descb, int context);

/* ---- PBLAS ---- */

/* C := alpha op(A) op(B) + beta C */
extern void pdgemm_(const char *transa, const char *transb, const int *m, const int *n,
                    const int *k, const double *alpha, const double *a, const int *ia,
                    const int *ja, const int *desca, const double *b, const int *ib, const int *jb,
                    const int *descb, const double *beta, double *c, const int *ic, const int *jc,
                    const int *descc);

/* C := alpha A' + beta C */
extern void pdtran_(const int *m, const int *n, const double *alpha, const double *a, const int *ia,
                    const int *ja, const int *desca, const double *beta, double *c, const int *ic,
                    const int *jc, const int *descc);

#endif
