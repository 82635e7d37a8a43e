/*
 * What has to work while a signal is handled or before the program starts, and therefore is C.
 *
 * Nothing here allocates memory or takes a lock once it is called from a handler.
 */
#ifndef CHOKEPOINT_CPLATFORM_H
#define CHOKEPOINT_CPLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The commit that was built; an empty text where the build did not say. */
const char *cp_commit(void);

/* Opens /dev/null on those of the descriptors 0, 1 and 2 that are closed, so that no file that is
 * opened later gets one of these numbers. */
void cp_open_standard_streams(void);

/* Writes all bytes; waits where the other side is slow. 0, or the system's error. */
int cp_write_all(int file, const void *bytes, size_t count);

/* Lets the disk begin to write what a file has so far, and does not wait for it. */
void cp_start_writing(const char *path);

/* Files and folders that are being made. They are removed when a signal ends the program.
 * A slot, or -1 when there is no room for another. */
int cp_unfinished_add(const char *path);
void cp_unfinished_drop(int slot);
/* Removes all of them. */
void cp_unfinished_remove(void);

/* Parts of memory that are files. A file that becomes shorter then ends the program with a message
 * that names it. A slot, or -1. */
int cp_mapped_add(const void *base, size_t count, const char *path);
void cp_mapped_drop(int slot);

/* Handles the signals that end a program: what is unfinished is removed. */
void cp_handle_signals(void);

/* From now on the first INT, TERM or HUP is a wish to stop; the next one ends the program. */
void cp_take_wishes(void);
bool cp_is_stop_wished(void);

/* Ends the program because memory for `bytes` bytes is missing; comes back where signals are not
 * handled, that is in another program. */
void cp_end_without_memory(size_t bytes);

/* The limit on address space in bytes; PTRDIFF_MAX without one. */
size_t cp_address_space_limit(void);
/* Whether so many bytes more of address space can be had now. */
bool cp_has_address_space(size_t bytes);

#endif
