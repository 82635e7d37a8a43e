/* What include/reader.h declares: the child process and what asks it. */
#include "CHDF5.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/socket.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif
#include <sys/wait.h>
#include <unistd.h>

#if defined(__APPLE__)
static inline pid_t cp_h5_fork(void) { return fork(); }
#else
extern pid_t _Fork(void);
static inline pid_t cp_h5_fork(void) { return _Fork(); }
#endif

/* Lets this process compute for so many seconds in all. */
static void cp_h5_reader_allow(uint64_t seconds) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_CPU, &limit) < 0) { return; }
    limit.rlim_cur = seconds < limit.rlim_max ? (rlim_t)seconds : limit.rlim_max;
    setrlimit(RLIMIT_CPU, &limit);
}

/* The address space that this process has; 0 where the system does not say, or where it is no
 * measure (a sanitizer takes terabytes). */
static size_t cp_h5_reader_space(void) {
#if defined(__linux__)
    char text[64] = {0};
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) { return 0; }
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    size_t used = length > 0 ? strtoull(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
    return used < (size_t)1 << 40 ? used : 0;
#else
    return 0;
#endif
}

/* Lets this process have `bytes` more than `space`, or as much as it may have. */
static void cp_h5_reader_bound(size_t space, size_t bytes) {
    struct rlimit limit;
    if (space == 0 || getrlimit(RLIMIT_AS, &limit) < 0) { return; }
    limit.rlim_cur = space + bytes < limit.rlim_max ? space + bytes : limit.rlim_max;
    setrlimit(RLIMIT_AS, &limit);
}

static void cp_h5_reader_put(int socket, const void *bytes, size_t length) {
    const char *next = (const char *)bytes;
    while (length > 0) {
        ssize_t sent = write(socket, next, length);
        if (sent < 0 && errno == EINTR) { continue; }
        /* Nobody listens any more. */
        if (sent <= 0) { _exit(0); }
        next += sent;
        length -= (size_t)sent;
    }
}

static void cp_h5_reader_get(int socket, void *bytes, size_t length) {
    char *next = (char *)bytes;
    while (length > 0) {
        ssize_t got = read(socket, next, length);
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { _exit(0); }
        next += got;
        length -= (size_t)got;
    }
}

/* Replies with what comes next, or with why there is nothing. */
static void cp_h5_reader_reply(int socket, int status, uint64_t length) {
    int wants_memory = status < 0 && errno == ENOMEM;
    const char *reason = status < 0 ? cp_h5_last_error() : "";
    struct cp_h5_reply reply = {wants_memory ? cp_h5_wants_memory : status,
                                (uint32_t)strlen(reason), status < 0 ? 0 : length};
    cp_h5_reader_put(socket, &reply, sizeof reply);
    cp_h5_reader_put(socket, reason, reply.reason_length);
}

/* Describes a type and a space. */
static struct cp_h5_values cp_h5_reader_describe(hid_t type, hid_t space) {
    struct cp_h5_values values;
    memset(&values, 0, sizeof values);
    values.type_class = cp_H5Tget_class(type);
    values.size = cp_H5Tget_size(type);
    if (values.type_class == H5T_STRING) {
        values.is_variable = cp_H5Tis_variable_str(type) > 0;
        values.is_padded = cp_H5Tget_strpad(type) == H5T_STR_SPACEPAD;
    }
    values.count = cp_H5Sget_simple_extent_npoints(space);
    int rank = cp_H5Sget_simple_extent_ndims(space);
    hsize_t extent[H5S_MAX_RANK] = {0};
    if (rank > 0 && cp_H5Sget_simple_extent_dims(space, extent, NULL) >= 0) {
        values.rank = rank;
        for (int k = 0; k < rank; k++) { values.extent[k] = extent[k]; }
    }
    return values;
}

/* Whether all values of a dataset are stored. */
static int cp_h5_reader_is_whole(hid_t dataset, hid_t space, const struct cp_h5_values *values) {
    if (!values->is_chunked) {
        H5D_space_status_t status = H5D_SPACE_STATUS_ERROR;
        return cp_H5Dget_space_status(dataset, &status) >= 0 &&
               status == H5D_SPACE_STATUS_ALLOCATED;
    }
    uint64_t due = 1;
    for (int k = 0; k < values->rank; k++) {
        if (values->extent[k] == 0 || values->chunk[k] == 0) { return 1; }
        due *= (values->extent[k] - 1) / values->chunk[k] + 1;
    }
    hsize_t count = 0;
    return cp_H5Dget_num_chunks(dataset, space, &count) >= 0 && count == due;
}

/* Describes a dataset. */
static struct cp_h5_values cp_h5_reader_dataset(hid_t dataset) {
    hid_t type = cp_H5Dget_type(dataset), space = cp_H5Dget_space(dataset);
    struct cp_h5_values values = cp_h5_reader_describe(type, space);
    hid_t properties = cp_H5Dget_create_plist(dataset);
    H5D_layout_t layout = properties >= 0 ? cp_H5Pget_layout(properties) : H5D_LAYOUT_ERROR;
    values.is_chunked = layout == H5D_CHUNKED;
    values.is_outside =
        layout == H5D_VIRTUAL || (properties >= 0 && cp_H5Pget_external_count(properties) > 0);
    if (values.is_chunked) {
        hsize_t chunk[H5S_MAX_RANK] = {0};
        cp_H5Pget_chunk(properties, values.rank, chunk);
        for (int k = 0; k < values.rank; k++) { values.chunk[k] = chunk[k]; }
    }
    values.is_whole = cp_h5_reader_is_whole(dataset, space, &values);
    cp_H5Pclose(properties);
    cp_H5Sclose(space);
    cp_H5Tclose(type);
    return values;
}

/* Reads texts of a dataset or of an attribute into memory of `*length` bytes, each behind its
 * length; NULL when that fails. */
static char *cp_h5_reader_texts(hid_t id, int is_attribute, const struct cp_h5_values *values,
                                size_t *length) {
    size_t count = values->count > 0 ? (size_t)values->count : 0;
    hid_t type = is_attribute ? cp_H5Aget_type(id) : cp_H5Dget_type(id);
    hid_t memory = type;
    size_t size = (size_t)values->size;
    if (values->is_variable) {
        memory = cp_H5Tcopy(cp_h5_c_string());
        cp_H5Tset_size(memory, cp_h5_variable());
        cp_H5Tset_cset(memory, cp_H5Tget_cset(type));
        size = sizeof(char *);
    }
    if (size == 0 || count > SIZE_MAX / 2 / size) { return NULL; }
    char *read = (char *)calloc(count > 0 ? count : 1, size);
    if (read == NULL) { return NULL; }
    herr_t status = 0;
    if (count > 0) {
        status = is_attribute
            ? cp_H5Aread(id, memory, read)
            : cp_H5Dread(id, memory, cp_h5_all(), cp_h5_all(), cp_h5_default(), read);
    }
    if (status < 0) {
        /* The reason is kept with the library until the next call. */
        return NULL;
    }
    size_t total = 0;
    char *texts = NULL;
    /* Measured, then written. */
    for (int pass = 0; pass < 2; pass++) {
        size_t used = 0;
        for (size_t k = 0; k < count; k++) {
            const char *text = values->is_variable ? ((char **)read)[k] : read + k * size;
            size_t bytes = 0;
            if (text != NULL) { bytes = values->is_variable ? strlen(text) : strnlen(text, size); }
            while (values->is_padded && bytes > 0 && text[bytes - 1] == ' ') { bytes--; }
            if (bytes > UINT32_MAX) { return NULL; }
            uint32_t stated = (uint32_t)bytes;
            if (pass == 1) {
                memcpy(texts + used, &stated, sizeof stated);
                if (bytes > 0) { memcpy(texts + used + sizeof stated, text, bytes); }
            }
            used += sizeof stated + bytes;
        }
        if (pass == 0) {
            total = used;
            texts = (char *)malloc(total > 0 ? total : 1);
            if (texts == NULL) { return NULL; }
        }
    }
    /* What the library gave is not given back: the process ends with the file. */
    free(read);
    *length = total;
    return texts;
}

/* Whether all links of a path exist; the path is taken apart. */
static int cp_h5_reader_exists(hid_t file, char *path) {
    for (char *end = path; ; end++) {
        if (*end != '/' && *end != 0) { continue; }
        char kept = *end;
        *end = 0;
        if (cp_H5Lexists(file, path, cp_h5_default()) <= 0) { return 0; }
        if (kept == 0) { return 1; }
        *end = kept;
    }
}

/* Names of the links of a group: in the order of creation where it keeps that, by name
 * otherwise. */
static void cp_h5_reader_members(int socket, hid_t file, const char *name) {
    hid_t group = cp_H5Gopen2(file, name, cp_h5_default());
    if (group < 0) {
        cp_h5_reader_reply(socket, -2, 0);
        return;
    }
    unsigned order = 0;
    hid_t properties = cp_H5Gget_create_plist(group);
    cp_H5Pget_link_creation_order(properties, &order);
    cp_H5Pclose(properties);
    H5_index_t index = order & H5P_CRT_ORDER_TRACKED ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    H5G_info_t info;
    int status = cp_H5Gget_info(group, &info) < 0 ? -1 : 0;
    char *names = NULL;
    size_t used = 0;
    for (hsize_t k = 0; status == 0 && k < info.nlinks; k++) {
        ssize_t length = cp_H5Lget_name_by_idx(group, ".", index, H5_ITER_INC, k, NULL, 0,
                                               cp_h5_default());
        char *longer = length > 0 ? (char *)realloc(names, used + (size_t)length + 1) : NULL;
        if (longer == NULL) {
            status = -1;
            break;
        }
        names = longer;
        cp_H5Lget_name_by_idx(group, ".", index, H5_ITER_INC, k, names + used, (size_t)length + 1,
                              cp_h5_default());
        used += (size_t)length + 1;
    }
    cp_h5_reader_reply(socket, status, used);
    if (status == 0) { cp_h5_reader_put(socket, names, used); }
    free(names);
    cp_H5Gclose(group);
}

static void cp_h5_reader_attribute(int socket, hid_t file, const char *name,
                                   const char *attribute_name) {
    if (cp_H5Aexists_by_name(file, name, attribute_name, cp_h5_default()) <= 0) {
        cp_h5_reader_reply(socket, 0, 0);
        return;
    }
    hid_t attribute =
        cp_H5Aopen_by_name(file, name, attribute_name, cp_h5_default(), cp_h5_default());
    hid_t type = cp_H5Aget_type(attribute), space = cp_H5Aget_space(attribute);
    struct cp_h5_values values = cp_h5_reader_describe(type, space);
    cp_H5Tclose(type);
    cp_H5Sclose(space);
    int64_t number = 0;
    char *value = NULL;
    size_t length = 0;
    int status = 1;
    if (values.count == 1 && values.type_class == H5T_STRING) {
        value = cp_h5_reader_texts(attribute, 1, &values, &length);
        if (value == NULL) { status = -1; }
    } else if (values.count == 1 && values.type_class == H5T_INTEGER) {
        status = cp_H5Aread(attribute, cp_h5_native_int64(), &number) < 0 ? -1 : 1;
        length = sizeof number;
    }
    cp_h5_reader_reply(socket, status, sizeof values + length);
    if (status > 0) {
        cp_h5_reader_put(socket, &values, sizeof values);
        cp_h5_reader_put(socket, value != NULL ? value : (char *)&number, length);
    }
    free(value);
    cp_H5Aclose(attribute);
}

/* Sends the rows of a dataset, read in whole rows of chunks so that each chunk is unpacked once;
 * `done` counts their bytes. */
static void cp_h5_reader_doubles(int socket, hid_t dataset, size_t space, uint64_t *done) {
    struct cp_h5_values values = cp_h5_reader_dataset(dataset);
    uint64_t rows = values.rank > 0 ? values.extent[0] : 0, columns = 1;
    for (int k = 1; k < values.rank; k++) { columns *= values.extent[k]; }
    if (rows == 0 || columns == 0) {
        cp_h5_reader_reply(socket, 0, 0);
        return;
    }
    uint64_t height = values.is_chunked && values.chunk[0] > 0 ? values.chunk[0] : 64;
    if (height > rows) { height = rows; }
    size_t row = (size_t)columns * sizeof(double);
    /* Twice a chunk, packed and unpacked, and the rows. */
    cp_h5_reader_bound(space, cp_h5_reader_memory + 3 * (size_t)rows * row);
    double *block = (double *)malloc((size_t)height * row);
    int status = block != NULL ? 0 : -1;
    hid_t whole = cp_H5Dget_space(dataset);
    hsize_t start[H5S_MAX_RANK] = {0}, extent[H5S_MAX_RANK];
    for (int k = 0; k < values.rank; k++) { extent[k] = values.extent[k]; }
    for (uint64_t first = 0; status == 0 && first < rows; first += height) {
        *done += height * row;
        cp_h5_reader_allow(cp_h5_reader_seconds + *done / cp_h5_reader_second);
        uint64_t count = rows - first < height ? rows - first : height;
        start[0] = first;
        extent[0] = count;
        hid_t memory = cp_H5Screate_simple(values.rank, extent, NULL);
        cp_H5Sselect_hyperslab(whole, H5S_SELECT_SET, start, NULL, extent, NULL);
        if (cp_H5Dread(dataset, cp_h5_native_double(), memory, whole, cp_h5_default(), block) < 0) {
            status = -1;
            break;
        }
        cp_H5Sclose(memory);
        uint64_t part = cp_h5_reader_block / row + 1;
        for (uint64_t k = 0; k < count; k += part) {
            uint64_t now = count - k < part ? count - k : part;
            cp_h5_reader_reply(socket, 0, now * row);
            cp_h5_reader_put(socket, block + k * columns, (size_t)now * row);
        }
    }
    cp_h5_reader_reply(socket, status, 0);
    cp_H5Sclose(whole);
    free(block);
    cp_h5_reader_bound(space, cp_h5_reader_memory);
}

/* Answers about a dataset. */
static void cp_h5_reader_ask_dataset(int socket, hid_t file, const char *name, uint32_t kind,
                                     size_t space, uint64_t *done) {
    hid_t dataset = cp_H5Dopen2(file, name, cp_h5_default());
    if (dataset < 0) {
        cp_h5_reader_reply(socket, -2, 0);
        return;
    }
    if (kind == cp_h5_ask_doubles) {
        cp_h5_reader_doubles(socket, dataset, space, done);
    } else {
        struct cp_h5_values values = cp_h5_reader_dataset(dataset);
        if (kind == cp_h5_ask_dataset) {
            cp_h5_reader_reply(socket, 0, sizeof values);
            cp_h5_reader_put(socket, &values, sizeof values);
        } else {
            size_t length = 0;
            char *texts = cp_h5_reader_texts(dataset, 0, &values, &length);
            cp_h5_reader_reply(socket, texts != NULL ? 0 : -1, length);
            if (texts != NULL) { cp_h5_reader_put(socket, texts, length); }
            free(texts);
        }
    }
    cp_H5Dclose(dataset);
}

/* Answers questions until nobody asks any more. */
static void cp_h5_reader_serve(int socket, const char *path, hid_t access) {
    size_t space = cp_h5_reader_space();
    cp_h5_reader_bound(space, cp_h5_reader_memory);
    cp_h5_reader_allow(cp_h5_reader_seconds);
    uint64_t done = 0;
    errno = 0;
    hid_t file = cp_H5Fopen(path, cp_h5_read_only(), access);
    cp_h5_reader_reply(socket, file < 0 ? -1 : 0, 0);
    /* What another file holds is no part of this one: such a link leads nowhere. */
    if (file >= 0) { cp_H5Lunregister(H5L_TYPE_EXTERNAL); }
    static char name[cp_h5_reader_name + 1], attribute[cp_h5_reader_name + 1];
    while (file >= 0) {
        struct cp_h5_question question;
        cp_h5_reader_get(socket, &question, sizeof question);
        if (question.name_length > cp_h5_reader_name ||
            question.attribute_length > cp_h5_reader_name) {
            return;
        }
        cp_h5_reader_get(socket, name, question.name_length);
        cp_h5_reader_get(socket, attribute, question.attribute_length);
        name[question.name_length] = attribute[question.attribute_length] = 0;
        errno = 0;
        switch (question.kind) {
        case cp_h5_ask_exists:
            cp_h5_reader_reply(socket, cp_h5_reader_exists(file, name), 0);
            break;
        case cp_h5_ask_members: cp_h5_reader_members(socket, file, name); break;
        case cp_h5_ask_attribute: cp_h5_reader_attribute(socket, file, name, attribute); break;
        default: cp_h5_reader_ask_dataset(socket, file, name, question.kind, space, &done);
        }
    }
}

/* Lets go of every file that this process inherited and gives its socket another number: the
 * lock of a file lives as long as anybody has the file open, and a pipe has no end before. What
 * the C library says of damaged memory concerns nobody. */
static int cp_h5_reader_let_go(int socket) {
    const int kept = STDERR_FILENO + 1;
    if (socket != kept) { dup2(socket, kept); }
    int nowhere = open("/dev/null", O_RDWR);
    for (int k = 0; nowhere >= 0 && k < kept; k++) { dup2(nowhere, k); }
#if defined(__linux__)
    if (syscall(SYS_close_range, (unsigned)kept + 1, ~0u, 0u) == 0) { return kept; }
#endif
    for (long k = sysconf(_SC_OPEN_MAX) - 1; k > kept; k--) { close((int)k); }
    return kept;
}

/* Finds everything that the child calls: the lock of the loader is another that it may never
 * get. */
static void cp_h5_reader_prepare(void) {
    cp_h5_c_string();
    cp_h5_native_double();
    cp_h5_native_int64();
    cp_h5_find_functions();
}

struct cp_h5_reader cp_h5_reader_start(const char *path, hid_t access) {
    struct cp_h5_reader reader = {-1, -1};
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) { return reader; }
    for (int k = 0; k < 2; k++) { fcntl(ends[k], F_SETFD, FD_CLOEXEC); }
#if defined(__APPLE__)
    int on = 1;
    setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    cp_h5_reader_prepare();
    const pid_t parent = getpid();
    reader.child = cp_h5_fork();
    if (reader.child == 0) {
#if defined(__linux__)
        /* Nobody asks a child whose parent was killed. The thread that made it waits for its
         * answers. */
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
        if (getppid() != parent) { _exit(0); }
        const int fatal[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE,  SIGILL, SIGTRAP,
                             SIGXCPU, SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGXFSZ};
        sigset_t none;
        for (size_t k = 0; k < sizeof fatal / sizeof *fatal; k++) { signal(fatal[k], SIG_DFL); }
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        struct rlimit no_dump = {0, 0};
        setrlimit(RLIMIT_CORE, &no_dump);
        cp_h5_reader_serve(cp_h5_reader_let_go(ends[1]), path, access);
        _exit(0);
    }
    int reason = errno;
    close(ends[1]);
    reader.socket = ends[0];
    if (reader.child < 0) {
        close(ends[0]);
        errno = reason;
    }
    return reader;
}

int cp_h5_reader_end(struct cp_h5_reader reader) {
    int status = 0;
    close(reader.socket);
    kill(reader.child, SIGKILL);
    while (waitpid(reader.child, &status, 0) < 0) {
        if (errno != EINTR) { return 0; }
    }
    int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return signal == SIGKILL ? 0 : signal;
}
