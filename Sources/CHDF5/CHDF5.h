/*
 * libhdf5 for Swift, loaded when it is first used.
 *
 * Debian's libhdf5 brings some forty libraries with it, which cost a process more than half of its start
 * even when it reads no HDF5 file. It is therefore not linked: cp_h5_library() loads it, and every cp_H5…
 * function of functions.h finds its namesake in it at the call. Other declarations of hdf5.h are types and
 * constants only; calling its functions directly does not link.
 *
 * Callers hold one lock of the process, as libhdf5 needs it anyway, and call cp_h5_library() first.
 */
#ifndef CHOKEPOINT_CHDF5_H
#define CHOKEPOINT_CHDF5_H

#if __has_include(<hdf5.h>)
#include <hdf5.h>
#elif __has_include(<hdf5/serial/hdf5.h>)
#include <hdf5/serial/hdf5.h>
#elif __has_include("/opt/homebrew/include/hdf5.h")
#include "/opt/homebrew/include/hdf5.h"
#else
#error "hdf5.h is missing: install Debian's libhdf5-dev (apt-get install libhdf5-dev), or run Scripts/setup"
#endif

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* Constants are macros that call into the library first; here they are constants only. */
#undef H5OPEN
#define H5OPEN
#undef H5CHECK
#define H5CHECK

/*
 * The library: that of $CHOKEPOINT_HDF5 where it is set, else the system's. NULL when there is none or
 * when its version is not that of the headers; then `problem`, if given, says why.
 */
static inline void *cp_h5_library(char *problem, size_t size) {
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
    /* Files are always closed by who opened them. One that cannot be, because its disk is full, is tried
     * again at the end of the process, and the library falls over it: it must not clean up then. */
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

/* The address of a function or variable of the library. */
static inline void *cp_h5_symbol(const char *name) {
    void *library = cp_h5_library(NULL, 0);
    void *symbol = library != NULL ? dlsym(library, name) : NULL;
    if (symbol == NULL) {
        fprintf(stderr, "fatal: libhdf5 has no %s\n", name);
        abort();
    }
    return symbol;
}

#include "functions.h"

/* Types and property classes are variables that H5open() sets; each is looked for once. */
#define CP_H5_VARIABLE(function, name) \
    static inline hid_t function(void) { \
        static const hid_t *found = NULL; \
        if (found == NULL) { \
            cp_H5open(); \
            found = (const hid_t *)cp_h5_symbol(name); \
        } \
        return *found; \
    }
CP_H5_VARIABLE(cp_h5_native_double, "H5T_NATIVE_DOUBLE_g")
CP_H5_VARIABLE(cp_h5_ieee_f64le, "H5T_IEEE_F64LE_g")
CP_H5_VARIABLE(cp_h5_native_int64, "H5T_NATIVE_INT64_g")
CP_H5_VARIABLE(cp_h5_std_i64le, "H5T_STD_I64LE_g")
CP_H5_VARIABLE(cp_h5_std_u8le, "H5T_STD_U8LE_g")
CP_H5_VARIABLE(cp_h5_std_u16le, "H5T_STD_U16LE_g")
CP_H5_VARIABLE(cp_h5_std_u32le, "H5T_STD_U32LE_g")
CP_H5_VARIABLE(cp_h5_std_u64le, "H5T_STD_U64LE_g")
CP_H5_VARIABLE(cp_h5_file_create, "H5P_CLS_FILE_CREATE_ID_g")
CP_H5_VARIABLE(cp_h5_c_string, "H5T_C_S1_g")
CP_H5_VARIABLE(cp_h5_dataset_create, "H5P_CLS_DATASET_CREATE_ID_g")
CP_H5_VARIABLE(cp_h5_group_create, "H5P_CLS_GROUP_CREATE_ID_g")
CP_H5_VARIABLE(cp_h5_file_access, "H5P_CLS_FILE_ACCESS_ID_g")

static inline unsigned cp_h5_read_only(void) { return H5F_ACC_RDONLY; }
static inline unsigned cp_h5_read_write(void) { return H5F_ACC_RDWR; }
static inline unsigned cp_h5_new_file(void) { return H5F_ACC_EXCL; }
static inline hid_t cp_h5_all(void) { return H5S_ALL; }
static inline hid_t cp_h5_default(void) { return H5P_DEFAULT; }
static inline size_t cp_h5_variable(void) { return H5T_VARIABLE; }

/* Errors are reported by return value only; the library prints nothing. */
static inline void cp_h5_be_silent(void) { cp_H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

/* Description of the innermost error of the last failing call, or an empty text. */
static herr_t cp_h5_take_first(unsigned n, const H5E_error2_t *error, void *text) {
    if (n == 0 && error->desc != NULL) { *(const char **)text = error->desc; }
    return 0;
}
static inline const char *cp_h5_last_error(void) {
    const char *text = "";
    cp_H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, cp_h5_take_first, &text);
    return text;
}

#include "reader.h"

#endif
