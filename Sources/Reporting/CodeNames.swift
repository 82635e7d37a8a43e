public import InputOutput

/// What the codes of regions and sectors in result tables are called.
public struct CodeNames: Sendable, Hashable {
    private var regions: [String: String] = [:]
    private var sectors: [String: String] = [:]

    /// No names.
    public init() {}

    /// Adds the names of a table's regions and sectors; what is known already stays.
    public mutating func add(_ layout: TableLayout) {
        let names = RegionNames(layout)
        for (index, region) in layout.regions.enumerated() where regions[region.code] == nil {
            regions[region.code] = names[index]
        }
        for family in layout.families.ofSeveralRegions {
            let label = layout.families.labels[family]
            if regions[label.code] == nil {
                regions[label.code] = Country.named(label.code)?.name ?? label.name
            }
        }
        for sector in layout.sectors where sectors[sector.code] == nil {
            sectors[sector.code] = sector.name
        }
    }

    /// Adds the name of one economy; what is known already stays.
    public mutating func add(region code: String, name: String) {
        if regions[code] == nil, name != code { regions[code] = name }
    }

    /// The name behind a code, `REGION/SECTOR` included; nil where there is none beside the code.
    func name(of code: String, in kind: Kind) -> String? {
        switch kind {
        case .region:
            if let name = regions[code] { return name }
            guard let slash = code.firstIndex(of: "/"),
                let region = regions[String(code[..<slash])]
            else { return nil }
            let sector = String(code[code.index(after: slash)...])
            return "\(region), \(sectors[sector] ?? sector)"
        case .sector: return sectors[code]
        case .words:
            let found = parts(of: code).map { part -> (text: String, isKnown: Bool) in
                let name = part.isSeparator ? nil : regionName(part.text)
                return (name ?? part.text, name != nil)
            }
            return found.contains { $0.isKnown } ? found.map(\.text).joined() : nil
        }
    }

    /// The codes in a text of several, each with its name, in their order and each once.
    func legend(of text: String) -> [(code: String, name: String)] {
        var found: [(code: String, name: String)] = []
        func add(_ code: String, _ name: String?) {
            guard let name, name != code, !found.contains(where: { $0.code == code }) else {
                return
            }
            found.append((code, name))
        }
        for part in parts(of: text) where !part.isSeparator {
            let region = part.text.prefix { $0 != "/" }
            add(String(region), regionName(String(region)))
            let sector = part.text.dropFirst(region.count + 1)
            if regionName(String(region)) != nil { add(String(sector), sectors[String(sector)]) }
        }
        return found
    }

    /// The name of a region, also of one that the tables do not have, or of `REGION/SECTOR`.
    private func regionName(_ code: String) -> String? {
        if let name = name(of: code, in: .region) { return name }
        guard !regions.isEmpty, code.count == 3, code.uppercased() == code,
            let country = Country.named(code), country.alpha3 == code
        else { return nil }
        return country.name
    }

    /// A text of several codes, cut where a code may begin or end.
    private func parts(of text: String) -> [(text: String, isSeparator: Bool)] {
        var parts: [(text: String, isSeparator: Bool)] = []
        for character in text {
            let isSeparator = " ,.:→".contains(character)
            if let last = parts.last, last.isSeparator == isSeparator {
                parts[parts.count - 1].text.append(character)
            } else {
                parts.append((String(character), isSeparator))
            }
        }
        return parts
    }

    /// What a column's codes are of.
    enum Kind {
        /// Regions, or industries as `REGION/SECTOR`.
        case region
        /// Sectors.
        case sector
        /// Several regions or industries in one text, such as a path or the name of a metric.
        case words

        /// The kind of a column of a table; nil for columns of anything else.
        init?(column: String, of table: String = "") {
            switch (table, column) {
            case ("paths", "path"), ("communities", "largest_members"),
                ("communities", "main_regions"), ("differences", "label"), ("groups", "members"),
                ("groups", "not_in_table"), ("ranks", "item"),
                ("summary", "metric"), ("tornado", "metric"), ("indices", "metric"),
                ("convergence", "metric"), ("index_convergence", "metric"):
                self = .words
                return
            default: break
            }
            switch column {
            case "region", "exporter", "importer", "origin", "destination", "partner", "supplier",
                "user", "industry", "seller", "buyer", "from", "to", "input_origin", "party",
                "producer", "consumer", "largest_origin", "largest_look_through",
                "largest_foreign_direct",
                "largest_foreign_look_through":
                self = .region
            case "sector", "input", "product_sector", "supplier_sector", "user_sector",
                "supplying_sector":
                self = .sector
            default: return nil
            }
        }
    }
}

/// Whether people read codes, names or both.
public enum NameStyle: String, Sendable, Hashable, CaseIterable, Codable {
    /// Codes, such as `KOR`.
    case code
    /// Names, such as `South Korea`.
    case name
    /// Names with their codes, such as `South Korea (KOR)`.
    case both
}

extension ReportTable {
    /// The table with a column of names for every column of codes, at its end: `region_name` for
    /// `region`. Columns none of whose codes has a name get none.
    public func named(by names: CodeNames) -> ReportTable {
        var columns = self.columns
        var added: [[Cell]] = []
        var legend: [(code: String, name: String)] = []
        let known = Set(columns.map(\.name))
        for (index, column) in self.columns.enumerated() {
            guard let kind = CodeNames.Kind(column: column.name, of: name),
                !known.contains(column.name + Self.nameEnding)
            else { continue }
            if kind == .words, column.style != .prose {
                for case .text(let text) in self.cells(of: index)
                where legend.count <= Self.longestLegend {
                    legend += names.legend(of: text).filter { item in
                        !legend.contains { $0.code == item.code }
                    }
                }
            }
            let cells = self.cells(of: index).map { cell -> Cell in
                guard case .text(let code) = cell else { return .missing }
                return Cell(names.name(of: code, in: kind) ?? Self.scanned(code, kind, in: name))
            }
            if cells.allSatisfy({ $0 == .missing }) { continue }
            columns.append(Column(name: column.name + Self.nameEnding))
            added.append(cells)
        }
        if added.isEmpty { return self }
        var copy = copy(
            columns, rows.indices.map { row in rows[row] + added.map { $0[row] } })
        if !legend.isEmpty, legend.count <= Self.longestLegend {
            copy.legend = legend.map { "\($0.code) \($0.name)" }.joined(separator: "; ")
        }
        return copy
    }

    /// The most codes that a legend explains: more are looked up elsewhere.
    private static let longestLegend = 24

    /// The table for people: codes, names or both in the columns of codes, and no columns of names.
    /// - Parameter limit: how long a sector's name may get beside its code; nil for any length.
    func showing(_ style: NameStyle, sectorNames limit: Int?) -> ReportTable {
        var partner: [Int: Int] = [:]
        for (index, column) in columns.enumerated() {
            let name = columns.firstIndex { $0.name == column.name + Self.nameEnding }
            if let name, CodeNames.Kind(column: column.name, of: self.name) != nil {
                partner[index] = name
            }
        }
        if partner.isEmpty { return self }
        let hidden = Set(partner.values)
        let kept = columns.indices.filter { !hidden.contains($0) }
        var shown = copy(
            kept.map { columns[$0] },
            rows.map { row in
                kept.map { index in
                    guard let other = partner[index], case .text(let code) = row[index],
                        case .text(let name) = row[other], name != code
                    else { return row[index] }
                    let kind = CodeNames.Kind(column: columns[index].name, of: self.name)
                    let isSector = kind == .sector
                    if kind == .words {
                        if style == .name { return .text(name) }
                        // Elsewhere the notes say what the codes mean: such texts are long.
                        return style == .both && columns[index].style == .prose
                            ? .text(Self.sideBySide(code, name)) : row[index]
                    }
                    let short = limit.map { isSector || code.contains("/") ? $0 : .max } ?? .max
                    let shown = TerminalText.shortened(name, to: short)
                    return switch style {
                    case .code: row[index]
                    case .name: .text(shown)
                    case .both: .text(isSector ? "\(code) \(shown)" : "\(shown) (\(code))")
                    }
                }
            })
        if style == .both, let legend {
            shown.legend = legend
            shown.notes.append(legend)
        }
        return shown
    }

    /// `Germany (DEU), France (FRA)` for lists of codes and of names.
    private static func sideBySide(_ codes: String, _ names: String) -> String {
        let lists = [codes, names].map { $0.split(separator: ", ").map(String.init) }
        if lists[0].count != lists[1].count { return codes }
        return zip(lists[0], lists[1]).map { $0 == $1 ? $0 : "\($1) (\($0))" }
            .joined(separator: ", ")
    }

    /// What a star is called where restrictions are put together.
    private static func scanned(_ code: String, _ kind: CodeNames.Kind, in table: String)
        -> String?
    {
        guard code == "*", table == "scan" else { return nil }
        return kind == .region ? "All others" : "All sectors"
    }

    private static let nameEnding = "_name"

    private func copy(_ columns: [Column], _ rows: [[Cell]]) -> ReportTable {
        ReportTable(
            name: name, title: title, columns: columns, rows: rows, notes: notes,
            chartColumn: chartColumn, isSelection: isSelection, keys: keys)
    }
}
