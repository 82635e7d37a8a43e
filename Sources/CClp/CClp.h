/*
 * The C interface of Clp, the linear programming solver of COIN-OR (Eclipse Public License), as
 * Debian's coinor-libclp-dev installs it.
 */
#ifndef CHOKEPOINT_CCLP_H
#define CHOKEPOINT_CCLP_H

#if __has_include(<Clp_C_Interface.h>)
#include <Clp_C_Interface.h>
#else
#error "Clp_C_Interface.h is missing: install Debian's coinor-libclp-dev (apt-get install coinor-libclp-dev), or run Scripts/setup"
#endif

#endif
