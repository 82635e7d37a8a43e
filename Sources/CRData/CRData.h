/* librdata, for saved R objects. */
#ifndef CHOKEPOINT_CRDATA_H
#define CHOKEPOINT_CRDATA_H

#if __has_include(<rdata/rdata.h>)
#include <rdata/rdata.h>
#else
#error "rdata/rdata.h is missing: install Debian's librdata-dev (apt-get install librdata-dev), or run Scripts/setup"
#endif

#endif
