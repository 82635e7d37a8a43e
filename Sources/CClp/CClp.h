/*
 * The C interface of Clp, the linear programming solver of COIN-OR (Eclipse Public License), as
 * Debian's coinor-libclp-dev installs it, loaded when it is first used: only one model needs it,
 * and every process would pay for it at its start. cp_Clp_NAME takes and gives what Clp_NAME does.
 */
#ifndef CHOKEPOINT_CCLP_H
#define CHOKEPOINT_CCLP_H

#if __has_include(<Clp_C_Interface.h>)
#include <Clp_C_Interface.h>
#elif __has_include(<coin/Clp_C_Interface.h>)
#include <coin/Clp_C_Interface.h>
#elif __has_include("/opt/homebrew/include/clp/coin/Clp_C_Interface.h")
#include "/opt/homebrew/include/clp/coin/Clp_C_Interface.h"
#else
#error "Clp_C_Interface.h is missing: \
install Debian's coinor-libclp-dev (apt-get install coinor-libclp-dev), or run Scripts/setup"
#endif

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* The library, or NULL when the system has none; any task may ask. */
static inline void *cp_clp_library(void) {
    static void *library = NULL;
    void *found = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    const char *const names[] = {
        "libClp.so.1", "libClp.so", "libClp.dylib", "/opt/homebrew/lib/libClp.dylib"};
    for (size_t k = 0; found == NULL && k < sizeof names / sizeof *names; k++) {
        found = dlopen(names[k], RTLD_NOW | RTLD_LOCAL);
    }
    __atomic_store_n(&library, found, __ATOMIC_RELEASE);
    return found;
}

/* The address of a function of the library. */
static inline void *cp_clp_symbol(const char *name) {
    void *library = cp_clp_library();
    void *symbol = library != NULL ? dlsym(library, name) : NULL;
    if (symbol == NULL) {
        fprintf(stderr, "fatal: libClp has no %s\n", name);
        abort();
    }
    return symbol;
}

#define CP_CLP(name) ((__typeof__(&name))cp_clp_symbol(#name))

static inline Clp_Simplex *cp_Clp_newModel(void) { return CP_CLP(Clp_newModel)(); }
static inline void cp_Clp_deleteModel(Clp_Simplex *model) { CP_CLP(Clp_deleteModel)(model); }
static inline void cp_Clp_loadProblem(
    Clp_Simplex *model, int columns, int rows, const CoinBigIndex *starts, const int *indices,
    const double *values, const double *columnLower, const double *columnUpper,
    const double *objective, const double *rowLower, const double *rowUpper) {
    CP_CLP(Clp_loadProblem)(model, columns, rows, starts, indices, values, columnLower, columnUpper,
                            objective, rowLower, rowUpper);
}
static inline void cp_Clp_setLogLevel(Clp_Simplex *model, int level) {
    CP_CLP(Clp_setLogLevel)(model, level);
}
static inline void cp_Clp_setOptimizationDirection(Clp_Simplex *model, double direction) {
    CP_CLP(Clp_setOptimizationDirection)(model, direction);
}
static inline void cp_Clp_setPrimalTolerance(Clp_Simplex *model, double tolerance) {
    CP_CLP(Clp_setPrimalTolerance)(model, tolerance);
}
static inline void cp_Clp_setDualTolerance(Clp_Simplex *model, double tolerance) {
    CP_CLP(Clp_setDualTolerance)(model, tolerance);
}
static inline int cp_Clp_dual(Clp_Simplex *model, int ifValuesPass) {
    return CP_CLP(Clp_dual)(model, ifValuesPass);
}
static inline int cp_Clp_numberIterations(Clp_Simplex *model) {
    return CP_CLP(Clp_numberIterations)(model);
}
static inline int cp_Clp_status(Clp_Simplex *model) { return CP_CLP(Clp_status)(model); }
static inline const double *cp_Clp_primalColumnSolution(Clp_Simplex *model) {
    return CP_CLP(Clp_primalColumnSolution)(model);
}

#endif
