/* Finds libhdf5 and what is in it. */
#include "CHDF5.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

void *cp_h5_library(char *problem, size_t size) {
    static void *library = NULL;
    if (library != NULL) { return library; }
    const char *given = getenv("CHOKEPOINT_HDF5");
    const char *const system[] = {
        "libhdf5_serial.so.103", "libhdf5_serial.so", "libhdf5.so", "libhdf5.dylib",
        "/opt/homebrew/lib/libhdf5.dylib",
    };
    void *found = given != NULL ? dlopen(given, RTLD_NOW | RTLD_LOCAL) : NULL;
    for (size_t k = 0; given == NULL && found == NULL && k < sizeof system / sizeof *system; k++) {
        found = dlopen(system[k], RTLD_NOW | RTLD_LOCAL);
    }
    if (found == NULL) {
        const char *reason = given != NULL ? dlerror() : "there is no libhdf5";
        if (problem != NULL) { snprintf(problem, size, "%s", reason != NULL ? reason : given); }
        return NULL;
    }
    /* Files are always closed by who opened them. One that cannot be, because its disk is full,
     * is tried again at the end of the process, and the library falls over it: it must not clean
     * up then. */
    herr_t (*no_end)(void) = (herr_t(*)(void))dlsym(found, "H5dont_atexit");
    if (no_end != NULL) { no_end(); }
    herr_t (*version)(unsigned *, unsigned *, unsigned *) =
        (herr_t(*)(unsigned *, unsigned *, unsigned *))dlsym(found, "H5get_libversion");
    unsigned major = 0, minor = 0, release = 0;
    if (version != NULL) { version(&major, &minor, &release); }
    if (major != H5_VERS_MAJOR || minor != H5_VERS_MINOR) {
        if (problem != NULL) {
            snprintf(problem, size, "its version is %u.%u.%u, the program was built for %d.%d",
                     major, minor, release, H5_VERS_MAJOR, H5_VERS_MINOR);
        }
        dlclose(found);
        return NULL;
    }
    library = found;
    return library;
}

void *cp_h5_symbol(const char *name) {
    void *library = cp_h5_library(NULL, 0);
    void *symbol = library != NULL ? dlsym(library, name) : NULL;
    if (symbol == NULL) {
        fprintf(stderr, "fatal: libhdf5 has no %s\n", name);
        abort();
    }
    return symbol;
}
