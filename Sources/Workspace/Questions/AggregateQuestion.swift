import InputOutput
import Providers
public import Reporting

/// A table with regions and sectors merged by concordance; every total is kept.
public struct AggregateQuestion: Question {
    /// `aggregate`.
    public static let command = "aggregate"
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
                try ConcordanceFile.read(path: regions), from: table.regions.map(\.code),
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
                try ConcordanceFile.read(path: sectors), from: table.sectors.map(\.code),
                place: sectors)
        }
        var aggregated = try table.aggregated(regions: regionMap, sectors: sectorMap, name: name)
        if let source {
            aggregated = try aggregated.with(provenance: aggregated.provenance.adding(source))
        }
        try TableFile.write(aggregated, to: output)
        return inquiry.written(aggregated, to: output)
    }

    private func blocs(_ labels: TableLabels) throws(Diagnostics) -> [(
        name: String, codes: [String]
    )] {
        var problems = Diagnostics()
        var result: [(name: String, codes: [String])] = []
        for text in bloc {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let regions = labels.layout.regions.map(\.code)
            var codes = parts.count == 2 ? LabelList.items(parts[1], among: regions) : []
            if codes.contains(where: { $0.hasPrefix("@") }) {
                codes = try labels.regions(parts[1], "--bloc").map {
                    labels.layout.regions[$0].code
                }
            }
            if codes.isEmpty {
                problems.add(
                    Diagnostic(
                        .error, "bloc-syntax", "'\(text)' is not a bloc",
                        at: .init(place: "--bloc"), remedy: "write NAME=CODE,CODE"))
            } else {
                result.append((parts[0], codes))
            }
        }
        try problems.throwIfErrors()
        return result
    }
}
