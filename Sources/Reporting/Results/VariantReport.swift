/// The tables of `vary`: answers to one question for several values of its choices.
public struct VariantReport {
    /// One answer.
    public struct Part {
        /// The values, such as `damping=0.5`.
        public let label: String
        /// The answer.
        public let document: ResultDocument

        /// An answer for some values.
        public init(label: String, document: ResultDocument) {
            self.label = label
            self.document = document
        }
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "range",
        ["subject", "quantity", "lowest", "highest", "lowest_at", "highest_at"],
        optional: ["lowest_at", "highest_at"])

    /// One number over all answers.
    private struct Entry {
        let subject: String
        let column: Column
        var low: (value: Double, part: Int)
        var high: (value: Double, part: Int)
        var count = 1

        /// How far it moves, relative to its size.
        var spread: Double {
            let size = max(abs(low.value), abs(high.value))
            return size > 0 ? (high.value - low.value) / size : 0
        }
    }

    private let parts: [Part]
    private let name: String
    private let count: Int
    /// The numbers that move, relative to their size the most first.
    private let moving: [Entry]

    /// The answers, in their order.
    /// - Precondition: one answer or more.
    public init(_ parts: [Part]) {
        precondition(!parts.isEmpty, "no answers")
        self.parts = parts
        let first = parts[0].document
        name = first.lead?.table ?? first.tables.first?.name ?? ""
        let all = Self.entries(parts, name)
        count = all.count
        // What differs by the rounding of the arithmetic alone is the same.
        let moving = all.enumerated().filter { $0.element.spread > 1e-9 }
        self.moving = moving.sorted { a, b in
            (-a.element.spread, a.offset) < (-b.element.spread, b.offset)
        }.map(\.element)
    }

    private static func entries(_ parts: [Part], _ name: String) -> [Entry] {
        var positions: [String: Int] = [:]
        var found: [Entry] = []
        for (k, part) in parts.enumerated() {
            guard let table = part.document.tables.first(where: { $0.name == name }) else {
                continue
            }
            let keyed = table.keyColumns
            var seen: Set<String> = []
            for row in table.rows {
                let subject = row.prefix(keyed).map(\.plain).joined(separator: " ")
                // Rows that cannot be told apart are compared with nothing.
                if !seen.insert(subject).inserted { continue }
                for (column, cell) in zip(table.columns, row).dropFirst(keyed) {
                    guard let value = cell.number else { continue }
                    let key = "\(subject)\n\(column.name)"
                    guard let position = positions[key] else {
                        positions[key] = found.count
                        found.append(
                            Entry(
                                subject: subject, column: column, low: (value, k), high: (value, k)
                            ))
                        continue
                    }
                    if value < found[position].low.value { found[position].low = (value, k) }
                    if value > found[position].high.value { found[position].high = (value, k) }
                    found[position].count += 1
                }
            }
        }
        return found
    }

    /// How far the numbers of the first table move, and every table of all answers.
    public var tables: [ReportTable] { [range] + stacked }

    private var range: ReportTable {
        ReportTable(
            name: "range", title: "How far each number of ‘\(name)’ moves",
            columns: [
                Column(name: "subject"), Column(name: "quantity"),
                Column(name: "lowest", style: .significant), Column(name: "lowest_at"),
                Column(name: "highest", style: .significant), Column(name: "highest_at"),
                Column(name: "unit"),
            ],
            rows: moving.map { entry in
                [
                    .text(entry.subject), .text(entry.column.name), .number(entry.low.value),
                    .text(parts[entry.low.part].label), .number(entry.high.value),
                    .text(parts[entry.high.part].label), Cell(entry.column.unit),
                ]
            },
            notes: [
                "Numbers that are the same in every answer are left out; the values are chosen, "
                    + "and no probabilities are behind them"
            ], keys: 2)
    }

    /// The tables of all answers below each other.
    private var stacked: [ReportTable] {
        parts[0].document.tables.map { first in
            let tables = parts.map { part in
                part.document.tables.first { $0.name == first.name }
            }
            var columns: [Column] = []
            for column in tables.flatMap({ $0?.columns ?? [] })
            where !columns.contains(where: { $0.name == column.name }) {
                columns.append(column)
            }
            let rows = zip(parts, tables).flatMap { part, table -> [[Cell]] in
                guard let table else { return [] }
                let place = columns.map { column in
                    table.columns.firstIndex { $0.name == column.name }
                }
                return table.rows.map { row in
                    [.text(part.label)] + place.map { $0.map { row[$0] } ?? .missing }
                }
            }
            return ReportTable(
                name: first.name, title: "\(first.title), by variant",
                columns: [Column(name: "option_values")] + columns, rows: rows, notes: first.notes,
                isSelection: first.isSelection, keys: first.keyColumns + 1)
        }
    }

    /// How many numbers move, and which the most.
    public func reading(_ command: String) -> String {
        let count = NumberText.grouped(String(count))
        let asked = "‘\(command)’ was asked \(parts.count) times. "
        guard let most = moving.first else {
            return asked + "All \(count) numbers of ‘\(name)’ are the same in every answer."
        }
        let unit = most.column.unit.map { " (\($0))" } ?? ""
        return asked
            + """
            \(NumberText.grouped(String(moving.count))) of \(count) numbers of ‘\(name)’ move; \
            relative to its size \(most.column.name)\(unit) moves most (\(most.subject)), from \
            \(NumberText.threeDigits(most.low.value)) at \(parts[most.low.part].label) to \
            \(NumberText.threeDigits(most.high.value)) at \(parts[most.high.part].label).
            """
    }
}
