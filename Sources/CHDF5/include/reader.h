/*
 * A file that is read in a process of its own.
 *
 * libhdf5 trusts the structures of a file: damaged lengths and addresses, above all of texts of
 * variable length, overwrite memory, end the process or never come to an end. A child process
 * therefore opens the file and answers questions about it over a socket; it may fall, and nothing
 * but plain numbers and texts reaches the process that asks.
 *
 * The child is made without the handlers of fork(): OpenBLAS has one that ends its threads, whoever
 * computes with them. Another thread may hold one of malloc's locks when it is made, which then is
 * never freed: who asks tells a child that sleeps from one that works, and makes another.
 */
#ifndef CHOKEPOINT_CHDF5_READER_H
#define CHOKEPOINT_CHDF5_READER_H

#include <stdint.h>
#include <sys/types.h>

/* What can be asked. A name is a path in the file; names are sent behind the question, without a
 * zero. */
enum {
    /* Whether there is a link: status 1 or 0. */
    cp_h5_ask_exists = 1,
    /* The names of a group's links, each with a zero behind it; status -2 when it is no group. */
    cp_h5_ask_members,
    /* cp_h5_values and the one text or 64-bit integer of an attribute; status 0 when there is
     * none. */
    cp_h5_ask_attribute,
    /* cp_h5_values of a dataset; status -2 when it is no dataset. */
    cp_h5_ask_dataset,
    /* The texts of a dataset: a 32-bit length and as many bytes each. */
    cp_h5_ask_texts,
    /* The doubles of a dataset, row by row, in replies of some whole rows; an empty one behind
     * the last. */
    cp_h5_ask_doubles,
};

struct cp_h5_question {
    uint32_t kind, name_length, attribute_length;
};

struct cp_h5_reply {
    /* 0 or more, or why there is no answer. */
    int32_t status;
    uint32_t reason_length;
    uint64_t length;
};

/* A status of a reply: the library wanted more memory than it may have. */
enum { cp_h5_wants_memory = -9 };

/* What a dataset or an attribute holds. */
struct cp_h5_values {
    int32_t type_class, is_variable, is_padded, is_chunked;
    /* Whether all of the announced values were written. */
    int32_t is_whole;
    /* Whether the values lie in other files: external storage, or a virtual dataset. */
    int32_t is_outside;
    int32_t rank;
    uint64_t size;
    int64_t count;
    uint64_t extent[H5S_MAX_RANK], chunk[H5S_MAX_RANK];
};

enum {
    /* Memory that answers may take, besides the numbers of a dataset whose shape was approved by
     * asking. */
    cp_h5_reader_memory = 1 << 29,
    /* Seconds of computing for all answers, and bytes of rows for which there is one more. */
    cp_h5_reader_seconds = 2,
    cp_h5_reader_second = 1 << 25,
    /* Bytes of rows that are sent at once. */
    cp_h5_reader_block = 1 << 20,
    cp_h5_reader_name = 1 << 16,
};

/* A child and the socket to ask it. */
struct cp_h5_reader {
    pid_t child;
    int socket;
};

/*
 * Opens a file in a child process, whose first reply says whether it could. The caller holds the
 * lock of libhdf5 and ends the reader. Its child is negative when there is none to be had; errno
 * says why.
 */
struct cp_h5_reader cp_h5_reader_start(const char *path, hid_t access);

/* Ends a reader and returns the signal that had ended it before; 0 when it was still there. */
int cp_h5_reader_end(struct cp_h5_reader reader);

#endif
