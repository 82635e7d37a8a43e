public import InputOutput

/// One question asked of the tables of several years: a long table with a column `year`, and the
/// largest rows over the years side by side, with growth and the first year above a threshold.
public struct YearsReport {
    /// A column that can be followed through the years.
    public struct Subject: Sendable, Hashable {
        /// Name of the table that it is in.
        public let table: String
        /// The columns that say what a row is about.
        public let keys: [String]
        /// The column.
        public let measure: String

        /// A column of a table.
        public init(_ table: String, keys: [String], measure: String) {
            self.table = table
            self.keys = keys
            self.measure = measure
        }
    }

    /// The answer of one year.
    public struct Part: Sendable {
        /// The year.
        public let year: Int
        /// The name of the table.
        public let dataset: String
        /// The tables of the answer; none where nothing could be computed for the year.
        public let tables: [ReportTable]

        /// An answer.
        public init(year: Int, dataset: String, tables: [ReportTable]) {
            self.year = year
            self.dataset = dataset
            self.tables = tables
        }
    }

    /// The long tables, that of the followed column first.
    public let stacked: [ReportTable]
    let series: YearsSeries
    let names: CodeNames

    /// The answers of several years.
    /// - Parameters:
    ///   - subjects: what can be followed; the first is the usual one.
    ///   - follow: the column to follow instead, of any subject’s table.
    ///   - above: the threshold, in the column’s own unit (shares as 0 to 1).
    /// - Throws: `unknown-column` where no table has the column to follow.
    public init(
        _ parts: [Part], subjects: [Subject], follow: String?, above: Double?, names: CodeNames
    ) throws(Diagnostics) {
        precondition(!subjects.isEmpty, "nothing can be followed")
        var made: [ReportTable] = []
        for subject in subjects where !made.contains(where: { $0.name == subject.table }) {
            made.append(Self.stacked(parts, subject))
        }
        let chosen = try Self.chosen(follow, subjects, made)
        let first = made.filter { $0.name == chosen.table }
        stacked = first + made.filter { $0.name != chosen.table }
        series = YearsSeries(first[0], chosen, above: above)
        self.names = names
    }

    /// A long table that is there already; otherwise as for the answers of several years.
    public init(
        _ long: ReportTable, _ subject: Subject, follow: String?, above: Double?, names: CodeNames
    ) throws(Diagnostics) {
        stacked = [long]
        series = YearsSeries(
            long, try Self.chosen(follow, [subject], [long]), above: above)
        self.names = names
    }

    /// What is said of a threshold for shares that is most likely meant in percent.
    public var findings: [Diagnostic] {
        guard series.isShare, let threshold = series.threshold else { return [] }
        let place = Diagnostic.Location(place: "--above")
        return PlausibleScale.share(threshold, of: "the threshold", at: place).map { [$0] } ?? []
    }

    /// The subject whose table has the column to follow.
    private static func chosen(
        _ follow: String?, _ subjects: [Subject], _ tables: [ReportTable]
    ) throws(Diagnostics) -> Subject {
        guard let follow else { return subjects[0] }
        let wanted = follow.lowercased().map { $0 == "-" ? "_" : $0 }
        func numeric(_ table: ReportTable) -> [String] {
            table.columns.indices.filter { k in
                table.columns[k].name != "year"
                    && table.cells(of: k).contains { $0.number != nil }
            }.map { table.columns[$0].name }
        }
        for table in tables {
            guard let column = numeric(table).first(where: { $0.lowercased() == String(wanted) }),
                let subject = subjects.first(where: { $0.table == table.name })
            else { continue }
            return Subject(subject.table, keys: subject.keys, measure: column)
        }
        let known = tables.flatMap(numeric)
        let nearest = Suggestion.nearest(to: follow, in: known)
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-column", "there is no column ‘\(follow)’ to follow",
                at: .init(place: "--follow"),
                remedy: nearest.map { "did you mean \($0)?" }
                    ?? "choose from \(known.joined(separator: ", "))")
        ])
    }

    /// The tables of all years below each other: rows of one thing stand together, by year.
    private static func stacked(_ parts: [Part], _ subject: Subject) -> ReportTable {
        let tables = parts.map { part in part.tables.first { $0.name == subject.table } }
        guard let last = tables.compactMap({ $0 }).last else {
            preconditionFailure("no year has the table '\(subject.table)'")
        }
        var columns: [Column] = []
        for column in tables.flatMap({ $0?.columns ?? [] })
        where !columns.contains(where: { $0.name == column.name }) {
            let all = tables.compactMap { table in
                table?.columns.first { $0.name == column.name }?.unit
            }
            let differs = Set(all).count > 1
            columns.append(
                Column(
                    name: column.name, heading: column.heading,
                    unit: differs ? "unit of each table" : column.unit, style: column.style))
        }
        let keyed = last.keyColumns
        var order: [[Cell]] = []
        var rows: [[Cell]: [[Cell]]] = [:]
        // The order is that of the last year.
        for index in tables.indices.reversed() {
            guard let table = tables[index] else { continue }
            let place = columns.map { column in
                table.columns.firstIndex { $0.name == column.name }
            }
            let keys = subject.keys.compactMap { key in
                table.columns.firstIndex { $0.name == key }
            }
            for row in table.rows {
                let key = keys.map { row[$0] }
                if rows[key] == nil { order.append(key) }
                var cells = place.map { $0.map { row[$0] } ?? .missing }
                cells.insert(.integer(parts[index].year), at: keyed)
                rows[key, default: []].insert(cells + [.text(parts[index].dataset)], at: 0)
            }
        }
        // A year that nothing could be computed for is a gap in every series.
        for part in parts where part.tables.isEmpty {
            for key in order {
                guard var own = rows[key], let known = own.first else { continue }
                let gap =
                    Array(known[..<keyed]) + [.integer(part.year)]
                    + columns[keyed...].map { _ in Cell.missing } + [.text(part.dataset)]
                let place = own.firstIndex { row in
                    if case .integer(let year) = row[keyed] { year > part.year } else { false }
                }
                own.insert(gap, at: place ?? own.count)
                rows[key] = own
            }
        }
        columns.insert(Column(name: "year"), at: keyed)
        return ReportTable(
            name: last.name, title: "\(last.title), by year",
            columns: columns + [Column(name: "dataset")], rows: order.flatMap { rows[$0] ?? [] },
            notes: last.notes, keys: keyed + 1)
    }
}
