/*
 * OpenBLAS takes the kernels of a processor of 2004 (Prescott) where it does not know the one it
 * runs on, as every OpenBLAS does on processors that are newer than itself: matrix products are
 * then four to five times slower. Before anything is computed, it is told to choose again by what
 * the processor can do.
 *
 * That happens only where nobody else can be using it: in a program of our own, or in a library that
 * brought OpenBLAS along when it was loaded. A host that had loaded it before keeps its kernels. So
 * does whoever names some in OPENBLAS_CORETYPE. The environment is the same afterwards.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "CProducts.h"

#include <stdlib.h>

#if defined(__linux__) && defined(__x86_64__) && defined(__GLIBC__)

#include <dlfcn.h>
#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

struct objects {
    uintptr_t own, other;
    int is_own_first;
};

static int contains(const struct dl_phdr_info *object, uintptr_t address) {
    for (int k = 0; k < object->dlpi_phnum; k++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[k];
        uintptr_t first = (uintptr_t)object->dlpi_addr + (uintptr_t)part->p_vaddr;
        if (part->p_type == PT_LOAD && address >= first && address - first < part->p_memsz) {
            return 1;
        }
    }
    return 0;
}

/* Objects come in the order in which they were loaded. */
static int look_at(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    struct objects *objects = context;
    if (contains(object, objects->own)) {
        objects->is_own_first = 1;
        return 1;
    }
    return contains(object, objects->other);
}

static void *function(const char *name) { return dlsym(RTLD_DEFAULT, name); }

/* The kernels by what the processor, and the system with it, can do; NULL for the oldest. */
static const char *fitting_kernels(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl")) {
        return "OPENBLAS_CORETYPE=SkylakeX";
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return "OPENBLAS_CORETYPE=Haswell";
    }
    return NULL;
}

/* Kept, so that another thread may still read it. */
static char **longer_environment = NULL;

__attribute__((constructor)) static void choose_kernels(void) {
    const char *(*name)(void) = NULL;
    void (*quit)(void) = NULL;
    void (*init)(void) = NULL;
    /* C has no conversion from an address of data to one of a function. */
    void *symbol = function("openblas_get_corename");
    memcpy(&name, &symbol, sizeof name);
    symbol = function("gotoblas_dynamic_quit");
    memcpy(&quit, &symbol, sizeof quit);
    symbol = function("gotoblas_dynamic_init");
    memcpy(&init, &symbol, sizeof init);
    if (name == NULL || quit == NULL || init == NULL) { return; }
    if (getenv("OPENBLAS_CORETYPE") != NULL || strcmp(name(), "Prescott") != 0) { return; }
    const char *kernels = fitting_kernels();
    if (kernels == NULL) { return; }
    struct objects objects = {(uintptr_t)&choose_kernels, (uintptr_t)symbol, 0};
    dl_iterate_phdr(look_at, &objects);
    if (!objects.is_own_first) { return; }
    size_t count = 0;
    while (environ != NULL && environ[count] != NULL) { count++; }
    longer_environment = malloc((count + 2) * sizeof *longer_environment);
    if (longer_environment == NULL) { return; }
    char **before = environ;
    longer_environment[0] = (char *)(uintptr_t)kernels;
    for (size_t k = 0; k < count; k++) { longer_environment[k + 1] = before[k]; }
    longer_environment[count + 1] = NULL;
    environ = longer_environment;
    quit();
    init();
    environ = before;
}

#else

/* A file of C is not empty. */
typedef int no_kernels_to_choose;

#endif
