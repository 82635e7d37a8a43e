/* Snappy, in which Parquet files are packed by default. */
#ifndef CHOKEPOINT_CSNAPPY_H
#define CHOKEPOINT_CSNAPPY_H

#if __has_include(<snappy-c.h>)
#include <snappy-c.h>
#else
#error "snappy-c.h is missing: install Debian's libsnappy-dev (apt-get install libsnappy-dev), \
or run Scripts/setup"
#endif

#endif
