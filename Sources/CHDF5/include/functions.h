/*
 * The functions of libhdf5 that are used. cp_NAME takes and gives what NAME does; the compiler
 * compares each line of the list with the declaration in hdf5.h. Each is looked for once.
 */
#ifndef CHOKEPOINT_CHDF5_FUNCTIONS_H
#define CHOKEPOINT_CHDF5_FUNCTIONS_H

#define CP_H5_POINTER(name) \
    static inline __typeof__(&name) cp_found_##name(void) { \
        static void *found = NULL; \
        if (found == NULL) { found = cp_h5_symbol(#name); } \
        return (__typeof__(&name))found; \
    }

#define CP_H5_0(result, name) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(void) { return cp_found_##name()(); }
#define CP_H5_1(result, name, A) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a) { return cp_found_##name()(a); }
#define CP_H5_2(result, name, A, B) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b) { return cp_found_##name()(a, b); }
#define CP_H5_3(result, name, A, B, C) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b, C c) { return cp_found_##name()(a, b, c); }
#define CP_H5_4(result, name, A, B, C, D) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b, C c, D d) { return cp_found_##name()(a, b, c, d); }
#define CP_H5_5(result, name, A, B, C, D, E) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b, C c, D d, E e) { \
        return cp_found_##name()(a, b, c, d, e); \
    }
#define CP_H5_6(result, name, A, B, C, D, E, F) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b, C c, D d, E e, F f) { \
        return cp_found_##name()(a, b, c, d, e, f); \
    }
#define CP_H5_7(result, name, A, B, C, D, E, F, G) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b, C c, D d, E e, F f, G g) { \
        return cp_found_##name()(a, b, c, d, e, f, g); \
    }
#define CP_H5_8(result, name, A, B, C, D, E, F, G, H) \
    CP_H5_POINTER(name) \
    static inline result cp_##name(A a, B b, C c, D d, E e, F f, G g, H h) { \
        return cp_found_##name()(a, b, c, d, e, f, g, h); \
    }

#include "function_list.h"

#undef CP_H5_0
#undef CP_H5_1
#undef CP_H5_2
#undef CP_H5_3
#undef CP_H5_4
#undef CP_H5_5
#undef CP_H5_6
#undef CP_H5_7
#undef CP_H5_8

/* Looks for all of them now. */
static inline void cp_h5_find_functions(void) {
#define CP_H5_0(result, name) cp_found_##name();
#define CP_H5_1(result, name, ...) cp_found_##name();
#define CP_H5_2(result, name, ...) cp_found_##name();
#define CP_H5_3(result, name, ...) cp_found_##name();
#define CP_H5_4(result, name, ...) cp_found_##name();
#define CP_H5_5(result, name, ...) cp_found_##name();
#define CP_H5_6(result, name, ...) cp_found_##name();
#define CP_H5_7(result, name, ...) cp_found_##name();
#define CP_H5_8(result, name, ...) cp_found_##name();
#include "function_list.h"
}

#endif
