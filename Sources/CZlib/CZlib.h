/* zlib, for gzip files. Its initializer is a macro, which Swift cannot see. */
#ifndef CHOKEPOINT_CZLIB_H
#define CHOKEPOINT_CZLIB_H

#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib.h is missing: install Debian's zlib1g-dev (apt-get install zlib1g-dev), \
or run Scripts/setup"
#endif

/* Starts to unpack a gzip stream: 15 bits of window, plus 16 for the gzip header. */
static inline int cp_gunzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
