#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CPlatform.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

enum { slots = 256 };
static _Atomic(char *) unfinished[slots];

int cp_unfinished_add(const char *path) {
    char *copy = strdup(path);
    if (copy == NULL) { return -1; }
    for (int slot = 0; slot < slots; slot++) {
        char *nothing = NULL;
        if (atomic_compare_exchange_strong(&unfinished[slot], &nothing, copy)) { return slot; }
    }
    free(copy);
    return -1;
}

void cp_unfinished_drop(int slot) {
    if (slot < 0 || slot >= slots) { return; }
    free(atomic_exchange(&unfinished[slot], NULL));
}

#if defined(__linux__)
struct entry {
    uint64_t inode;
    int64_t next;
    unsigned short length;
    unsigned char kind;
    char name[];
};

/* Removes what is in an open folder, down to `depth` folders below it. The C library's way of
 * listing a folder allocates memory, which a handler must not. */
static void empty(int folder, int depth) {
    _Alignas(struct entry) char buffer[4096];
    for (;;) {
        long count = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
        if (count <= 0) { return; }
        bool removed = false;
        for (long at = 0; at < count;) {
            const struct entry *entry = (const struct entry *)(buffer + at);
            at += entry->length;
            if (strcmp(entry->name, ".") == 0 || strcmp(entry->name, "..") == 0) { continue; }
            if (unlinkat(folder, entry->name, 0) == 0) {
                removed = true;
                continue;
            }
            int inner = depth > 0
                ? openat(folder, entry->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                : -1;
            if (inner < 0) { continue; }
            empty(inner, depth - 1);
            close(inner);
            removed = unlinkat(folder, entry->name, AT_REMOVEDIR) == 0 || removed;
        }
        if (removed) { lseek(folder, 0, SEEK_SET); }
    }
}
#endif

void cp_unfinished_remove(void) {
    for (int slot = 0; slot < slots; slot++) {
        /* Not freed: the handler may have interrupted the allocator. */
        const char *path = atomic_load(&unfinished[slot]);
        if (path == NULL || unlink(path) == 0) { continue; }
#if defined(__linux__)
        int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (folder < 0) { continue; }
        empty(folder, 8);
        close(folder);
#endif
        rmdir(path);
    }
}
