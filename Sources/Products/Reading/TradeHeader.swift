import Containers
import InputOutput

/// The first line of a file of trade: which column holds what.
struct TradeHeader {
    /// The columns.
    let columns: TradeColumns
    /// Offset of the first line behind the header.
    let end: Int
    /// What the user should know of the columns.
    let findings: [Diagnostic]

    /// Reads the header.
    /// - Throws: `wrong-header` when a column that trade needs is missing; what is wrong with a
    ///   mapping; `unsupported-parquet` for a column of a kind that is not read.
    init(_ text: CSVText, options: TradeOptions) throws(Diagnostics) {
        let delimiter = Self.delimiter(of: text)
        let header = CSVHeader(text, delimiter: delimiter)
        try header.problems.throwIfAny(file: text.path)
        let labels = header.labels.map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let mapping = try options.mapping.map { path throws(Diagnostics) in
            try TradeMapping(path: path)
        }
        let isBACI = labels.map { $0.lowercased() } == TradeColumns.baci
        let isComtrade = TradeColumns.isComtrade(labels)
        let roles =
            try mapping?.roles(of: labels, in: text.path) ?? TradeColumns.roles(of: labels)
        let isInKilograms = zip(labels, roles).contains { label, role in
            role == .quantity && (isComtrade || TradeColumns.isInKilograms(label))
        }
        var columns = TradeColumns(
            roles: roles, delimiter: delimiter,
            valueScale: mapping?.valueScale ?? (isBACI ? 1000 : 1),
            quantityScale: mapping?.quantityScale ?? (isInKilograms ? 0.001 : 1),
            year: mapping?.year ?? options.year, flow: nil, hasSums: isComtrade)
        let missing = columns.missing
        if !missing.isEmpty {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-header",
                    """
                    the file has no column for \(missing.joined(separator: ", ")): its columns \
                    are 
                    """
                        + labels.prefix(20).joined(separator: ", "),
                    at: .init(file: text.path, line: 1),
                    remedy:
                        "name the columns exporter, importer, hs6, value (and year, quantity), or "
                        + "say which is which with --trade-mapping")
            ])
        }
        if let year = columns.year, !(1800...2200).contains(year) {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-year", "‘\(year)’ is not a year of trade",
                    at: .init(file: text.path), remedy: "write four digits, such as 2022")
            ])
        }
        try text.requireRead(Set(columns.roles.indices.filter { columns.roles[$0] != nil }))
        if columns.roles.contains(.flow) {
            columns.flow = options.reports == .exports ? 0x58 : 0x4D
        }
        var findings: [Diagnostic] = []
        let unused = zip(labels, columns.roles).filter { $1 == nil }.map(\.0)
        if !unused.isEmpty, !isComtrade {
            findings.append(
                Diagnostic(
                    .note, "columns-not-used",
                    "\(unused.count == 1 ? "this column is" : "these columns are") not used: "
                        + unused.prefix(10).joined(separator: ", "),
                    at: .init(file: text.path, line: 1)))
        }
        if !columns.roles.contains(.year), columns.year == nil {
            columns.year = 0
            findings.append(
                Diagnostic(
                    .note, "no-year", "the file does not say of which year it is",
                    at: .init(file: text.path),
                    remedy: "say it with --trade-year"))
        }
        self.columns = columns
        end = header.end
        self.findings = findings
    }

    private static func delimiter(of text: CSVText) -> UInt8 {
        let line = text.bytes[text.start...].prefix { $0 != 0x0A }
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        return candidates.max { a, b in
            line.count { $0 == a } < line.count { $0 == b }
        } ?? 0x2C
    }
}

/// A CSV of `key,value` that says which column of a file of trade holds what, and in which units.
struct TradeMapping {
    private var columns: [TradeColumns.Role: String] = [:]
    /// USD of one unit of value; nil where the mapping is silent.
    private(set) var valueScale: Double?
    /// Tonnes of one unit of quantity; nil where the mapping is silent.
    private(set) var quantityScale: Double?
    /// The year of the whole file.
    private(set) var year: Int?

    private static let keys: [String: TradeColumns.Role] = [
        "exporter_column": .exporter, "importer_column": .importer, "product_column": .product,
        "value_column": .value, "quantity_column": .quantity, "year_column": .year,
        "reporter_column": .reporter, "partner_column": .partner, "flow_column": .flow,
    ]
    private static let valueUnits: [String: Double] = [
        "usd": 1, "thousand usd": 1e3, "million usd": 1e6,
    ]
    private static let quantityUnits: [String: Double] = ["kg": 1e-3, "t": 1, "tonnes": 1]

    /// Reads a mapping.
    /// - Throws: unknown keys and values, all at once.
    init(path: String) throws(Diagnostics) {
        var records = try CSVRecords(path: path, headers: [["key", "value"]])
        for row in records.rows {
            let (key, value) = (row[0].text.lowercased(), row[1].text)
            if let role = Self.keys[key] {
                columns[role] = value
            } else if key == "value_unit", let scale = Self.valueUnits[value.lowercased()] {
                valueScale = scale
            } else if key == "quantity_unit", let scale = Self.quantityUnits[value.lowercased()] {
                quantityScale = scale
            } else if key == "year", let number = Int(value) {
                year = number
            } else {
                let known = Self.keys.keys.sorted() + ["value_unit", "quantity_unit", "year"]
                records.add(
                    "bad-mapping", "a mapping has no \(key),\(value)", at: row[0],
                    remedy:
                        "keys: \(known.joined(separator: ", ")); value_unit is USD, thousand USD "
                        + "or million USD, quantity_unit is kg or t")
            }
        }
        try records.throwIfAny()
    }

    /// The role of every column of a header: by the mapping, else by the column's own name.
    /// - Throws: `no-such-column` for columns that the mapping names and the file has not.
    func roles(
        of header: [String], in path: String
    ) throws(Diagnostics) -> [TradeColumns.Role?] {
        var problems = Diagnostics()
        for (key, role) in Self.keys.sorted(by: { $0.key < $1.key }) {
            guard let label = columns[role], !header.contains(label) else { continue }
            let nearest = Suggestion.nearest(to: label, in: header).map { "did you mean \($0)?" }
            problems.add(
                Diagnostic(
                    .error, "no-such-column",
                    "the mapping’s \(key) is ‘\(label)’, and the file has no such column",
                    at: .init(file: path, line: 1),
                    remedy: nearest
                        ?? "its columns are \(header.prefix(20).joined(separator: ", "))"))
        }
        try problems.throwIfErrors()
        let named = TradeColumns.roles(of: header)
        let mapped = Set(columns.keys)
        let reported: Set<TradeColumns.Role> = [.reporter, .partner, .flow]
        let directed: Set<TradeColumns.Role> = [.exporter, .importer]
        return header.enumerated().map { k, label in
            if let role = columns.first(where: { $0.value == label })?.key { return role }
            guard let role = named[k], !mapped.contains(role) else { return nil }
            // Who sells and who reports are two ways to say one thing.
            if !mapped.isDisjoint(with: directed), reported.contains(role) { return nil }
            if !mapped.isDisjoint(with: reported), directed.contains(role) { return nil }
            return role
        }
    }
}
