import Containers
public import InputOutput
import Platform
public import Sweeps

/// All draws as the table `draws` in Parquet, in memory of one group of rows.
public enum DrawsParquet {
    /// Cells of one group of rows, about: 64 MB of numbers.
    private static let cellsOfGroup = 1 << 23

    /// Writes the draws, whole or not at all.
    /// - Throws: `cannot-write`, and what `DrawReader` throws.
    public static func write(_ draws: DrawSource, to path: String) throws(Diagnostics) {
        let header = draws.header
        try FileOutput.write(bytesTo: path) { sink throws(Diagnostics) in
            try withoutActuallyEscaping(sink) { sink throws(Diagnostics) in
                var output = try ParquetOutput(columns(header), write: sink)
                var cursor = try draws.cursor()
                let rows = max(
                    1, cellsOfGroup / (header.parameters.count + header.metrics.count + 2))
                var group = Group(header, capacity: rows)
                while let draw = try cursor.next() {
                    if draw.index == DrawRecord.base { continue }
                    group.add(draw)
                    if group.count == rows {
                        try output.add(rows: rows, group.values)
                        group.removeAll()
                    }
                }
                if group.count > 0 { try output.add(rows: group.count, group.values) }
                try output.finish([
                    ("chokepoint.table", "draws"), ("chokepoint.title", header.title),
                    ("chokepoint.plan", header.plan), ("chokepoint.program", header.program),
                    ("chokepoint.design", header.design.description),
                ])
            }
        }
    }

    private static func columns(_ header: SweepHeader) -> [ParquetOutput.Column] {
        let shown = SweepDrawsReport.columns(header)
        let parameters = header.parameters.map {
            ParquetOutput.Kind.init(isWord: !$0.words.isEmpty)
        }
        let kinds: [ParquetOutput.Kind] =
            [.integers] + parameters + header.metrics.map { _ in .numbers } + [.texts]
        return zip(shown, kinds).enumerated().map { index, pair in
            ParquetOutput.Column(
                pair.0.name, pair.1, isOptional: index > header.parameters.count,
                facts: pair.0.unit.map { [("unit", $0)] } ?? [])
        }
    }

    /// Draws column by column.
    private struct Group {
        private let header: SweepHeader
        private let capacity: Int
        private var indices: [Int] = []
        private var words: [[String?]]
        private var parameters: [[Double]]
        /// NaN where a draw has no value.
        private var metrics: [[Double]]
        private var failures: [String?] = []

        var count: Int { indices.count }

        init(_ header: SweepHeader, capacity: Int) {
            self.header = header
            self.capacity = capacity
            words = header.parameters.map { _ in [] }
            func room<T>() -> [T] {
                var values: [T] = []
                values.reserveCapacity(capacity)
                return values
            }
            parameters = header.parameters.map { $0.words.isEmpty ? room() : [] }
            metrics = header.metrics.map { _ in room() }
        }

        mutating func add(_ draw: DrawRecord) {
            indices.append(draw.index)
            for (index, parameter) in header.parameters.enumerated() {
                if parameter.words.isEmpty {
                    parameters[index].append(draw.parameters[index])
                } else {
                    words[index].append(parameter.word(for: draw.parameters[index]) ?? "")
                }
            }
            switch draw.outcome {
            case .values(let values):
                for index in metrics.indices { metrics[index].append(values[index]) }
                failures.append(nil)
            case .failed(let reason):
                for index in metrics.indices { metrics[index].append(.nan) }
                failures.append(reason)
            }
        }

        mutating func removeAll() { self = Group(header, capacity: capacity) }

        var values: [ParquetOutput.Values] {
            let chosen = header.parameters.indices.map { index -> ParquetOutput.Values in
                header.parameters[index].words.isEmpty
                    ? .plain(parameters[index]) : .texts(words[index])
            }
            return [.integers(indices)] + chosen + metrics.map { .gaps($0) }
                + [.texts(failures)]
        }
    }
}

extension ParquetOutput.Kind {
    fileprivate init(isWord: Bool) { self = isWord ? .texts : .numbers }
}
