/*
 * Asks one question through the C interface and prints what comes back.
 *
 *     cc example.c -I Sources/ChokepointC -L .build/release -lchokepoint-c -o example
 *     ./example '{"command": "info", "table": "icio2023-2019-g20x20"}'
 */
#include <stdio.h>
#include <string.h>

#include "chokepoint.h"

/* Says what is being done; stops where the second argument of the program was `stop`. */
static int say(void *context, const char *step, double fraction) {
    if (fraction < 0) { fprintf(stderr, "%s\n", step); }
    return *(const int *)context;
}

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: example QUESTION [stop | SETTINGS]\n");
        return CHOKEPOINT_INPUT;
    }
    int stops = count > 2 && strcmp(arguments[2], "stop") == 0;
    char *error = NULL;
    chokepoint_workspace *workspace =
        chokepoint_open(count > 2 && !stops ? arguments[2] : NULL, &error);
    if (workspace == NULL) {
        fputs(error, stdout);
        chokepoint_free(error);
        return CHOKEPOINT_INPUT;
    }
    int outcome;
    char *answer = chokepoint_answer(workspace, arguments[1], say, &stops, &outcome);
    fputs(answer, stdout);
    chokepoint_free(answer);
    chokepoint_close(workspace);
    return outcome;
}
