#include "CTrade.h"

#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

INLINE uint32_t product_of(const cp_trade_row *row) {
    return row->words[2] >> 10 & cp_trade_row_products;
}

INLINE uint64_t first_of(const cp_trade_row *row) {
    uint64_t first;
    memcpy(&first, row->words, sizeof first);
    return first;
}

INLINE const cp_trade_flow *listed(const cp_trade_row *row, const cp_trade_reader *reader) {
    const uint64_t entry = first_of(row);
    return reader->list[entry / cp_trade_list_piece] + entry % cp_trade_list_piece;
}

INLINE uint64_t weight_of(const cp_trade_row *row) {
    return first_of(row) >> 37 | (uint64_t)(row->words[2] & 0x3FF) << 27;
}

INLINE double value_of(const cp_trade_row *row) {
    return (double)(int64_t)(first_of(row) & (cp_trade_row_largest + 1));
}

/* Both numbers are exact, so that the quotient is what the text has, rounded once. */
INLINE double quantity_of(const cp_trade_row *row) {
    const uint64_t weight = weight_of(row);
    return weight > cp_trade_row_largest ? (double)NAN : (double)(int64_t)weight / 1000;
}

cp_trade_flow cp_trade_flow_of(const cp_trade_row *row, const cp_trade_reader *reader) {
    if (product_of(row) == cp_trade_row_products) return *listed(row, reader);
    const cp_trade_flow flow = {
        value_of(row), quantity_of(row), product_of(row), (uint16_t)(row->words[2] >> 24)};
    return flow;
}

size_t cp_trade_runs(
    const cp_trade_row *rows, size_t count, const cp_trade_reader *readers, uint16_t number,
    cp_trade_run *runs, uint32_t *counts) {
    const cp_trade_reader *reader = readers + number;
    const uint16_t *products = reader->products;
    size_t found = 0;
    uint32_t last = UINT32_MAX;
    for (size_t k = 0; k < count; k++) {
        uint32_t product = product_of(rows + k);
        uint32_t exporter = rows[k].words[2] >> 24;
        if (__builtin_expect(product == cp_trade_row_products, 0)) {
            const cp_trade_flow *flow = listed(rows + k, reader);
            product = flow->product;
            exporter = flow->exporter;
        }
        counts[products[product]]++;
        if (exporter != last) {
            last = exporter;
            runs[found].start = rows + k;
            runs[found].exporter = reader->partners[exporter];
            runs[found].reader = number;
            runs[found].count = 0;
            found++;
        }
        runs[found - 1].count++;
    }
    return found;
}

void cp_trade_place(
    const cp_trade_run *runs, size_t count, const cp_trade_reader *readers, uint32_t *next,
    const cp_trade_columns *columns) {
    uint16_t *const to_product = columns->product, *const to_exporter = columns->exporter;
    double *const to_value = columns->value, *const to_quantity = columns->quantity;
    for (size_t r = 0; r < count; r++) {
        const cp_trade_reader *reader = readers + runs[r].reader;
        const uint16_t *products = reader->products;
        const cp_trade_row *row = runs[r].start, *end = row + runs[r].count;
        const uint16_t exporter = runs[r].exporter;
        for (; row < end; row++) {
            uint32_t product = product_of(row);
            double value = value_of(row);
            double quantity = quantity_of(row);
            if (__builtin_expect(product == cp_trade_row_products, 0)) {
                const cp_trade_flow *flow = listed(row, reader);
                product = flow->product;
                value = flow->value;
                quantity = flow->quantity;
            }
            const uint16_t position = products[product];
            const uint32_t to = next[position]++;
            to_product[to] = position;
            to_exporter[to] = exporter;
            to_value[to] = value;
            to_quantity[to] = quantity;
        }
    }
}

int cp_trade_repeats(const cp_trade_columns *columns, size_t count) {
    const uint16_t *product = columns->product, *exporter = columns->exporter;
    enum { piece = 1024 };
    for (size_t first = 1; first < count; first += piece) {
        const size_t end = count - first < piece ? count : first + piece;
        unsigned is_same = 0;
        for (size_t k = first; k < end; k++) {
            is_same |= (product[k] == product[k - 1]) & (exporter[k] == exporter[k - 1]);
        }
        if (is_same) return 1;
    }
    return 0;
}
