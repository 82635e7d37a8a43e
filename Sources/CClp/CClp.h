/*
 * The C interface of Clp, the linear programming solver of COIN-OR (Eclipse Public License), as
 * Debian's coinor-libclp-dev installs it.
 */
#ifndef CHOKEPOINT_CCLP_H
#define CHOKEPOINT_CCLP_H

#include <Clp_C_Interface.h>

#endif
