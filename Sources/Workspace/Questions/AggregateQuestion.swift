import InputOutput
import Providers
public import Reporting

/// A table with regions and sectors merged by concordance; every total is kept.
public struct AggregateQuestion: Question {
    /// `aggregate`.
    public static let command = "aggregate"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// Sums come from the parts.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// A concordance CSV of regions.
    public var regions: String?
    /// A concordance CSV of sectors, or a list that is known by name.
    public var sectors: String?
    /// With a list: the finest sectors that it and the table have in common.
    public var commonSectors = false
    /// Regions to merge, each `NAME=CODE,…`.
    public var bloc: [String] = []
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if regions == nil, sectors == nil, bloc.isEmpty {
            return "give --regions, --sectors or --bloc"
        }
        if commonSectors, !(sectors.map(KnownSectors.isName) ?? false) {
            return "--common-sectors goes with --sectors and the name of a list"
        }
        return regions != nil && !bloc.isEmpty
            ? "--regions and --bloc both map regions; give one of them" : nil
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let table = try inquiry.read(
            self.table, reading, force: force
        ).table
        var regionMap: Concordance?
        if let regions {
            regionMap = try Concordance(
                try pairs(of: regions, isOfSectors: false, table), from: table.regions.map(\.code),
                place: regions)
        } else if !bloc.isEmpty {
            let labels = try TableLabels(table, groups: group)
            regionMap = try Concordance.blocs(try blocs(labels), of: table.layout)
            inquiry.report(labels.notes)
        }
        var sectorMap: Concordance?
        var source: String?
        if let sectors, KnownSectors.isName(sectors) {
            let known = try KnownSectors(sectors, for: table.layout, common: commonSectors)
            sectorMap = known.concordance
            inquiry.report(known.findings)
            source = known.sentence
        } else if let sectors {
            sectorMap = try Concordance(
                try pairs(of: sectors, isOfSectors: true, table), from: table.sectors.map(\.code),
                place: sectors)
        }
        var aggregated = try table.aggregated(regions: regionMap, sectors: sectorMap, name: name)
        if let source {
            aggregated = try aggregated.with(provenance: aggregated.provenance.adding(source))
        }
        try TableFile.write(aggregated, to: output)
        return inquiry.written(aggregated, to: output)
    }

    /// The lines of a concordance, with the table's codes for names.
    private func pairs(
        of path: String, isOfSectors: Bool, _ table: MRIOTable
    ) throws(Diagnostics) -> [Concordance.Pair] {
        var labels = WrittenLabels(LabelResolver(table))
        let pairs = try ConcordanceFile.read(path: path).map {
            $0.coded(by: &labels, isOfSectors: isOfSectors)
        }
        try labels.problems.throwIfErrors()
        return pairs
    }

    private func blocs(_ labels: TableLabels) throws(Diagnostics) -> [(
        name: String, codes: [String]
    )] {
        var problems = Diagnostics()
        var result: [(name: String, codes: [String])] = []
        for text in bloc {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[1].contains(where: { $0 != "," && $0 != " " }) else {
                problems.add(
                    Diagnostic(
                        .error, "bloc-syntax", "‘\(text)’ is not a bloc",
                        at: .init(place: "--bloc"), remedy: "write NAME=CODE,CODE"))
                continue
            }
            do throws(Diagnostics) {
                let codes = try labels.regions(parts[1], "--bloc").map {
                    labels.layout.regions[$0].code
                }
                result.append((parts[0], codes))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        return result
    }
}
