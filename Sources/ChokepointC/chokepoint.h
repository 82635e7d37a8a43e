/*
 * Chokepoint for other languages: a question as JSON goes in; a JSON document, or a table as a
 * stream of Arrow, comes out.
 *
 * All texts are UTF-8 and end with a zero byte. Texts that are returned as `char *` belong to the
 * caller, who gives them back with chokepoint_free. All functions may be called from any thread,
 * several at once; only chokepoint_close needs the workspace to itself.
 *
 *     chokepoint_workspace *workspace = chokepoint_open(NULL, NULL);
 *     int outcome;
 *     char *json = chokepoint_answer(
 *         workspace, "{\"command\": \"info\", \"table\": \"icio2023-2019-g20x20\"}",
 *         NULL, NULL, &outcome);
 *     puts(json);
 *     chokepoint_free(json);
 *     chokepoint_close(workspace);
 *
 * The library handles no signals. A table file that another program makes shorter while it is read
 * ends the process with SIGBUS, as with every program that maps files.
 */
#ifndef CHOKEPOINT_H
#define CHOKEPOINT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface: functions may be added to one, none changes its meaning. */
#define CHOKEPOINT_INTERFACE 1
int chokepoint_interface(void);

/* Version, commit and linear algebra of the program, one a line. */
char *chokepoint_version(void);

/* The JSON Schema of all questions. */
char *chokepoint_schema(void);

/* Gives a text back; NULL is allowed. */
void chokepoint_free(char *text);

/* Where tables are found, and what is kept of them between questions. */
typedef struct chokepoint_workspace chokepoint_workspace;

/*
 * A workspace, or NULL.
 *
 * `settings` is NULL or a JSON object; every member may be left out:
 *   "tables":  a list of folders that are searched for names of tables, and no others;
 *              as on the command line without it: Tables, $CHOKEPOINT_TABLES
 *   "cache":   false to keep nothing on disk, or a folder; the user's cache folder without it
 *   "memory":  bytes of tables and factors that stay in memory between questions (2 GiB)
 *   "threads": tasks that a sweep uses at once; as many as there are processors without it
 *
 * Where `error` is not NULL it becomes NULL, or a document "chokepoint.error/1" about the settings.
 */
chokepoint_workspace *chokepoint_open(const char *settings, char **error);

/* Gives a workspace back; NULL is allowed. */
void chokepoint_close(chokepoint_workspace *workspace);

/* How an answer went. */
enum {
    CHOKEPOINT_ANSWERED = 0,     /* a result */
    CHOKEPOINT_FAILED_CHECK = 1, /* a result with errors among its diagnostics */
    CHOKEPOINT_INPUT = 2,        /* an error: the question or its files cannot be used */
    CHOKEPOINT_FAILURE = 3,      /* an error: a model or the data failed */
    CHOKEPOINT_INTERRUPTED = 4,  /* an error: `progress` asked to stop */
    CHOKEPOINT_BUG = 5           /* an error: a bug of the library */
};

/*
 * Called while an answer is computed, from the thread that asked or from one that works for it:
 * the step in words, and how far it is from 0 to 1, or below 0 where that is not known. Another
 * result than 0 asks the answer to stop.
 */
typedef int (*chokepoint_progress)(void *context, const char *step, double fraction);

/*
 * The answer to a question: a document "chokepoint.result/1", or "chokepoint.error/1" with what is
 * wrong. Never NULL. `progress`, `context` and `outcome` may be NULL.
 */
char *chokepoint_answer(
    chokepoint_workspace *workspace, const char *question, chokepoint_progress progress,
    void *context, int *outcome);

/*
 * Tables in memory, as Arrow's C data and stream interfaces lay them down; see
 * https://arrow.apache.org/docs/format/CStreamInterface.html. A program may have these declarations
 * from elsewhere, for which the names of the guards are Arrow's.
 */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

#endif

/*
 * The answer to a question, with one of its tables as a stream of Arrow: `table` names it, or is
 * NULL for the first. Returns the document of `chokepoint_answer` without its tables, or
 * "chokepoint.error/1". `stream` has to be there, and is filled: where there is no table, as after
 * an error, its `release` is NULL; otherwise the caller calls that in the end. The stream needs no
 * workspace, and one thread at a time.
 *
 * A column is text ("u"), whole numbers ("l"), numbers ("g") or truth values ("b"). Its unit is in
 * its metadata under "unit"; that of the table has "chokepoint.table" and "chokepoint.title", and
 * under "chokepoint" the document that is returned. (Added in version 0.1.0.)
 */
char *chokepoint_answer_table(
    chokepoint_workspace *workspace, const char *question, const char *table,
    struct ArrowArrayStream *stream, chokepoint_progress progress, void *context, int *outcome);

#ifdef __cplusplus
}
#endif

#endif
