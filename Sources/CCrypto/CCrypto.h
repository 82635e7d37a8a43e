/* SHA-256 of OpenSSL's libcrypto, which uses the processor's own instructions. */
#ifndef CHOKEPOINT_CCRYPTO_H
#define CHOKEPOINT_CCRYPTO_H

#if __has_include(<openssl/evp.h>)
#include <openssl/evp.h>
#else
#error "openssl/evp.h is missing: install Debian's libssl-dev (apt-get install libssl-dev), or run Scripts/setup"
#endif

#include <stddef.h>

/* SHA-256 of `length` bytes into 32 bytes; returns 1 on success. */
static inline int cp_sha256(const void *bytes, size_t length, unsigned char *digest) {
    return EVP_Digest(bytes, length, digest, NULL, EVP_sha256(), NULL);
}

#endif
