/* ReadStat, for Stata files. */
#ifndef CHOKEPOINT_CREADSTAT_H
#define CHOKEPOINT_CREADSTAT_H

#if __has_include(<readstat.h>)
#include <readstat.h>
#else
#error "readstat.h is missing: install Debian's libreadstat-dev (apt-get install libreadstat-dev), \
or run Scripts/setup"
#endif

#endif
