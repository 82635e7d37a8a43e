import Containers
import InputOutput

/// The file that explains a long or wide CSV table of one's own: a CSV with the columns
/// `key,value`, or `key,value,name` to give codes names.
///
/// Facts: `layout` (`long` or `wide`), `name`, `year`, `unit`, `valuation`, `source`, `delimiter`
/// (`comma`, `semicolon`, `tab`). Codes, a line each: `final_demand`, `value_added`, `taxes`,
/// `imports`, `intermediate_row`, `output_row`, `output_column`.
///
/// Of a long file: the names of its columns, `region_column`, `sector_column`, `use_region_column`,
/// `use_sector_column`, `value_column`, `year_column`; `absent`, `zero` or `error`, for cells
/// without a line; and `unequal_sectors`, `yes` where a region has only the sectors that it has
/// lines for. Of a wide file: `region` and `sector`, a line each, or `regions`, how many there
/// are, where the file holds only numbers; `label_separator`, what stands between region and code,
/// where it has labels.
struct MappingFile {
    /// What the table's file looks like.
    enum Layout: String, CaseIterable { case long, wide }

    /// A code with the name that the file gives it.
    struct Code: Hashable {
        let code: String
        let name: String?
    }

    let path: String
    private(set) var layout = Layout.long
    private(set) var year: Int?
    private(set) var regionCount: Int?
    private(set) var delimiter = UInt8(ascii: ",")
    private(set) var absentIsZero = false
    /// Whether a region of a long file has only the sectors that it has lines for.
    private(set) var hasUnequalSectors = false
    private var single: [String: CSVRecords.Cell] = [:]
    private var codes: [String: [Code]] = [:]
    /// Primary inputs in the order of the file.
    private(set) var inputs: [LongRoles.Input] = []

    /// The text of a key that stands once; nil when it does not stand there.
    func text(_ key: String) -> String? { single[key]?.text }

    /// The codes of a key, in the order of the file.
    func codes(_ key: String) -> [Code] { codes[key] ?? [] }

    private static let columnKeys = [
        "region_column", "sector_column", "use_region_column", "use_sector_column",
        "value_column", "year_column",
    ]
    private static let singleKeys =
        ["layout", "name", "year", "unit", "valuation", "source", "delimiter"] + columnKeys
        + ["absent", "unequal_sectors", "regions", "label_separator"]
    private static let codeKeys = [
        "final_demand", "value_added", "taxes", "imports", "intermediate_row", "output_row",
        "output_column",
        "region", "sector",
    ]
    private static let inputKinds: [String: PrimaryInput.Kind] = [
        "value_added": .valueAdded, "taxes": .taxes, "imports": .imports,
    ]
    /// Keys that mean nothing for the other layout.
    private static let longKeys = columnKeys + ["absent", "unequal_sectors"]
    private static let wideKeys = ["region", "sector", "regions", "label_separator"]

    /// Reads a mapping file.
    /// - Throws: all of `unknown-key`, `duplicate-key`, `duplicate-code`, `wrong-value`,
    ///   `not-a-number`, `wrong-layout`, and what `CSVRecords` finds.
    init(path: String) throws(Diagnostics) {
        self.path = path
        var file = try CSVRecords(
            path: path, headers: [["key", "value"], ["key", "value", "name"]])
        var seen: Set<String> = []
        for row in file.rows {
            let (key, value) = (row[0].text, row[1])
            if Self.singleKeys.contains(key) {
                if single.updateValue(value, forKey: key) != nil {
                    file.add(
                        "duplicate-key", "the key \(key) repeats", at: row[0],
                        remedy: "state it once")
                }
            } else if Self.codeKeys.contains(key) {
                let kind = Self.inputKinds[key]
                let isInput = kind != nil
                if !seen.insert((isInput ? "input" : key) + "\n" + value.text).inserted {
                    file.add(
                        "duplicate-code", "the code \(value.text) repeats", at: value,
                        remedy: "name every code once")
                }
                let name = row.count > 2 && !row[2].text.isEmpty ? row[2].text : nil
                codes[key, default: []].append(Code(code: value.text, name: name))
                if let kind {
                    inputs.append(LongRoles.Input(code: value.text, name: name, kind: kind))
                }
            } else {
                let known = Self.singleKeys + Self.codeKeys
                file.add(
                    "unknown-key", "the key \(key.shortened) is not known", at: row[0],
                    remedy: Suggestion.nearest(to: key, in: known).map { "did you mean \($0)?" }
                        ?? "known are \(known.joined(separator: ", "))")
            }
        }
        takeFacts(&file)
        try file.throwIfAny()
    }

    private mutating func takeFacts(_ file: inout CSVRecords) {
        func choose<T>(
            _ key: String, _ known: [(String, T)], _ file: inout CSVRecords
        ) -> T? {
            guard let cell = single[key] else { return nil }
            if let found = known.first(where: { $0.0 == cell.text }) { return found.1 }
            file.add(
                "wrong-value", "\(key) is ‘\(cell.text.shortened)’", at: cell,
                remedy: "it is one of \(known.map(\.0).joined(separator: ", "))")
            return nil
        }
        func number(_ key: String, _ range: ClosedRange<Int>, _ file: inout CSVRecords) -> Int? {
            guard let cell = single[key] else { return nil }
            if let value = Int(cell.text), range.contains(value) { return value }
            file.add(
                "not-a-number", "\(key) is ‘\(cell.text.shortened)’", at: cell,
                remedy: "it is a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        layout = choose("layout", Layout.allCases.map { ($0.rawValue, $0) }, &file) ?? .long
        let delimiters: [(String, UInt8)] = [("comma", 0x2C), ("semicolon", 0x3B), ("tab", 0x09)]
        delimiter = choose("delimiter", delimiters, &file) ?? delimiter
        absentIsZero = choose("absent", [("zero", true), ("error", false)], &file) ?? false
        hasUnequalSectors =
            choose("unequal_sectors", [("yes", true), ("no", false)], &file) ?? false
        year = number("year", 1...9999, &file)
        regionCount = number("regions", 1...100_000, &file)
        let foreign = layout == .long ? Self.wideKeys : Self.longKeys
        for key in foreign where single[key] != nil || codes[key] != nil {
            file.add(
                "wrong-layout", "the key \(key) has no meaning for a \(layout.rawValue) file",
                at: single[key],
                remedy: layout == .long
                    ? "state layout,wide, or leave the line out" : "leave the line out")
        }
    }

    /// Makes sure that the mapping is of the layout that a format reads.
    /// - Throws: `wrong-layout`.
    func require(_ due: Layout) throws(Diagnostics) {
        guard layout != due else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "wrong-layout",
                "the mapping is of a \(layout.rawValue) file, and the format asked for is "
                    + due.rawValue, at: .init(file: path),
                remedy: "leave the format out, or state layout,\(due.rawValue)")
        ])
    }

    /// What the provenance says.
    func provenance(of path: String) -> Provenance {
        Provenance(entries: [
            .init("source", text("source") ?? "a table of one’s own"),
            .init("file", SourceFiles.lastComponent(of: path)),
            .init("mapping", SourceFiles.lastComponent(of: self.path)),
        ])
    }

    /// How far the totals that a table of one's own states may be from its cells.
    static let tolerance = StatedTolerance(
        warns: 1e-6, refuses: 0.01, absolute: 1e-9, saysAboveRounding: true,
        source: "totals of a table of one’s own are expected to add up to 0.0001 %")
    /// How far its columns may be from its rows: a gap is only ever said.
    static let balance = StatedTolerance(
        warns: 1e-4, refuses: nil, absolute: 1e-9,
        source: "chokepoint check says which industries do not balance")
}
