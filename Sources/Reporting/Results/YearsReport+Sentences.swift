import InputOutput

extension YearsReport {
    /// `1995 to 2011`.
    public var span: String {
        guard let first = series.axis.first, let last = series.axis.last else { return "no year" }
        return first == last ? "\(first)" : "\(first) to \(last)"
    }

    /// A question with the years, such as `How concentrated are …, 1995 to 2011?`.
    public func asked(_ question: String) -> String {
        question.hasSuffix("?") ? "\(question.dropLast()), \(span)?" : "\(question), \(span)"
    }

    /// The largest rows over the years: a column for each year, the change from the first to the
    /// last, the average growth in a year and, with a threshold, the first year above it.
    /// - Parameter limit: how many rows.
    public func years(limit: Int) -> ReportTable {
        let shown = series.rows.prefix(limit)
        let column = series.column
        var columns = series.keys
        columns += series.axis.map { year in
            Column(
                name: "year_\(year)", heading: "\(year)", unit: column.unit, style: column.style)
        }
        columns.append(
            Column(
                name: "change", unit: series.isShare ? "percentage points" : column.unit,
                style: series.isShare ? .percent : column.style))
        columns.append(
            Column(name: "growth_pct_year", heading: "growth", unit: "% a year", style: .percent))
        if let threshold = series.threshold {
            columns.append(
                Column(
                    name: "first_above", heading: "first above \(series.chosen(threshold))",
                    style: .automatic))
        }
        let rows = shown.map { row -> [Cell] in
            var cells = row.key + row.values.map { Cell($0) }
            cells.append(Cell(row.change.map { series.isShare ? 100 * $0 : $0 }))
            cells.append(Cell(row.growth(over: series.span).map { 100 * $0 }))
            if let threshold = series.threshold {
                var year = Cell.missing
                if let found = row.first(above: threshold) { year = .integer(series.axis[found]) }
                cells.append(year)
            }
            return cells
        }
        let hidden = series.rows.count - shown.count
        var notes = [
            """
            Growth is the average in a year between the first and the last year, and missing where \
            one of the two is not positive
            """
        ]
        if hidden > 0 {
            notes.append(
                """
                \(hidden) smaller rows are not shown; --top shows more, and the table \
                ‘\(series.subject.table)’ has all
                """)
        }
        return ReportTable(
            name: "years",
            title: "\(measureName), \(span): the largest of the last year first",
            columns: columns, rows: rows, notes: notes, isSelection: true,
            keys: series.keys.count)
    }

    /// The years at the ends and two between them, growth or change, and the threshold’s year.
    public var lead: Lead {
        let axis = series.axis
        let chosen = Set([0, (axis.count - 1) / 3, (axis.count - 1) * 2 / 3, axis.count - 1])
        let years = chosen.sorted().map { "year_\(axis[$0])" }
        // What is the same in every row is in the question.
        let keys = series.keys.indices.filter { k in
            k == 0 || Set(series.rows.map { $0.key[k].plain }).count > 1
        }.map { series.keys[$0].name }
        let isSeries = series.keys.count > 1 && Set(series.rows.map { $0.key[0].plain }).count == 1
        let labels = isSeries && keys.count > 1 ? Array(keys.dropFirst()) : keys
        return Lead(
            "years",
            labels + years + [series.isAmount ? "growth_pct_year" : "change"]
                + (series.threshold == nil ? [] : ["first_above"]),
            optional: Array(years.dropFirst().dropLast()))
    }

    /// The largest row, what grew and what fell most among the largest, and who passed the
    /// threshold.
    public var reading: [String] {
        guard let first = series.rows.first, let from = series.axis.first,
            let to = series.axis.last, from < to
        else { return [] }
        var lines = [
            """
            \(measureName) \(series.rows.count > 1 ? "is largest for" : "of") \(name(first)): \
            \(series.text(first.last)) in \(to), \(series.text(first.first)) in \(from)
            """ + (growth(first).map { " (\($0))" } ?? "") + "."
        ]
        let large = series.rows.prefix(Self.large)
        func size(_ row: YearsSeries.Row) -> Double? {
            series.isAmount ? row.growth(over: series.span) : row.change
        }
        let ranked = large.filter { size($0) != nil }.sorted { (size($0) ?? 0) > (size($1) ?? 0) }
        if ranked.count > 2, let most = ranked.first, let least = ranked.last {
            let among =
                series.rows.count > Self.large
                ? "Of the \(Self.large) largest, \(Self.lowered(measureName))" : measureName
            let rises = (size(most) ?? 0) > 0
            let falls = (size(least) ?? 0) < 0
            lines.append(
                """
                \(among) \(rises ? "grew most" : "fell least") for \(name(most)) \
                (\(movement(most))) and \(falls ? "fell most" : "grew least") for \
                \(name(least)) (\(movement(least))).
                """)
        }
        if let threshold = series.threshold { lines.append(passed(threshold)) }
        return lines
    }

    /// What has to be known about comparing the years.
    public var cautions: [String] {
        var lines: [String] = []
        if series.isAmount, let unit = series.column.unit, MoneyUnit(unit) != nil {
            lines.append(
                """
                amounts are in prices of each year, so that growth includes inflation and exchange \
                rates
                """)
        }
        let gaps = Set(
            series.axis.indices.filter { k in series.rows.allSatisfy { $0.values[k] == nil } })
        if !gaps.isEmpty {
            let years = gaps.sorted().map { "\(series.axis[$0])" }
            lines.append("no numbers for \(years.joined(separator: ", "))")
        }
        return lines
    }

    /// Of so many rows the sentences say which grew most.
    private static let large = 10

    private static func lowered(_ text: String) -> String {
        text.prefix(1).lowercased() + text.dropFirst()
    }

    private func passed(_ threshold: Double) -> String {
        let limit = series.chosen(threshold)
        let found = series.rows.compactMap { row in
            row.first(above: threshold).map { (row, series.axis[$0]) }
        }
        if found.isEmpty { return "None is above \(limit) in any year." }
        let listed = found.prefix(6).map { "\(name($0)) (\($1))" }
        let more = found.count > 6 ? " and \(found.count - 6) more" : ""
        return """
            First above \(limit): \(listed.joined(separator: ", "))\(more); \
            \(series.rows.count - found.count) of \(series.rows.count) never.
            """
    }

    private func growth(_ row: YearsSeries.Row) -> String? {
        guard series.isAmount else { return nil }
        return row.growth(over: series.span).map { "\(signed(100 * $0)) % a year" }
    }

    private func movement(_ row: YearsSeries.Row) -> String {
        if series.isAmount { return growth(row) ?? "no growth can be computed" }
        guard let change = row.change else { return "no change can be computed" }
        return series.isShare
            ? "\(signed(100 * change)) percentage points" : signed(change)
    }

    private func signed(_ value: Double) -> String { NumberText.signed(value) }

    /// The followed column in words.
    private var measureName: String {
        let words = Self.words[series.subject.measure] ?? series.column.displayName
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// Columns whose headings stand for nothing alone.
    private static let words = [
        "direct": "the part at face value", "look_through": "the part looked through all hands",
        "value_added": "the part in value added",
        "hhi_direct_foreign": "the concentration of foreign trade at face value",
        "hhi_look_through_foreign": "the concentration of foreign trade, looked through,",
        "hhi_value_added_foreign": "the concentration of foreign value added",
        "hhi_direct": "the concentration of trade at face value, home included,",
        "hhi_look_through": "the concentration of trade, looked through and home included,",
        "hhi_value_added": "the concentration of value added, home included,",
        "EXGR": "gross exports", "DVA": "domestic value added in exports",
        "VAX": "value added absorbed abroad", "FVA": "foreign value added in exports",
        "FC": "foreign content of exports", "gvc_share": "the part of exports in value chains",
        "backward_share": "the part of exports that comes from earlier stages abroad",
        "forward_share": "the part of exports that others export further",
    ]

    /// A row in words: its labels with their names; what is the same for all rows is left out.
    private func name(_ row: YearsSeries.Row) -> String {
        let told = series.keys.indices.filter { k in
            Set(series.rows.map { $0.key[k].plain }).count > 1
        }
        let shown = told.isEmpty ? Array(series.keys.indices.prefix(1)) : told
        let parts = shown.compactMap { k -> String? in
            let (column, cell) = (series.keys[k], row.key[k])
            guard case .text(let code) = cell else { return nil }
            guard let kind = CodeNames.Kind(column: column.name) else { return code }
            let name = names.name(of: code, in: kind) ?? code
            return kind == .region && !code.contains("/") ? RegionNames.inSentence(name) : name
        }
        let isPair = series.subject.table == "exposure" && parts.count == 2
        return isPair ? "\(parts[1]) as a supplier of \(parts[0])" : parts.joined(separator: ", ")
    }
}
