/*
 * Asks one question through the C interface and prints what comes back: the document, or with
 * `table NAME` that table, which is taken over as a stream of Arrow and printed as tab-separated
 * text with units in the head.
 *
 *     cc example.c -I Sources/ChokepointC -L .build/release -lchokepoint-c -o example
 *     ./example '{"command": "info", "table": "icio2023-2019-g20x20"}'
 *     ./example '{"command": "info", "table": "icio2023-2019-g20x20"}' table info
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "chokepoint.h"

/* Says what is being done; stops where the second argument of the program was `stop`. */
static int say(void *context, const char *step, double fraction) {
    if (fraction < 0) { fprintf(stderr, "%s\n", step); }
    return *(const int *)context;
}

/* Prints the unit among the facts of a column, which Arrow packs one after another. */
static void print_unit(const char *facts) {
    int32_t count, size;
    if (facts == NULL) { return; }
    memcpy(&count, facts, sizeof count);
    facts += sizeof count;
    for (int32_t index = 0; index < count; index++) {
        memcpy(&size, facts, sizeof size);
        facts += sizeof size;
        int is_unit = size == 4 && memcmp(facts, "unit", 4) == 0;
        facts += size;
        memcpy(&size, facts, sizeof size);
        facts += sizeof size;
        if (is_unit) { printf(" [%.*s]", (int)size, facts); }
        facts += size;
    }
}

/* Prints one cell; nothing where its value is missing. */
static void print_cell(const char *format, const struct ArrowArray *column, int64_t row) {
    const uint8_t *is_there = column->buffers[0];
    row += column->offset;
    if (is_there != NULL && !(is_there[row / 8] >> (row % 8) & 1)) { return; }
    switch (format[0]) {
    case 'g': printf("%.17g", ((const double *)column->buffers[1])[row]); break;
    case 'l': printf("%" PRId64, ((const int64_t *)column->buffers[1])[row]); break;
    case 'b':
        fputs(((const uint8_t *)column->buffers[1])[row / 8] >> (row % 8) & 1 ? "true" : "false",
              stdout);
        break;
    case 'u': {
        const int32_t *places = column->buffers[1];
        printf("%.*s", (int)(places[row + 1] - places[row]),
               (const char *)column->buffers[2] + places[row]);
    }
    }
}

/* Prints a table and releases it. */
static int print_table(struct ArrowArrayStream *stream) {
    struct ArrowSchema schema;
    struct ArrowArray batch;
    int failed = stream->get_schema(stream, &schema);
    if (!failed) {
        for (int64_t column = 0; column < schema.n_children; column++) {
            if (column > 0) { putchar('\t'); }
            fputs(schema.children[column]->name, stdout);
            print_unit(schema.children[column]->metadata);
        }
        putchar('\n');
        while (!(failed = stream->get_next(stream, &batch)) && batch.release != NULL) {
            for (int64_t row = 0; row < batch.length; row++) {
                for (int64_t column = 0; column < schema.n_children; column++) {
                    if (column > 0) { putchar('\t'); }
                    print_cell(
                        schema.children[column]->format, batch.children[column], row);
                }
                putchar('\n');
            }
            batch.release(&batch);
        }
        schema.release(&schema);
    }
    stream->release(stream);
    return failed ? CHOKEPOINT_BUG : 0;
}

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: example QUESTION [stop | SETTINGS | table NAME]\n");
        return CHOKEPOINT_INPUT;
    }
    int stops = count == 3 && strcmp(arguments[2], "stop") == 0;
    int wants_table = count == 4 && strcmp(arguments[2], "table") == 0;
    char *error = NULL;
    chokepoint_workspace *workspace =
        chokepoint_open(count > 2 && !stops && !wants_table ? arguments[2] : NULL, &error);
    if (workspace == NULL) {
        fputs(error, stdout);
        chokepoint_free(error);
        return CHOKEPOINT_INPUT;
    }
    int outcome;
    char *answer;
    if (wants_table) {
        struct ArrowArrayStream stream;
        answer = chokepoint_answer_table(
            workspace, arguments[1], arguments[3], &stream, say, &stops, &outcome);
        /* The stream outlives the workspace. */
        chokepoint_close(workspace);
        if (stream.release == NULL) {
            fputs(answer, stdout);
        } else if (print_table(&stream) != 0) {
            outcome = CHOKEPOINT_BUG;
        }
    } else {
        answer = chokepoint_answer(workspace, arguments[1], say, &stops, &outcome);
        fputs(answer, stdout);
        chokepoint_close(workspace);
    }
    chokepoint_free(answer);
    return outcome;
}
