/* XXH3 from libxxhash, compiled inline so that it uses the widest vectors of the build target. */
#ifndef CHOKEPOINT_CXXHASH_H
#define CHOKEPOINT_CXXHASH_H

#include <stddef.h>
#include <stdint.h>

#if __has_include(<xxhash.h>)
#include <xxhash.h>
#else
#error "xxhash.h is missing: install Debian's libxxhash-dev (apt-get install libxxhash-dev), or run Scripts/setup"
#endif

/* XXH3, 64 bits, of `length` bytes: a checksum against damage, not against malice. */
static inline uint64_t cp_checksum(const void *bytes, size_t length) {
    return XXH3_64bits(bytes, length);
}

#endif
