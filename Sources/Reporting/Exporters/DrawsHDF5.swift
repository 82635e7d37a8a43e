import Containers
public import InputOutput
public import Sweeps
import Providers

/// All draws in an HDF5 file, for h5py, R's hdf5r or rhdf5, Julia and MATLAB.
///
///     /               attributes format "chokepoint-draws", version 1, title, plan,
///                     program, design
///     index           the indices of the draws, D
///     parameters/     path, unit, base and words (a JSON list for each, empty for numbers), P each
///     parameters/values   D × P, a choice as the position of its word
///     metrics/        name, unit, base (NaN where unknown), M each
///     metrics/values  D × M, NaN where not priced or failed
///     failures/       index and reason of the draws that failed
public enum DrawsHDF5 {
    /// Writes the draws, whole or not at all.
    /// - Throws: `cannot-write`, and what `DrawReader` throws.
    /// - Complexity: reads the draws three times; memory of one block of rows and of the reasons.
    public static func write(_ draws: DrawSource, to path: String) throws(Diagnostics) {
        let found = try Contents(draws)
        try FileOutput.replace(path) { temporary throws(Diagnostics) in
            try HDF5File.creating(temporary, shownAs: path) { file throws(Diagnostics) in
                try write(found, file)
            }
        }
    }

    /// What a first reading of the draws finds.
    private struct Contents: Sendable {
        let source: DrawSource
        let draws: Range<Int>
        let base: [Double]
        let failures: [(index: Int, reason: String)]

        init(_ source: DrawSource) throws(Diagnostics) {
            self.source = source
            let header = source.header
            var base = [Double](repeating: .nan, count: header.metrics.count)
            var failures: [(index: Int, reason: String)] = []
            let first = max(header.range.lowerBound, 0)
            var end = first
            try source.forEach { draw in
                if draw.index == DrawRecord.base {
                    if case .values(let values) = draw.outcome { base = values }
                    return
                }
                end = draw.index + 1
                // HDF5's texts end at a zero character.
                if let reason = draw.failure {
                    failures.append((draw.index, reason.replacing("\0", with: "�")))
                }
            }
            draws = first..<end
            self.base = base
            self.failures = failures
        }
    }

    private static func write(
        _ found: Contents, _ file: HDF5File
    ) throws(Diagnostics) {
        let header = found.source.header
        let facts = [
            ("format", "chokepoint-draws"), ("title", header.title), ("plan", header.plan),
            ("program", header.program), ("design", header.design.description),
        ]
        for (name, text) in facts { try file.write(text, attribute: name) }
        try file.write(1, attribute: "version")
        try file.write(found.draws, dataset: "index")

        try file.makeGroup("parameters")
        try file.write(header.parameters.map(\.path), dataset: "parameters/path")
        try file.write(header.parameters.map(\.unit), dataset: "parameters/unit")
        try file.write(header.parameters.map(\.base), dataset: "parameters/base")
        try file.write(header.parameters.map { list($0.words) }, dataset: "parameters/words")
        try write(
            "parameters/values", columns: header.parameters.count, found, file
        ) { $0.parameters[$1] }

        try file.makeGroup("metrics")
        try file.write(header.metrics.map(\.name), dataset: "metrics/name")
        try file.write(header.metrics.map(\.unit), dataset: "metrics/unit")
        try file.write(found.base, dataset: "metrics/base")
        try write("metrics/values", columns: header.metrics.count, found, file) {
            $0.value($1)
        }

        try file.makeGroup("failures")
        try file.write(found.failures.map(\.index), dataset: "failures/index")
        try file.write(found.failures.map(\.reason), dataset: "failures/reason")
    }

    /// A matrix with a row for each draw, read while it is written.
    private static func write(
        _ name: String, columns: Int, _ found: Contents, _ file: HDF5File,
        _ value: (DrawRecord, Int) -> Double
    ) throws(Diagnostics) {
        var cursor = try found.source.cursor()
        var problem: Diagnostics?
        try file.writeRows(dataset: name, rows: found.draws.count, columns: columns) {
            block, _, count in
            do throws(Diagnostics) {
                var row = 0
                while row < count, let draw = try cursor.next() {
                    if draw.index == DrawRecord.base { continue }
                    for column in 0..<columns {
                        block[row * columns + column] = value(draw, column)
                    }
                    row += 1
                }
            } catch {
                problem = error
            }
        }
        if let problem { throw problem }
    }

    private static func list(_ words: [String]) -> String {
        words.isEmpty ? "" : String(JSONValue.array(words.map { .text($0) }).document.dropLast())
    }
}
