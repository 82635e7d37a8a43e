/*
 * Plain decimal numbers from delimited text with the vector instructions of x86-64.
 */
#ifndef CHOKEPOINT_CPLAINNUMBERS_H
#define CHOKEPOINT_CPLAINNUMBERS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Reads cells of the most frequent kind, [-]digits[.digits] with at most eight digits on either
 * side of the point and 15 characters in all, each with a delimiter behind it, as long as there are
 * any; correctly rounded. Anything else is left to the caller: also everything on a processor
 * without SSE4.1.
 *
 * position   where the first cell begins; moved behind the delimiter of the last cell that was read
 * end        end of the text, of which nothing behind is looked at
 * limit      the largest number of cells
 * values     gets the numbers
 *
 * Returns how many cells were read.
 */
size_t cp_plain_numbers(const uint8_t **position, const uint8_t *end, uint8_t delimiter,
                        size_t limit, double *values);

#endif
