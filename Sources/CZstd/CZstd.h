/* Zstandard, in which Parquet files may be packed. */
#ifndef CHOKEPOINT_CZSTD_H
#define CHOKEPOINT_CZSTD_H

#if __has_include(<zstd.h>)
#include <zstd.h>
#else
#error "zstd.h is missing: install Debian's libzstd-dev (apt-get install libzstd-dev), \
or run Scripts/setup"
#endif

#endif
