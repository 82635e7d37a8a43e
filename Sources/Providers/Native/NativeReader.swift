import Containers
import InputOutput
import LinearAlgebra

/// Reads the parts of a native table file, and collects what is wrong with them.
struct NativeReader {
    let file: HDF5Reader

    /// The root attributes.
    struct Heading {
        let name: String
        let year: Int?
        let unit: String
        let valuation: String
        let provenance: Provenance
    }

    /// Checks that the file is a chokepoint table of the layout that is known.
    /// - Throws: `not-a-chokepoint-table`, `missing-attribute`, `unknown-layout-version`.
    static func checkFormat(of file: HDF5Reader) throws(Diagnostics) {
        let format = try file.textAttribute("format")
        guard format == NativeFormat.marker else {
            let seen = format.map { "its root attribute format is ‘\($0)’" }
            throw file.failure(
                "not-a-chokepoint-table",
                "the HDF5 file is not a chokepoint table: "
                    + (seen ?? "it has no root attribute format"),
                at: HDF5Reader.place(ofAttribute: "format", of: "."))
        }
        guard let version = try file.integerAttribute("version") else {
            throw missing("version", in: file)
        }
        guard version == NativeFormat.version else {
            throw file.failure(
                "unknown-layout-version",
                "the file has layout \(version); known is layout \(NativeFormat.version)",
                at: HDF5Reader.place(ofAttribute: "version", of: "."),
                remedy: "a newer version of this program may read it")
        }
    }

    /// The root attributes, all problems at once.
    static func heading(of file: HDF5Reader) throws(Diagnostics) -> Heading {
        var problems = ProblemCollector()
        let name = problems.attempt(try text("name", in: file))
        let year = problems.attempt(try file.integerAttribute("year"))
        let unit = problems.attempt(try text("unit", in: file))
        let valuation = problems.attempt(try text("valuation", in: file))
        let provenance = problems.attempt(try provenance(of: ".", in: file))
        try problems.throwIfAny()
        guard let name, let year, let unit, let valuation, let provenance else {
            preconditionFailure("a part is missing without a problem")
        }
        return Heading(
            name: name, year: year, unit: unit, valuation: valuation, provenance: provenance)
    }

    /// The whole table: labels and shapes are checked before the first number is read.
    func table(progress: (Double) -> Void) throws(Diagnostics) -> MRIOTable {
        var problems = ProblemCollector()
        let heading = problems.attempt(try Self.heading(of: file))
        let regions = problems.attempt(try self.regions())
        let sectors = problems.attempt(try self.sectors())
        let finalDemand = problems.attempt(
            try labels("final_demand") { FinalDemandCategory($0, name: $1) })
        let primaryInputs = problems.attempt(try self.primaryInputs())
        let accounts = problems.attempt(try accountNames())
        var lists: [[Int]]?
        if let regions, let sectors {
            lists =
                problems.attempt(try sectorsByRegion(regions.count, sectors.count)) ?? nil
        }
        var industries: Int?
        if let lists {
            industries = lists.reduce(0) { $0 + $1.count }
        } else if let regions, let sectors {
            industries = regions.count * sectors.count
        }
        let datasets = problems.attempt(
            try Datasets(
                file, regions: regions?.count, industries: industries,
                finalDemand: finalDemand?.count, primaryInputs: primaryInputs?.count))
        try problems.throwIfAny()
        guard let heading, let regions, let sectors, let finalDemand, let primaryInputs,
            let accounts, let datasets
        else { preconditionFailure("a part is missing without a problem") }

        return try located { () throws(Diagnostics) in
            let layout: TableLayout
            if let lists {
                layout = try TableLayout(
                    regions: regions, sectors: sectors, sectorsByRegion: lists,
                    finalDemand: finalDemand)
            } else {
                layout = try TableLayout(
                    regions: regions, sectors: sectors, finalDemand: finalDemand)
            }
            let inputAxis = Axis<PrimaryInputAxis>(primaryInputs.map(\.code))
            var problems = ProblemCollector()
            // Z is nearly all of the work.
            let Z = problems.attempt(
                try matrix(
                    datasets.Z, layout.industryAxis, layout.industryAxis,
                    progress: { progress(0.1 + 0.8 * $0) }))
            let Y = problems.attempt(try matrix(datasets.Y, layout.industryAxis, layout.demandAxis))
            let V = problems.attempt(
                try matrix(datasets.V, inputAxis, layout.industryAxis))
            let x = problems.attempt(try datasets.x?.readList())
            let satellites = problems.attemptEach(accounts) { name throws(Diagnostics) in
                try satellite(name, layout)
            }
            try problems.throwIfAny()
            guard let Z, let Y, let V, let x else {
                preconditionFailure("a part is missing without a problem")
            }
            progress(1)
            return try MRIOTable(
                name: heading.name, year: heading.year, unit: heading.unit,
                valuation: heading.valuation, provenance: heading.provenance, layout: layout,
                primaryInputs: primaryInputs, Z: Z, Y: Y, V: V, satellites: satellites,
                declaredOutput: x)
        }
    }

    private static func text(_ name: String, in file: HDF5Reader) throws(Diagnostics) -> String {
        guard let value = try file.textAttribute(name) else { throw missing(name, in: file) }
        return value
    }

    static func provenance(
        of object: String, in file: HDF5Reader
    ) throws(Diagnostics) -> Provenance {
        guard let text = try file.textAttribute("provenance", of: object) else {
            throw missing("provenance", of: object, in: file)
        }
        do throws(JSONScanner.SyntaxError) {
            return try ProvenanceText.provenance(from: text)
        } catch {
            throw file.failure(
                "bad-provenance", "the text is not a JSON object: \(error.message)",
                at: HDF5Reader.place(ofAttribute: "provenance", of: object),
                remedy: "write an object of texts, {} where nothing is known")
        }
    }

    private static func missing(
        _ name: String, of object: String = ".", in file: HDF5Reader
    ) -> Diagnostics {
        file.failure(
            "missing-attribute", "the attribute is missing",
            at: HDF5Reader.place(ofAttribute: name, of: object),
            remedy: "layout 1 has format, version, name, unit, valuation and provenance")
    }

    /// Runs `body` and adds the file to what it finds.
    private func located<T>(_ body: () throws(Diagnostics) -> T) throws(Diagnostics) -> T {
        do throws(Diagnostics) {
            return try body()
        } catch {
            throw error.located(in: file.path)
        }
    }
}
