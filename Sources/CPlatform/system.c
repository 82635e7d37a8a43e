#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

void cp_open_standard_streams(void) {
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) >= 0 || errno != EBADF) { continue; }
        /* The lowest free number is this one. What writes to it gets an error, as a closed
         * descriptor would give: /dev/null is opened for the other direction. */
        int opened = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
        if (opened >= 0 && opened != stream) {
            dup2(opened, stream);
            close(opened);
        }
    }
}

int cp_write_all(int file, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(file, next, count);
        if (written > 0) {
            next += written;
            count -= (size_t)written;
            continue;
        }
        if (written == 0) { return EIO; }
        if (errno == EINTR) { continue; }
        if (errno != EAGAIN && errno != EWOULDBLOCK) { return errno; }
        struct pollfd wait = {.fd = file, .events = POLLOUT};
        if (poll(&wait, 1, -1) < 0 && errno != EINTR) { return errno; }
    }
    return 0;
}

void cp_start_writing(const char *path) {
#ifdef __linux__
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) { return; }
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
    close(file);
#else
    (void)path;
#endif
}

size_t cp_address_space_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
        return PTRDIFF_MAX;
    }
    return limit.rlim_cur < PTRDIFF_MAX ? (size_t)limit.rlim_cur : PTRDIFF_MAX;
}

bool cp_has_address_space(size_t bytes) {
    if (bytes == 0) { return true; }
    void *probe = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (probe == MAP_FAILED) { return false; }
    munmap(probe, bytes);
    return true;
}
