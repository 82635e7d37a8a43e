/* expat, for the small XML parts of workbooks. */
#ifndef CHOKEPOINT_CEXPAT_H
#define CHOKEPOINT_CEXPAT_H

#if __has_include(<expat.h>)
#include <expat.h>
#else
#error "expat.h is missing: install Debian's libexpat1-dev (apt-get install libexpat1-dev), \
or run Scripts/setup"
#endif

#endif
