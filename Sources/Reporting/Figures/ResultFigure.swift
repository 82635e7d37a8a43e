public import Figures
public import InputOutput

/// A picture that some results have: it looks for its table and draws it.
public protocol ResultFigure: Sendable {
    /// What `--figure` calls it.
    static var name: String { get }
    /// The picture of a result; nil where the result has no such table, or nothing to draw in it.
    static func figure(of document: ResultDocument) -> (any Figure)?
}

/// A picture of a result, by its name.
public struct NamedFigure: Sendable {
    /// What `--figure` calls it.
    public let name: String
    /// The picture.
    public let figure: any Figure

    /// A picture with its name.
    package init(name: String, figure: any Figure) {
        self.name = name
        self.figure = figure
    }
}

/// The pictures there are.
public enum ResultFigures {
    /// One line for each; a page shows them in this order.
    public static let all: [any ResultFigure.Type] = [
        RangeOverModels.self, GrowthRange.self, ImpactMap.self, ScanMap.self, ExposureMap.self,
        FootprintMap.self,
        OriginsFlow.self, PathsFlow.self, ExposureFlow.self, ExposureYears.self, ProductYears.self,
        ProductsFlow.self, StopsDays.self,
        ScanScatter.self, ScanHeat.self, SensitivityHeat.self, ExposureHeat.self,
        DecomposeHeat.self, ComparedRanges.self,
        DriversTornado.self,
        SweepTornado.self, DrawsHistogram.self, SweepConvergence.self,
    ]
}

extension ResultDocument {
    /// The pictures of this result, the most important first.
    public var figures: [NamedFigure] {
        ResultFigures.all.compactMap { kind in
            kind.figure(of: self).map { NamedFigure(name: kind.name, figure: $0) }
        }
    }

    /// The picture of a name.
    /// - Throws: `no-figure` where the result has none at all, `unknown-figure`, with a suggestion,
    ///   where it has others.
    public func figure(named name: String?) throws(Diagnostics) -> any Figure {
        let all = figures
        guard let first = all.first else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-figure", "the result of ‘\(command)’ has no figure",
                    remedy: "use --format text or html")
            ])
        }
        guard let name else { return first.figure }
        guard let found = all.first(where: { $0.name == name.lowercased() }) else {
            throw Diagnostics([Self.unknown("figure", name, among: all.map(\.name))])
        }
        return found.figure
    }
}

/// A table of a result, read by the names of its columns.
struct FigureTable {
    let table: ReportTable
    private let index: [String: Int]

    /// The table of a name, whole where the document shows a selection of its rows; nil when there
    /// is none, or without rows.
    init?(_ document: ResultDocument, _ name: String) {
        let found = document.whole + document.tables
        guard let table = found.first(where: { $0.name == name }), !table.rows.isEmpty else {
            return nil
        }
        self.table = table
        index = Dictionary(
            table.columns.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    var rows: Range<Int> { table.rows.indices }

    /// Whether there is a column of a name.
    func has(_ column: String) -> Bool { index[column] != nil }

    /// The number of a cell; nil where there is none or it is not finite.
    func number(_ row: Int, _ column: String) -> Double? {
        index[column].flatMap { table.rows[row][$0].number }.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The text of a cell; empty where there is none.
    func text(_ row: Int, _ column: String) -> String {
        guard let cell = index[column].map({ table.rows[row][$0] }), cell != .missing else {
            return ""
        }
        return cell.plain
    }

    /// The name of a region or sector beside its code: from the table where it has one.
    func name(_ row: Int, _ column: String) -> String {
        let written = text(row, "\(column)_name")
        if !written.isEmpty { return written }
        let code = text(row, column)
        return CodeNames.Kind(column: column) == .sector ? code : RegionLabel.name(code)
    }

    /// The names behind the codes of a column: of regions, sectors, or industries of a region.
    func names(_ column: String) -> [String: String] {
        Dictionary(rows.map { (text($0, column), name($0, column)) }) { first, _ in first }
    }

    /// The unit of a column as people read it.
    func unit(_ column: String) -> String {
        index[column].flatMap { table.columns[$0].unitForPeople } ?? ""
    }

    /// The heading of a column.
    func heading(_ column: String) -> String {
        index[column].map { table.columns[$0].displayName } ?? column
    }

    /// Distinct texts of a column, in order.
    func distinct(_ column: String) -> [String] {
        var seen: Set<String> = []
        return rows.map { text($0, column) }.filter { seen.insert($0).inserted }
    }
}

/// Regions of tables as economies of the map.
enum RegionLabel {
    /// The name of an economy, or the code where none is known by it.
    static func name(_ code: String) -> String {
        let parts = code.split(separator: "/", maxSplits: 1).map(String.init)
        guard let first = parts.first else { return code }
        let name = aggregates[first.uppercased()] ?? Country.named(first)?.name ?? first
        return parts.count > 1 ? "\(name) \(parts[1])" : name
    }

    /// A name such as `South Korea, Manufacturing` inside a title: `South Korea’s manufacturing`.
    static func inTitle(_ name: String, of code: String) -> String {
        guard code.contains("/"), let comma = name.range(of: ", ") else { return name }
        let sector = SectorWords.inSentence(
            Sector("", name: String(name[comma.upperBound...])))
        let region = RegionNames.inSentence(String(name[..<comma.lowerBound]))
        return "\(RegionNames.possessive(region)) \(sector)"
    }

    /// The economy of the map that a region stands for; nil for aggregates.
    static func place(_ code: String) -> String? {
        guard aggregates[code.uppercased()] == nil, let country = Country.named(code),
            WorldMap.knows(country.alpha3)
        else { return nil }
        return country.alpha3
    }

    /// Codes of aggregates that would be taken for countries.
    private static let aggregates = [
        "ROW": "Rest of the world", "RWD": "Rest of the world", "WWW": "Rest of the world",
    ]
}

/// A number with its unit for people.
enum FigureNumber {
    /// Three significant digits, with a sign where the number is a change.
    static func change(_ value: Double) -> String {
        // What a computation leaves where the answer is 0.
        if abs(value) < 1e-11 { return "0" }
        return NumberText.signed(value)
    }

    /// Three significant digits, with thousands separators.
    static func amount(_ value: Double) -> String {
        NumberText.grouped(NumberText.threeDigits(value))
    }
}
