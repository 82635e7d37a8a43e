#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CPlatform.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { files = 4096, longest = 512 };

struct mapped {
    _Atomic(uintptr_t) base;
    _Atomic(size_t) count;
    /* 1 while the name is written, 2 when all is there. */
    atomic_int state;
    char path[longest];
};
static struct mapped mapped[files];
/* Where a free slot is looked for first. */
static atomic_int next;

int cp_mapped_add(const void *base, size_t count, const char *path) {
    int start = atomic_load_explicit(&next, memory_order_relaxed);
    for (int step = 0; step < files; step++) {
        int slot = (start + step) % files;
        int nothing = 0;
        if (!atomic_compare_exchange_strong(&mapped[slot].state, &nothing, 1)) { continue; }
        strncpy(mapped[slot].path, path, longest - 1);
        atomic_store(&mapped[slot].base, (uintptr_t)base);
        atomic_store(&mapped[slot].count, count);
        atomic_store(&mapped[slot].state, 2);
        atomic_store_explicit(&next, (slot + 1) % files, memory_order_relaxed);
        return slot;
    }
    return -1;
}

void cp_mapped_drop(int slot) {
    if (slot < 0 || slot >= files) { return; }
    atomic_store(&mapped[slot].count, 0);
    atomic_store(&mapped[slot].state, 0);
}

static pid_t program;
static atomic_bool takes_wishes;
static atomic_bool stop_wished;

void cp_take_wishes(void) { atomic_store(&takes_wishes, true); }
bool cp_is_stop_wished(void) { return atomic_load_explicit(&stop_wished, memory_order_relaxed); }

/* Ends the program by the signal that was handled, as if it had not been. */
static void end_by(int number) {
    signal(number, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    raise(number);
}

static void asked_to_end(int number) {
    /* A child of the program has nothing to remove. */
    if (getpid() != program) {
        end_by(number);
        return;
    }
    if (atomic_load(&takes_wishes) && !atomic_exchange(&stop_wished, true)) { return; }
    cp_unfinished_remove();
    end_by(number);
}

static void say(const char *text) {
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    (void)written;
}

static void lost_memory(int number, siginfo_t *info, void *context) {
    (void)context;
    uintptr_t place = (uintptr_t)info->si_addr;
    for (int slot = 0; slot < files && getpid() == program; slot++) {
        if (atomic_load(&mapped[slot].state) != 2) { continue; }
        uintptr_t base = atomic_load(&mapped[slot].base);
        if (place < base || place - base >= atomic_load(&mapped[slot].count)) { continue; }
        cp_unfinished_remove();
        say("error: ");
        say(mapped[slot].path);
        say(": the file became shorter, or its disk failed, while it was read (try again when no "
            "other program writes to it)\n");
        _exit(2);
    }
    end_by(number);
}

void cp_handle_signals(void) {
    program = getpid();
    const int asked[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        struct sigaction action, before;
        /* nohup and shells in the background have asked for a signal to be ignored. */
        if (sigaction(asked[k], NULL, &before) != 0 || before.sa_handler == SIG_IGN) { continue; }
        memset(&action, 0, sizeof action);
        action.sa_handler = asked_to_end;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        sigaction(asked[k], &action, NULL);
    }
    /* Writing says what is wrong; a signal would not. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = lost_memory;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}

void cp_end_without_memory(size_t bytes) {
    if (program == 0 || getpid() != program) { return; }
    char number[32];
    size_t at = sizeof number;
    size_t tenths = bytes / 100000000;
    number[--at] = 0;
    number[--at] = (char)('0' + tenths % 10);
    number[--at] = '.';
    tenths /= 10;
    do {
        number[--at] = (char)('0' + tenths % 10);
        tenths /= 10;
    } while (tenths > 0);
    cp_unfinished_remove();
    say("error: there is no memory for ");
    say(number + at);
    say(" GB more (use a smaller table, such as one made by 'chokepoint aggregate', or a larger "
        "machine)\n");
    _exit(1);
}
