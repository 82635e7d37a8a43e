/*
 * libhdf5 for Swift, loaded when it is first used.
 *
 * Debian's libhdf5 brings some forty libraries with it, which cost a process more than half of its
 * start even when it reads no HDF5 file. It is therefore not linked: cp_h5_library() loads it, and
 * every cp_H5… function of functions.h finds its namesake in it at the call. Other declarations of
 * hdf5.h are types and constants only; calling its functions directly does not link.
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
#error "hdf5.h is missing: install Debian's libhdf5-dev (apt-get install libhdf5-dev), \
or run Scripts/setup"
#endif

#include <stddef.h>

/* Constants are macros that call into the library first; here they are constants only. */
#undef H5OPEN
#define H5OPEN
#undef H5CHECK
#define H5CHECK

/*
 * The library: that of $CHOKEPOINT_HDF5 where it is set, else the system's. NULL when there is none
 * or when its version is not that of the headers; then `problem`, if given, says why.
 */
void *cp_h5_library(char *problem, size_t size);

/* The address of a function or variable of the library. */
void *cp_h5_symbol(const char *name);

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
