/*
 * The program starts in C: Swift finds the arguments in /proc, which is not everywhere, and the
 * address space must be looked at before OpenBLAS is, which waits for ever for what it cannot have.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CPlatform.h"

extern int32_t chokepoint_main(int32_t count, char **arguments);

#if defined(__linux__) && defined(__x86_64__)

/*
 * OpenBLAS takes the kernels of a processor of 2004 where it does not know the one it runs on, as
 * an older OpenBLAS does on every newer one: matrix products are then 5 to 10 times slower. Which
 * kernels it takes is read from the environment when it is loaded, so the program starts once more
 * with the name of those that fit. Whoever names some himself keeps them.
 */
static void use_fitting_kernels(char **arguments) {
    if (getenv("OPENBLAS_CORETYPE") != NULL) { return; }
    const char *(*name)(void) = NULL;
    void *symbol = dlsym(RTLD_DEFAULT, "openblas_get_corename");
    memcpy(&name, &symbol, sizeof name);
    if (name == NULL || strcmp(name(), "Prescott") != 0) { return; }
    __builtin_cpu_init();
    const char *fitting = NULL;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
        fitting = "SkylakeX";
    } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        fitting = "Haswell";
    }
    if (fitting == NULL || setenv("OPENBLAS_CORETYPE", fitting, 1) != 0) { return; }
    execv("/proc/self/exe", arguments);
    /* It goes on as it is where it cannot be started again. */
}

#else

static void use_fitting_kernels(char **arguments) { (void)arguments; }

#endif

int main(int count, char **arguments) {
    use_fitting_kernels(arguments);
    cp_open_standard_streams();
    cp_handle_signals();
    return chokepoint_main(count, arguments);
}

#if defined(__linux__) && defined(__GLIBC__)

/* What OpenBLAS and the C library take for each thread that computes: a buffer of 128 MiB, a stack
 * and an arena. */
static const size_t share = (size_t)208 << 20;

/* A number of threads in the environment; 0 without one. */
static long threads_asked(char **environment, const char *name) {
    size_t length = strlen(name);
    for (char **entry = environment; *entry != NULL; entry++) {
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
            return strtol(*entry + length + 1, NULL, 10);
        }
    }
    return 0;
}

/* Runs before the libraries are initialized: OpenBLAS takes its first memory then. */
static void require_address_space(int count, char **arguments, char **environment) {
    (void)count;
    (void)arguments;
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) { return; }
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    long threads = threads_asked(environment, "OPENBLAS_NUM_THREADS");
    if (threads <= 0) { threads = threads_asked(environment, "OMP_NUM_THREADS"); }
    if (threads <= 0 || threads > processors) { threads = processors; }
    if (threads < 1) { threads = 1; }
    size_t bytes = (size_t)threads * share;
    void *probe = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (probe != MAP_FAILED) {
        munmap(probe, bytes);
        return;
    }
    char text[400];
    int length = snprintf(
        text, sizeof text,
        "error: the limit on address space is too low: linear algebra on %ld thread%s takes "
        "%zu MiB of it beside the program (raise it, such as with 'ulimit -v', or use fewer "
        "threads with OPENBLAS_NUM_THREADS=1)\n",
        threads, threads == 1 ? "" : "s", bytes >> 20);
    ssize_t written = write(STDERR_FILENO, text, (size_t)length);
    (void)written;
    _exit(1);
}

__attribute__((section(".preinit_array"), used)) static void (*const before_libraries)(
    int, char **, char **) = require_address_space;

#endif
