/*
 * libzip for Swift: archives are read from memory that Swift maps, never written.
 */
#ifndef CHOKEPOINT_CZIP_H
#define CHOKEPOINT_CZIP_H

#if __has_include(<zip.h>)
#include <zip.h>
#else
#error "zip.h is missing: install Debian's libzip-dev (apt-get install libzip-dev), \
or run Scripts/setup"
#endif

#endif
