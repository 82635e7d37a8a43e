/* XXH3 from libxxhash. */
#ifndef CHOKEPOINT_CXXHASH_H
#define CHOKEPOINT_CXXHASH_H

#if __has_include(<xxhash.h>)
#include <xxhash.h>
#else
#error "xxhash.h is missing: install Debian's libxxhash-dev (apt-get install libxxhash-dev), \
or run Scripts/setup"
#endif

#include <stddef.h>
#include <stdint.h>

/* XXH3, 64 bits, of `length` bytes: a checksum against damage, not against malice. */
static inline uint64_t cp_checksum(const void *bytes, size_t length) {
    return XXH3_64bits(bytes, length);
}

#endif
