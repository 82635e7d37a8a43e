/*
 * Flows of trade between economies as rows of twelve bytes, and the loops over millions of them.
 */
#ifndef CHOKEPOINT_CTRADE_H
#define CHOKEPOINT_CTRADE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A flow as text gives it, the lowest bits first:
 *
 *     37  value: whole USD
 *     37  weight: thousandths of a tonne; all ones where it is not known
 *     14  product, 8 exporter: positions among those of one reader
 *
 * Where the product is all ones, the first 64 bits are the position of an entry of a list of flows
 * that do not fit: larger, not whole, of more products or exporters.
 */
typedef struct {
    uint32_t words[3];
} cp_trade_row;

enum {
    cp_trade_row_products = 0x3FFF,
    cp_trade_row_exporters = 0x100,
    /* Entries of one piece of a list. */
    cp_trade_list_piece = 1 << 12
};

/* The largest value in USD and the largest weight in thousandths of a tonne that a row holds. */
static const uint64_t cp_trade_row_largest = (UINT64_C(1) << 37) - 2;

/* A flow as doubles; the quantity is not a number where it is not known. */
typedef struct {
    double value;
    double quantity;
    uint32_t product;
    uint16_t exporter;
} cp_trade_flow;

static inline cp_trade_row cp_trade_row_of(
    uint64_t value, uint64_t thousandths, uint32_t product, uint32_t exporter) {
    uint64_t first = value | thousandths << 37;
    uint32_t last = (uint32_t)(thousandths >> 27) | product << 10 | exporter << 24;
    cp_trade_row row = {{(uint32_t)first, (uint32_t)(first >> 32), last}};
    return row;
}

/* A row for an entry of the list. */
static inline cp_trade_row cp_trade_row_listed(uint64_t entry) {
    cp_trade_row row = {
        {(uint32_t)entry, (uint32_t)(entry >> 32), (uint32_t)cp_trade_row_products << 10}};
    return row;
}

/*
 * Where the flows of one importer go, from where on they are of the stretch at hand, and for how
 * many there was room at the last time.
 */
typedef struct {
    cp_trade_row *next;
    cp_trade_row *end;
    cp_trade_row *start;
    size_t room;
} cp_trade_bucket;

/* What lines are read with. */
typedef struct {
    /* The four digits of the year and the delimiter behind them, the first byte lowest. */
    uint64_t year;
    /*
     * Positions of economies by 4096 × digits + their digits in four bits each, the first lowest;
     * of products by the number of the code. Each is one more than the position; 0 stands for none.
     */
    const uint16_t *partners;
    const uint16_t *products;
    /* By importer. */
    cp_trade_bucket *buckets;
    /* Counts the zeros that codes had lost. */
    size_t restored;
    uint8_t delimiter;
} cp_trade_reading;

/*
 * Reads lines of the most frequent kind, such as `2022,156,410,281111,12.345,0.678`: year,
 * exporter, importer, product, thousand USD, tonnes or NA, with at most eight digits and three
 * decimals, as long as there are any and their buckets have room. Anything else is left to the
 * caller: also everything on a processor without AVX2.
 *
 * end   of the text, of which nothing behind is looked at
 *
 * Returns where the first line begins that was not read.
 */
const uint8_t *cp_trade_lines(const uint8_t *start, const uint8_t *end, cp_trade_reading *reading);

/* Rows that follow each other and are of one exporter, and who read them. */
typedef struct {
    const cp_trade_row *start;
    uint32_t count;
    uint16_t exporter;
    uint16_t reader;
} cp_trade_run;

/* What the positions of one reader stand for. */
typedef struct {
    /* Positions among all products and all economies. */
    const uint16_t *products;
    const uint16_t *partners;
    /* The flows that rows do not hold, in pieces. */
    const cp_trade_flow *const *list;
} cp_trade_reader;

/*
 * Splits rows into runs by exporter, whose positions among all economies the runs get, and counts
 * the rows of each product. Returns the number of runs.
 */
size_t cp_trade_runs(
    const cp_trade_row *rows, size_t count, const cp_trade_reader *readers, uint16_t reader,
    cp_trade_run *runs, uint32_t *counts);

/* Columns that rows go to. */
typedef struct {
    uint16_t *product;
    uint16_t *exporter;
    double *value;
    double *quantity;
} cp_trade_columns;

/* The flow of a row; its product and exporter are positions among those of the reader. */
cp_trade_flow cp_trade_flow_of(const cp_trade_row *row, const cp_trade_reader *reader);

/* Puts rows of runs to where the next row of their product goes. */
void cp_trade_place(
    const cp_trade_run *runs, size_t count, const cp_trade_reader *readers, uint32_t *next,
    const cp_trade_columns *columns);

/* Whether two rows that follow each other are of one product and exporter. */
int cp_trade_repeats(const cp_trade_columns *columns, size_t count);

#endif
