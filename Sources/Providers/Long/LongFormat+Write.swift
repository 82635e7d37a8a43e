import Containers
public import InputOutput
import LinearAlgebra

extension LongFormat: TableWriter {
    /// Names that end in `.csv`.
    public static func accepts(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") }

    /// True: every line names its industries.
    public static var keepsUnequalSectors: Bool { true }

    /// Everything but numbers, codes, kinds of primary inputs and the year.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] {
        losses(of: table, at: path, "a long CSV file")
    }

    /// The same of a long file of some kind.
    /// - Parameter keepsFacts: whether it says what the table is.
    static func losses(
        of table: MRIOTable, at path: String, _ kind: String, keepsFacts: Bool = false
    ) -> [Diagnostic] {
        var losses: [Diagnostic] = []
        func add(_ message: String, _ remedy: String? = nil) {
            losses.append(
                Diagnostic(
                    .note, "not-kept", "\(kind) does not keep \(message)",
                    at: .init(file: path), remedy: remedy))
        }
        add(
            keepsFacts
                ? "the history and what is said of the source beside its name"
                : "the name, unit, valuation and sources",
            "h5, npz and CSV folders keep everything")
        func isNamed(_ labels: [some Labelled]) -> Bool { labels.contains { $0.code != $0.name } }
        var named: [String] = []
        if isNamed(table.layout.regions) { named.append("regions") }
        if isNamed(table.layout.sectors) { named.append("sectors") }
        if isNamed(table.layout.finalDemand) { named.append("final demand") }
        if isNamed(table.primaryInputs) { named.append("primary inputs") }
        if !named.isEmpty { add("the names beside the codes of \(named.joined(separator: ", "))") }
        if table.layout.regions.contains(where: { $0.statedWhole != nil }) {
            add("which regions are parts of one country")
        }
        if !table.satellites.isEmpty {
            add("the satellite accounts \(table.satellites.map(\.name).joined(separator: ", "))")
        }
        if let x = table.declaredOutput, x != table.x { add("output as the source states it") }
        return losses
    }

    /// Writes a table, one cell of Z, Y or V a line, zeros included; numbers keep every bit.
    ///
    /// The columns are `region,sector,use_region,use_sector,value`, and `year` in front where the
    /// table has one. Final demand is a `use_sector` such as `final_demand:HFCE`; primary inputs
    /// are a `sector` such as `value_added:VA` or `taxes:TLS`, without a region.
    /// - Throws: `cannot-write`.
    /// - Complexity: (n+m)·n + n·G·K lines, through a buffer of 1 MB.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        let layout = table.layout
        func labels(_ codes: [String]) -> [(region: String, code: String)] {
            layout.regions.flatMap { region in codes.map { (region.code, $0) } }
        }
        let industries = (0..<layout.industryCount).map { i in
            (
                region: layout.regions[layout.region(ofIndustry: i)].code,
                code: layout.sectors[layout.sector(ofIndustry: i)].code
            )
        }
        let demand = labels(layout.finalDemand.map { LongRoles.demandPrefix + $0.code })
        let inputs = table.primaryInputs.map { input in
            (region: "", code: LongRoles.prefix(of: input.kind) + input.code)
        }
        let year = table.year.map(String.init)
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try CSVOutput.file(temporary, shownAs: path) { output throws(Diagnostics) in
                if year != nil { output.add("year") }
                for name in LongLayout.ownColumns { output.add(name) }
                try output.endRow()
                func line(
                    _ from: (region: String, code: String), _ to: (region: String, code: String),
                    _ value: Double, _ output: inout CSVOutput
                ) throws(Diagnostics) {
                    if let year { output.add(year) }
                    if from.region.isEmpty { output.addBlanks(1) } else { output.add(from.region) }
                    output.add(from.code)
                    output.add(to.region)
                    output.add(to.code)
                    output.add(value)
                    try output.endRow()
                }
                let n = industries.count
                for (i, seller) in industries.enumerated() {
                    let (Z, Y) = (table.Z.row(i), table.Y.row(i))
                    for (buyer, value) in zip(industries, Z) {
                        try line(seller, buyer, value, &output)
                    }
                    for (buyer, value) in zip(demand, Y) {
                        try line(seller, buyer, value, &output)
                    }
                    progress(Double(i + 1) / Double(n))
                }
                for (v, input) in inputs.enumerated() {
                    for (buyer, value) in zip(industries, table.V.row(v)) {
                        try line(input, buyer, value, &output)
                    }
                }
            }
        }
    }
}
