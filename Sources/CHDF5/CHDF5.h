/*
 * libhdf5 for Swift. HDF5's type and property constants are macros over global variables, which Swift
 * cannot see or refuses as shared mutable state: they are read through inline functions here.
 */
#ifndef CHOKEPOINT_CHDF5_H
#define CHOKEPOINT_CHDF5_H

#if __has_include(<hdf5.h>)
#include <hdf5.h>
#else
#error "hdf5.h is missing: install Debian's libhdf5-dev (apt-get install libhdf5-dev), or run Scripts/setup"
#endif

#include <stddef.h>

static inline unsigned cp_h5_read_only(void) { return H5F_ACC_RDONLY; }
static inline unsigned cp_h5_read_write(void) { return H5F_ACC_RDWR; }
static inline unsigned cp_h5_new_file(void) { return H5F_ACC_EXCL; }
static inline hid_t cp_h5_native_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t cp_h5_ieee_f64le(void) { return H5T_IEEE_F64LE; }
static inline hid_t cp_h5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t cp_h5_std_i64le(void) { return H5T_STD_I64LE; }
static inline hid_t cp_h5_c_string(void) { return H5T_C_S1; }
static inline hid_t cp_h5_dataset_create(void) { return H5P_DATASET_CREATE; }
static inline hid_t cp_h5_dataset_access(void) { return H5P_DATASET_ACCESS; }
static inline hid_t cp_h5_group_create(void) { return H5P_GROUP_CREATE; }
static inline hid_t cp_h5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t cp_h5_all(void) { return H5S_ALL; }
static inline hid_t cp_h5_default(void) { return H5P_DEFAULT; }
static inline size_t cp_h5_variable(void) { return H5T_VARIABLE; }

/* Errors are reported by return value only; the library prints nothing. */
static inline void cp_h5_be_silent(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

/* Description of the innermost error of the last failing call, or an empty text. */
static herr_t cp_h5_take_first(unsigned n, const H5E_error2_t *error, void *text) {
    if (n == 0 && error->desc != NULL) { *(const char **)text = error->desc; }
    return 0;
}
static inline const char *cp_h5_last_error(void) {
    const char *text = "";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, cp_h5_take_first, &text);
    return text;
}

#endif
