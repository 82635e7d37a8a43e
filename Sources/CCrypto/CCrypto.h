/* SHA-256 of OpenSSL's libcrypto, which uses the processor's own instructions. */
#ifndef CHOKEPOINT_CCRYPTO_H
#define CHOKEPOINT_CCRYPTO_H

#if __has_include(<openssl/evp.h>)
#include <openssl/evp.h>
#else
#error "openssl/evp.h is missing: install Debian's libssl-dev (apt-get install libssl-dev), \
or run Scripts/setup"
#endif

#include <stddef.h>

/* A running SHA-256, or NULL. */
static inline EVP_MD_CTX *cp_sha256_begin(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1) return context;
    EVP_MD_CTX_free(context);
    return NULL;
}

/* Adds bytes; returns 1 on success. */
static inline int cp_sha256_add(EVP_MD_CTX *context, const void *bytes, size_t length) {
    return EVP_DigestUpdate(context, bytes, length);
}

/* The digest of all bytes, 32 of them; gives the memory back and returns 1 on success. */
static inline int cp_sha256_end(EVP_MD_CTX *context, unsigned char *digest) {
    int status = EVP_DigestFinal_ex(context, digest, NULL);
    EVP_MD_CTX_free(context);
    return status;
}

#endif
