/* libxlsxwriter, for Excel workbooks that are written. */
#ifndef CHOKEPOINT_CXLSXWRITER_H
#define CHOKEPOINT_CXLSXWRITER_H

#if __has_include(<xlsxwriter.h>)
#include <xlsxwriter.h>
#else
#error "xlsxwriter.h is missing: \
install Debian's libxlsxwriter-dev (apt-get install libxlsxwriter-dev), or run Scripts/setup"
#endif

#endif
