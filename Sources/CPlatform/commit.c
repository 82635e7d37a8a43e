#include "CPlatform.h"

#ifndef CHOKEPOINT_COMMIT
#define CHOKEPOINT_COMMIT ""
#endif

const char *cp_commit(void) { return CHOKEPOINT_COMMIT; }
