package import InputOutput

extension ParquetFile {
    /// The values of one column.
    package enum Values: Sendable, Equatable {
        case flags([Bool?])
        /// Whole numbers; those without a sign above 2⁶³ are refused.
        case integers([Int?])
        case numbers([Double?])
        case texts([String?])

        /// The number of values, with those that are missing.
        package var count: Int {
            switch self {
            case .flags(let values): values.count
            case .integers(let values): values.count
            case .numbers(let values): values.count
            case .texts(let values): values.count
            }
        }
    }

    /// The values of a column.
    /// - Throws: `damaged-parquet`, `unsupported-parquet`, with the column’s name as the place.
    /// - Complexity: O(size of the column).
    package func values(_ column: Int) throws(Diagnostics) -> Values {
        do throws(ParquetDamage) { return try checkedValues(column) } catch {
            throw error.findings(in: path, place: columns[column].name)
        }
    }

    /// The values of a column, with what is wrong with it as facts.
    func checkedValues(_ column: Int) throws(ParquetDamage) -> Values {
        switch columns[column].kind {
        case .flags:
            return .flags(
                try list(column) { page, keep throws(ParquetDamage) in try page.flags(keep) })
        case .integers:
            return .integers(
                try list(column) { page, keep throws(ParquetDamage) in try page.integers(keep) })
        case .numbers:
            return .numbers(
                try list(column) { page, keep throws(ParquetDamage) in try page.numbers(keep) })
        case .texts:
            return .texts(
                try list(column) { page, keep throws(ParquetDamage) in try page.texts(keep) })
        case .other(let name):
            throw .unsupported("the column holds \(name)")
        }
    }

    private func list<T>(
        _ column: Int,
        _ read: (ParquetPage, (T, Int) -> Void) throws(ParquetDamage) -> Void
    ) throws(ParquetDamage) -> [T?] {
        var values = [T?](repeating: nil, count: rowCount)
        var first = 0
        for (group, chunk) in chunks[column].enumerated() {
            var pages = try ParquetPages(chunk, of: columns[column], in: content)
            var row = 0
            while let page = try pages.next() {
                try read(page) { value, index in values[first + row + index] = value }
                row += page.count
            }
            first += groups[group]
        }
        return values
    }

    /// Reads a column of numbers, or of whole numbers, straight into memory.
    /// - Parameters:
    ///   - target: room for all rows.
    ///   - missing: what stands where a value is missing.
    /// - Returns: how many values are missing.
    /// - Throws: `damaged-parquet`, `unsupported-parquet`; `not-a-number` for a column of others.
    package func readNumbers(
        _ column: Int, into target: UnsafeMutablePointer<Double>, missing: Double
    ) throws(Diagnostics) -> Int {
        let facts = columns[column]
        guard facts.kind == .numbers || facts.kind == .integers else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-a-number", "the column holds \(facts.kind.words), not numbers",
                    at: .init(file: path, place: facts.name))
            ])
        }
        do throws(ParquetDamage) {
            var first = 0
            var found = 0
            for (group, chunk) in chunks[column].enumerated() {
                var pages = try ParquetPages(chunk, of: facts, in: content)
                var row = 0
                while let page = try pages.next() {
                    let place = target + (first + row)
                    if page.copyPlain(into: place) {
                        found += page.count
                    } else {
                        place.update(repeating: missing, count: page.count)
                        if facts.kind == .integers {
                            try page.integers { value, index in
                                place[index] = Double(value)
                                found += 1
                            }
                        } else {
                            try page.numbers { value, index in
                                place[index] = value
                                found += 1
                            }
                        }
                    }
                    row += page.count
                }
                first += groups[group]
            }
            return rowCount - found
        } catch {
            throw error.findings(in: path, place: facts.name)
        }
    }
}

extension ParquetColumn.Kind {
    /// What the values are called in messages.
    package var words: String {
        switch self {
        case .flags: "truth values"
        case .integers: "whole numbers"
        case .numbers: "numbers"
        case .texts: "text"
        case .other(let name): name
        }
    }
}
