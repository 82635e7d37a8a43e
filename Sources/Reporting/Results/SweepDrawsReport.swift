public import InputOutput
public import Sweeps

/// The table `draws`: one row for each draw with its index, a column for each parameter, one for
/// each metric, and why it failed.
public enum SweepDrawsReport {
    /// The columns, named by the paths of the parameters and the names of the metrics.
    /// - Parameter metrics: the metrics to list, by position in the header; nil for all.
    public static func columns(_ header: SweepHeader, metrics: [Int]? = nil) -> [Column] {
        func unit(_ unit: String) -> String? { unit.isEmpty ? nil : unit }
        return [Column(name: "index", style: .integer)]
            + header.parameters.map { Column(name: $0.path, unit: unit($0.unit)) }
            + (metrics ?? Array(header.metrics.indices)).map { header.metrics[$0] }
            .map { Column(name: $0.name, unit: unit($0.unit)) }
            + [Column(name: "failure")]
    }

    /// The cells of a draw; words for choices, and missing what was not priced or not solved.
    public static func row(
        _ draw: DrawRecord, _ header: SweepHeader, metrics: [Int]? = nil
    ) -> [Cell] {
        var cells: [Cell] = [.integer(draw.index)]
        for (parameter, value) in zip(header.parameters, draw.parameters) {
            cells.append(parameter.word(for: value).map { .text($0) } ?? .number(value))
        }
        for metric in metrics ?? Array(header.metrics.indices) {
            let value = draw.value(metric)
            cells.append(value.isNaN ? .missing : .number(value))
        }
        cells.append(Cell(draw.failure))
        return cells
    }

    /// The first `limit` draws, or all of them, as a table in memory. The base is no draw.
    /// - Throws: as `DrawReader`.
    public static func table(
        _ source: DrawSource, limit: Int? = nil, metrics: [Int]? = nil
    ) throws(Diagnostics) -> ReportTable {
        let header = source.header
        var cursor = try source.cursor()
        var rows: [[Cell]] = []
        while rows.count < limit ?? .max, let draw = try cursor.next() {
            if draw.index != DrawRecord.base { rows.append(row(draw, header, metrics: metrics)) }
        }
        let own = header.shard.range(of: header.drawCount).count
        var notes: [String] = []
        if let limit, rows.count == limit, limit < own {
            notes.append(
                "First \(limit) of \(NumberText.grouped(String(own))) draws; --export FILE.csv "
                    + "or FILE.h5 writes all")
        }
        if let metrics, metrics.count < header.metrics.count {
            notes.append(
                """
                \(metrics.count) of \(header.metrics.count) metrics; --top shows more, \
                --format csv all
                """
            )
        }
        return ReportTable(
            name: "draws", title: "Draws", columns: columns(header, metrics: metrics), rows: rows,
            notes: notes, isSelection: true, keys: 1)
    }
}
