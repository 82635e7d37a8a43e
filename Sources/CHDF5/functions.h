/*
 * The functions of libhdf5 that are used. cp_NAME takes and gives what NAME does; the compiler compares
 * each line with the declaration in hdf5.h.
 */
#ifndef CHOKEPOINT_CHDF5_FUNCTIONS_H
#define CHOKEPOINT_CHDF5_FUNCTIONS_H

#define CP_H5(name) ((__typeof__(&name))cp_h5_symbol(#name))

#define CP_H5_0(result, name) \
    static inline result cp_##name(void) { return CP_H5(name)(); }
#define CP_H5_1(result, name, A) \
    static inline result cp_##name(A a) { return CP_H5(name)(a); }
#define CP_H5_2(result, name, A, B) \
    static inline result cp_##name(A a, B b) { return CP_H5(name)(a, b); }
#define CP_H5_3(result, name, A, B, C) \
    static inline result cp_##name(A a, B b, C c) { return CP_H5(name)(a, b, c); }
#define CP_H5_4(result, name, A, B, C, D) \
    static inline result cp_##name(A a, B b, C c, D d) { return CP_H5(name)(a, b, c, d); }
#define CP_H5_5(result, name, A, B, C, D, E) \
    static inline result cp_##name(A a, B b, C c, D d, E e) { return CP_H5(name)(a, b, c, d, e); }
#define CP_H5_6(result, name, A, B, C, D, E, F) \
    static inline result cp_##name(A a, B b, C c, D d, E e, F f) { \
        return CP_H5(name)(a, b, c, d, e, f); \
    }
#define CP_H5_7(result, name, A, B, C, D, E, F, G) \
    static inline result cp_##name(A a, B b, C c, D d, E e, F f, G g) { \
        return CP_H5(name)(a, b, c, d, e, f, g); \
    }
#define CP_H5_8(result, name, A, B, C, D, E, F, G, H) \
    static inline result cp_##name(A a, B b, C c, D d, E e, F f, G g, H h) { \
        return CP_H5(name)(a, b, c, d, e, f, g, h); \
    }

CP_H5_1(herr_t, H5Aclose, hid_t)
CP_H5_6(hid_t, H5Acreate2, hid_t, const char *, hid_t, hid_t, hid_t, hid_t)
CP_H5_8(hid_t, H5Acreate_by_name, hid_t, const char *, const char *, hid_t, hid_t, hid_t, hid_t,
        hid_t)
CP_H5_2(herr_t, H5Adelete, hid_t, const char *)
CP_H5_4(htri_t, H5Aexists_by_name, hid_t, const char *, const char *, hid_t)
CP_H5_7(hid_t, H5Aopen_by_idx, hid_t, const char *, H5_index_t, H5_iter_order_t, hsize_t, hid_t,
        hid_t)
CP_H5_1(hid_t, H5Aget_space, hid_t)
CP_H5_1(hid_t, H5Aget_type, hid_t)
CP_H5_3(hid_t, H5Aopen, hid_t, const char *, hid_t)
CP_H5_5(hid_t, H5Aopen_by_name, hid_t, const char *, const char *, hid_t, hid_t)
CP_H5_3(herr_t, H5Aread, hid_t, hid_t, void *)
CP_H5_3(herr_t, H5Awrite, hid_t, hid_t, const void *)
CP_H5_1(herr_t, H5Dclose, hid_t)
CP_H5_7(hid_t, H5Dcreate2, hid_t, const char *, hid_t, hid_t, hid_t, hid_t, hid_t)
CP_H5_7(herr_t, H5Dget_chunk_info, hid_t, hid_t, hsize_t, hsize_t *, unsigned *, haddr_t *,
        hsize_t *)
CP_H5_1(hid_t, H5Dget_create_plist, hid_t)
CP_H5_3(herr_t, H5Dget_num_chunks, hid_t, hid_t, hsize_t *)
CP_H5_1(hid_t, H5Dget_space, hid_t)
CP_H5_2(herr_t, H5Dget_space_status, hid_t, H5D_space_status_t *)
CP_H5_1(hid_t, H5Dget_type, hid_t)
CP_H5_3(hid_t, H5Dopen2, hid_t, const char *, hid_t)
CP_H5_6(herr_t, H5Dread, hid_t, hid_t, hid_t, hid_t, hid_t, void *)
CP_H5_6(herr_t, H5Dwrite, hid_t, hid_t, hid_t, hid_t, hid_t, const void *)
CP_H5_3(herr_t, H5Eset_auto2, hid_t, H5E_auto2_t, void *)
CP_H5_4(herr_t, H5Ewalk2, hid_t, H5E_direction_t, H5E_walk2_t, void *)
CP_H5_1(herr_t, H5Fclose, hid_t)
CP_H5_4(hid_t, H5Fcreate, const char *, unsigned, hid_t, hid_t)
CP_H5_3(hid_t, H5Fopen, const char *, unsigned, hid_t)
CP_H5_1(herr_t, H5Gclose, hid_t)
CP_H5_5(hid_t, H5Gcreate2, hid_t, const char *, hid_t, hid_t, hid_t)
CP_H5_1(hid_t, H5Gget_create_plist, hid_t)
CP_H5_2(herr_t, H5Gget_info, hid_t, H5G_info_t *)
CP_H5_3(hid_t, H5Gopen2, hid_t, const char *, hid_t)
CP_H5_1(H5I_type_t, H5Iget_type, hid_t)
CP_H5_3(herr_t, H5Ldelete, hid_t, const char *, hid_t)
CP_H5_3(htri_t, H5Lexists, hid_t, const char *, hid_t)
CP_H5_8(ssize_t, H5Lget_name_by_idx, hid_t, const char *, H5_index_t, H5_iter_order_t, hsize_t,
        char *, size_t, hid_t)
CP_H5_1(herr_t, H5Oclose, hid_t)
CP_H5_3(hid_t, H5Oopen, hid_t, const char *, hid_t)
CP_H5_1(herr_t, H5Pclose, hid_t)
CP_H5_1(hid_t, H5Pcreate, hid_t)
CP_H5_3(int, H5Pget_chunk, hid_t, int, hsize_t *)
CP_H5_1(H5D_layout_t, H5Pget_layout, hid_t)
CP_H5_2(herr_t, H5Pget_link_creation_order, hid_t, unsigned *)
CP_H5_3(herr_t, H5Pset_chunk, hid_t, int, const hsize_t *)
CP_H5_2(herr_t, H5Pset_deflate, hid_t, unsigned)
CP_H5_3(herr_t, H5Pset_file_locking, hid_t, hbool_t, hbool_t)
CP_H5_1(herr_t, H5Pset_fletcher32, hid_t)
CP_H5_2(herr_t, H5Pset_link_creation_order, hid_t, unsigned)
CP_H5_2(herr_t, H5Pset_obj_track_times, hid_t, hbool_t)
CP_H5_1(herr_t, H5Pset_shuffle, hid_t)
CP_H5_1(herr_t, H5Sclose, hid_t)
CP_H5_1(hid_t, H5Screate, H5S_class_t)
CP_H5_3(hid_t, H5Screate_simple, int, const hsize_t *, const hsize_t *)
CP_H5_3(int, H5Sget_simple_extent_dims, hid_t, hsize_t *, hsize_t *)
CP_H5_1(int, H5Sget_simple_extent_ndims, hid_t)
CP_H5_1(hssize_t, H5Sget_simple_extent_npoints, hid_t)
CP_H5_6(herr_t, H5Sselect_hyperslab, hid_t, H5S_seloper_t, const hsize_t *, const hsize_t *, const
        hsize_t *, const hsize_t *)
CP_H5_1(herr_t, H5Tclose, hid_t)
CP_H5_1(hid_t, H5Tcopy, hid_t)
CP_H5_1(H5T_class_t, H5Tget_class, hid_t)
CP_H5_1(H5T_cset_t, H5Tget_cset, hid_t)
CP_H5_1(size_t, H5Tget_size, hid_t)
CP_H5_1(H5T_str_t, H5Tget_strpad, hid_t)
CP_H5_1(htri_t, H5Tis_variable_str, hid_t)
CP_H5_2(herr_t, H5Tset_cset, hid_t, H5T_cset_t)
CP_H5_2(herr_t, H5Tset_size, hid_t, size_t)
CP_H5_1(herr_t, H5free_memory, void *)
CP_H5_3(herr_t, H5get_libversion, unsigned *, unsigned *, unsigned *)
CP_H5_0(herr_t, H5open)

#endif
