/*
 * A trial of a file in a process of its own.
 *
 * libhdf5 trusts the structures of a file: damaged lengths and addresses, above all of texts of variable
 * length, end the process inside it. cp_h5_trial() therefore walks over a file in a child process first: every
 * object, every attribute, all texts, small datasets, and where the chunks of large ones are. What cannot be
 * listed may still be found by its name, as the reader does.
 */
#ifndef CHOKEPOINT_CHDF5_TRIAL_H
#define CHOKEPOINT_CHDF5_TRIAL_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child without the handlers of fork(): OpenBLAS has one that ends its threads, whoever computes with them. */
#if defined(__APPLE__)
static inline pid_t cp_h5_fork(void) { return fork(); }
#else
extern pid_t _Fork(void);
static inline pid_t cp_h5_fork(void) { return _Fork(); }
#endif

/* Objects below more groups than this, more objects, and larger values are left to the reader, which refuses
 * them. Of numbers, which cannot mislead the library as texts can, no more than some are read: a sound file is
 * never held up. */
enum {
    cp_h5_trial_depth = 16,
    cp_h5_trial_objects = 100000,
    cp_h5_trial_bytes = 1 << 24,
    cp_h5_trial_numbers = 1 << 26,
    /* Memory that a trial may take. */
    cp_h5_trial_memory = 1 << 29
};

/* What cp_h5_trial() returns when a trial wants more than that. */
enum { cp_h5_trial_is_endless_memory = 1000 };

struct cp_h5_walk {
    int depth;
    int objects;
    /* Bytes of numbers that were read. */
    size_t numbers;
    /* Whether there was no memory for something. */
    int exhausted;
};

/* Called behind what may have failed for want of memory. */
static void cp_h5_trial_note(struct cp_h5_walk *walk) {
    if (errno == ENOMEM) { walk->exhausted = 1; }
    errno = 0;
}

/* Lets the process have `bytes` more address space than it has. Nothing is done where the system does not say
 * what it has, nor where that is no measure (a sanitizer takes terabytes). */
static void cp_h5_trial_bound(size_t bytes) {
#if defined(__linux__)
    char text[64] = {0};
    int file = open("/proc/self/statm", O_RDONLY);
    if (file < 0) { return; }
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    size_t used = length > 0 ? strtoull(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
    if (used == 0 || used >= (size_t)1 << 40) { return; }
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) < 0) { return; }
    if (limit.rlim_cur > used + bytes) { limit.rlim_cur = used + bytes; }
    setrlimit(RLIMIT_AS, &limit);
#else
    (void)bytes;
#endif
}

/* Looks at every byte of the texts, as their user will. */
static size_t cp_h5_trial_texts(char *const *texts, hssize_t count) {
    size_t bytes = 0;
    for (hssize_t k = 0; k < count; k++) {
        if (texts[k] != NULL) { bytes += strlen(texts[k]); }
    }
    return bytes;
}

/* Reads the values of an attribute or of a dataset. */
static void cp_h5_trial_values(hid_t id, int is_attribute, struct cp_h5_walk *walk) {
    hid_t type = is_attribute ? cp_H5Aget_type(id) : cp_H5Dget_type(id);
    hid_t space = is_attribute ? cp_H5Aget_space(id) : cp_H5Dget_space(id);
    hssize_t count = space >= 0 ? cp_H5Sget_simple_extent_npoints(space) : -1;
    size_t size = type >= 0 ? cp_H5Tget_size(type) : 0;
    if (count > 0 && size > 0 && (size_t)count <= cp_h5_trial_bytes / size) {
        hid_t memory = type;
        if (cp_H5Tis_variable_str(type) > 0) {
            memory = cp_H5Tcopy(cp_h5_c_string());
            cp_H5Tset_size(memory, cp_h5_variable());
            cp_H5Tset_cset(memory, cp_H5Tget_cset(type));
            size = sizeof(char *);
        } else {
            walk->numbers += (size_t)count * size;
            if (walk->numbers > cp_h5_trial_numbers) { return; }
        }
        void *values = calloc((size_t)count, size);
        if (values != NULL) {
            herr_t status = is_attribute
                ? cp_H5Aread(id, memory, values)
                : cp_H5Dread(id, memory, cp_h5_all(), cp_h5_all(), cp_h5_default(), values);
            if (status >= 0 && memory != type) {
                cp_h5_trial_texts((char *const *)values, count);
            }
            free(values);
        }
    }
}

/* Asks where every chunk of a dataset is. */
static void cp_h5_trial_chunks(hid_t id) {
    hid_t properties = cp_H5Dget_create_plist(id);
    if (properties < 0 || cp_H5Pget_layout(properties) != H5D_CHUNKED) { return; }
    hid_t space = cp_H5Dget_space(id);
    hsize_t count = 0;
    hsize_t offset[H5S_MAX_RANK];
    if (cp_H5Dget_num_chunks(id, space, &count) < 0) { return; }
    for (hsize_t k = 0; k < count; k++) {
        unsigned mask = 0;
        haddr_t address = 0;
        hsize_t bytes = 0;
        if (cp_H5Dget_chunk_info(id, space, k, offset, &mask, &address, &bytes) < 0) { return; }
        /* Asking for the k-th goes over k chunks: the first of a large dataset tell enough. */
        if (k == 1000) { return; }
    }
}

static void cp_h5_trial_group(hid_t group, struct cp_h5_walk *walk);

static void cp_h5_trial_object(hid_t id, struct cp_h5_walk *walk) {
    for (hsize_t k = 0; k < 1000; k++) {
        hid_t attribute = cp_H5Aopen_by_idx(id, ".", H5_INDEX_NAME, H5_ITER_NATIVE, k,
                                            cp_h5_default(), cp_h5_default());
        if (attribute < 0) { break; }
        cp_h5_trial_values(attribute, 1, walk);
        cp_h5_trial_note(walk);
        cp_H5Aclose(attribute);
    }
    cp_h5_trial_note(walk);
    H5I_type_t kind = cp_H5Iget_type(id);
    if (kind == H5I_DATASET) {
        cp_h5_trial_chunks(id);
        cp_h5_trial_values(id, 0, walk);
        cp_h5_trial_note(walk);
    } else if (kind == H5I_GROUP || kind == H5I_FILE) {
        cp_h5_trial_group(id, walk);
    }
}

static void cp_h5_trial_group(hid_t group, struct cp_h5_walk *walk) {
    H5G_info_t info;
    if (walk->depth == cp_h5_trial_depth || cp_H5Gget_info(group, &info) < 0) { return; }
    walk->depth++;
    for (hsize_t k = 0; k < info.nlinks && walk->objects < cp_h5_trial_objects; k++) {
        char name[1024];
        walk->objects++;
        if (cp_H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, k, name, sizeof name,
                                  cp_h5_default()) < 0) {
            break;
        }
        hid_t id = cp_H5Oopen(group, name, cp_h5_default());
        cp_h5_trial_note(walk);
        if (id < 0) { continue; }
        cp_h5_trial_object(id, walk);
        cp_H5Oclose(id);
    }
    walk->depth--;
}

/*
 * Walks over a file in a child process. Returns 0 when the child comes to the end, whatever it finds: to say
 * what is wrong is the reader's part; the signal that ended it, SIGXCPU after `seconds` of computing, SIGALRM
 * after twice as many by the clock; cp_h5_trial_is_endless_memory; -1 when there is no child to be had.
 *
 * The caller holds the lock of libhdf5. Another thread may hold one of malloc's when the child is made, which
 * then may wait for ever: after SIGALRM it is worth another try.
 */
static inline int cp_h5_trial(const char *path, const char *const *names, size_t name_count,
                              unsigned seconds) {
    /* Everything that looks for symbols does so before. */
    hid_t access = cp_H5Pcreate(cp_h5_file_access());
    cp_H5Pset_file_locking(access, 0, 1);
    cp_h5_c_string();
    pid_t child = cp_h5_fork();
    if (child == 0) {
        const int fatal[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGALRM,
                             SIGXCPU};
        sigset_t none;
        for (size_t k = 0; k < sizeof fatal / sizeof *fatal; k++) { signal(fatal[k], SIG_DFL); }
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        struct rlimit no_dump = {0, 0};
        setrlimit(RLIMIT_CORE, &no_dump);
        struct rlimit computing = {seconds, seconds + 1};
        setrlimit(RLIMIT_CPU, &computing);
        alarm(2 * seconds);
        cp_h5_trial_bound(cp_h5_trial_memory);
        errno = 0;
        struct cp_h5_walk walk = {0, 0, 0, 0};
        hid_t file = cp_H5Fopen(path, cp_h5_read_only(), access);
        cp_h5_trial_note(&walk);
        if (file >= 0) { cp_h5_trial_object(file, &walk); }
        for (size_t k = 0; file >= 0 && k < name_count; k++) {
            hid_t id = cp_H5Oopen(file, names[k], cp_h5_default());
            cp_h5_trial_note(&walk);
            if (id >= 0) { cp_h5_trial_object(id, &walk); }
        }
        _exit(walk.exhausted ? 1 : 0);
    }
    cp_H5Pclose(access);
    if (child < 0) { return -1; }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) { return -1; }
    }
    if (WIFSIGNALED(status)) { return WTERMSIG(status); }
    return WEXITSTATUS(status) == 0 ? 0 : cp_h5_trial_is_endless_memory;
}

#endif
