// Tells Thread Sanitizer of Swift's `Mutex`, for Scripts/sanitize. The mutex takes its quick way in
// code that is compiled with the tests, which the sanitizer sees; it waits for others in Swift's
// own library, which is not compiled with the sanitizer. These functions stand before that
// library's: they call it, and say what it did. Without them two tasks, one after the other inside
// one mutex, are reported as a race.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

// Weak: every program of a test run loads this file, and only those with the sanitizer have these.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

#define swiftcall __attribute__((swiftcall))
#define context __attribute__((swift_context))

// _MutexHandle._lockSlow(_: UInt32) and _MutexHandle._unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

static void *next(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

swiftcall void lockSlow(uint32_t thread, context void *handle) __asm__(LOCK);
swiftcall void lockSlow(uint32_t thread, context void *handle) {
    swiftcall void (*lock)(uint32_t, context void *) = next(LOCK);
    lock(thread, handle);
    if (__tsan_acquire) __tsan_acquire(handle);
}

swiftcall void unlockSlow(context void *handle) __asm__(UNLOCK);
swiftcall void unlockSlow(context void *handle) {
    swiftcall void (*unlock)(context void *) = next(UNLOCK);
    if (__tsan_release) __tsan_release(handle);
    unlock(handle);
}
