import InputOutput
import LinearAlgebra
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything about a table that is not a matrix, as it is kept beside the matrices.
struct TableImage: Codable {
    struct Entry: Codable {
        var code: String
        var name: String
        var kind: String?
        var partOf: String?
        var unit: String?
    }

    struct Fact: Codable {
        var key: String
        var value: String
    }

    struct Source: Codable {
        var facts: [Fact]
        var history: [String]

        init(_ provenance: Provenance) {
            facts = provenance.entries.map { Fact(key: $0.key, value: $0.value) }
            history = provenance.history
        }

        var provenance: Provenance {
            Provenance(
                entries: facts.map { Provenance.Entry($0.key, $0.value) }, history: history)
        }
    }

    struct Account: Codable {
        var name: String
        var stressors: [Entry]
        var source: Source
    }

    var name: String
    var year: Int?
    var unit: String
    var valuation: String
    var source: Source
    var regions: [Entry]
    var sectors: [Entry]
    /// For each region the sectors that it has; nil where each has all.
    var sectorsByRegion: [[Int]]?
    var finalDemand: [Entry]
    var primaryInputs: [Entry]
    var accounts: [Account]
    var hasDeclaredOutput: Bool
    var findings: [FindingImage]

    init(_ kept: DecodedTable, path: String) {
        let table = kept.table
        findings = kept.findings.map { FindingImage($0, of: path) }
        func entries(_ labels: [some Labelled]) -> [Entry] {
            labels.map { Entry(code: $0.code, name: $0.name) }
        }
        name = table.name
        year = table.year
        unit = table.unit
        valuation = table.valuation
        source = Source(table.provenance)
        regions = table.layout.regions.map {
            Entry(code: $0.code, name: $0.name, partOf: $0.partOf)
        }
        sectors = table.layout.sectors.map {
            Entry(code: $0.code, name: $0.name, unit: $0.unit)
        }
        sectorsByRegion = table.layout.isGrid ? nil : table.layout.sectorsByRegion
        finalDemand = entries(table.layout.finalDemand)
        primaryInputs = table.primaryInputs.map {
            Entry(code: $0.code, name: $0.name, kind: $0.kind.rawValue)
        }
        accounts = table.satellites.map { satellite in
            Account(
                name: satellite.name,
                stressors: satellite.stressors.map { Entry(code: $0.code, name: $0.unit) },
                source: Source(satellite.provenance))
        }
        hasDeclaredOutput = table.declaredOutput != nil
    }

    /// Writes the table; its matrices go into the file as they are in memory.
    /// - Parameter source: the path of the table's own file, from which paths of findings lead.
    static func write(
        _ kept: DecodedTable, of source: String, to path: String, key: String
    ) throws {
        let image = TableImage(kept, path: source)
        try withBlocks(of: kept.table) { blocks in
            try Archive.write(path, key: key, facts: image, blocks: blocks)
        }
    }

    /// The table of an archive, its matrices used in place.
    static func table(in archive: Archive, of source: String) throws -> DecodedTable {
        let image = try JSONDecoder().decode(TableImage.self, from: archive.facts)
        let layout = try layout(of: image)
        let inputs = try image.primaryInputs.map { entry in
            guard let kind = entry.kind.flatMap(PrimaryInput.Kind.init(rawValue:)) else {
                throw ArchiveDamage("has a primary input of an unknown kind")
            }
            return PrimaryInput(entry.code, name: entry.name, kind: kind)
        }
        try TableLayout.codeProblems(inputs, in: "primary_inputs").throwIfErrors()
        func matrix<R: AxisKind, C: AxisKind>(
            _ name: String, _ rows: Axis<R>, _ columns: Axis<C>
        ) throws -> Matrix<R, C> {
            guard let count = WholeNumber.product(rows.count, columns.count) else {
                throw ArchiveDamage("has too many labels")
            }
            let (base, owner) = try archive.block(name, count: count)
            return Matrix(rows, columns, borrowing: base, owner: owner)
        }
        func vector(_ name: String) throws -> [Double] {
            let (base, owner) = try archive.block(name, count: layout.industryCount)
            let values = withExtendedLifetime(owner) {
                Array(UnsafeBufferPointer(start: base, count: layout.industryCount))
            }
            guard values.allSatisfy(\.isFinite) else {
                throw ArchiveDamage("has numbers that are not finite")
            }
            return values
        }
        let satellites = try image.accounts.map { account in
            let stressors = account.stressors.map {
                Satellite.Stressor(code: $0.code, unit: $0.name)
            }
            let axis = Satellite.axis(of: stressors)
            return Satellite(
                name: account.name, stressors: stressors,
                F: try matrix("F/\(account.name)", axis, layout.industryAxis),
                FY: try matrix("FY/\(account.name)", axis, layout.demandAxis),
                provenance: account.source.provenance)
        }
        let table = MRIOTable(
            verifiedName: image.name, year: image.year, unit: image.unit,
            valuation: image.valuation, provenance: image.source.provenance, layout: layout,
            primaryInputs: inputs,
            Z: try matrix("Z", layout.industryAxis, layout.industryAxis),
            Y: try matrix("Y", layout.industryAxis, layout.demandAxis),
            V: try matrix("V", Axis(inputs.map(\.code)), layout.industryAxis),
            satellites: satellites, x: try vector("x"),
            declaredOutput: image.hasDeclaredOutput ? try vector("declared") : nil)
        return DecodedTable(table, findings: try image.findings.map { try $0.finding(of: source) })
    }

    private static func layout(of image: TableImage) throws -> TableLayout {
        let regions = image.regions.map { Region($0.code, name: $0.name, partOf: $0.partOf) }
        let sectors = image.sectors.map { Sector($0.code, name: $0.name, unit: $0.unit) }
        let categories = image.finalDemand.map { FinalDemandCategory($0.code, name: $0.name) }
        guard let lists = image.sectorsByRegion else {
            return try TableLayout(regions: regions, sectors: sectors, finalDemand: categories)
        }
        guard lists.count == regions.count,
            lists.allSatisfy({ $0.allSatisfy(sectors.indices.contains) })
        else { throw ArchiveDamage("has sectors of no region") }
        return try TableLayout(
            regions: regions, sectors: sectors, sectorsByRegion: lists, finalDemand: categories)
    }

    /// Calls `body` with pointers to every matrix of the table, all valid for the call.
    private static func withBlocks(
        of table: MRIOTable,
        _ body: ([(name: String, values: UnsafeBufferPointer<Double>)]) throws -> Void
    ) throws {
        var blocks: [(name: String, values: UnsafeBufferPointer<Double>)] = []
        func add(_ rest: [Satellite]) throws {
            guard let satellite = rest.first else { return try body(blocks) }
            try satellite.F.withUnsafeElements { F in
                try satellite.FY.withUnsafeElements { FY in
                    blocks.append(("F/\(satellite.name)", F))
                    blocks.append(("FY/\(satellite.name)", FY))
                    try add(Array(rest.dropFirst()))
                }
            }
        }
        try table.Z.withUnsafeElements { Z in
            try table.Y.withUnsafeElements { Y in
                try table.V.withUnsafeElements { V in
                    try table.x.withUnsafeBufferPointer { x in
                        try (table.declaredOutput ?? []).withUnsafeBufferPointer { declared in
                            blocks = [("Z", Z), ("Y", Y), ("V", V), ("x", x)]
                            if table.declaredOutput != nil { blocks.append(("declared", declared)) }
                            try add(table.satellites)
                        }
                    }
                }
            }
        }
    }
}
