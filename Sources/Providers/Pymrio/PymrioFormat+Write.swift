import Containers
public import InputOutput
import LinearAlgebra

extension PymrioFormat: TableWriter {
    /// Names that end in `.pymrio`; otherwise the format must be named.
    public static func accepts(_ path: String) -> Bool {
        path.droppingTrailingSlashes.hasSuffix(".pymrio")
    }

    /// True: unit.txt has a unit for every row.
    public static var keepsSectorUnits: Bool { true }

    /// Writes a table into a new folder that `pymrio.load_all` reads: Z, Y, x, units, V as the
    /// account factor_inputs, the satellite accounts, and what pymrio keeps beside them as JSON.
    /// Numbers have as many digits as it takes to read the same double again.
    /// - Throws: `destination-exists`, `cannot-write`, `unwritable-name`.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        try write(table, to: path, .text, progress: progress)
    }

    /// Writes it with matrices as text or as Parquet.
    static func write(
        _ table: MRIOTable, to path: String, _ storage: PymrioFolderOutput.Storage,
        progress: (Double) -> Void
    ) throws(Diagnostics) {
        try SatelliteCheck.requireStorable(table, in: path)
        try AtomicOutput.folder(at: path) { temporary throws(Diagnostics) in
            let folder = PymrioFolderOutput(
                actual: temporary, shown: path.droppingTrailingSlashes, storage: storage)
            try folder.write(table, progress: progress)
        }
    }

    /// Names of labels, output as stated, kinds of primary inputs that their codes do not tell, the
    /// sources of accounts; and codes that pandas takes for missing values.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] {
        losses(of: table, at: path, .text)
    }

    /// The same for matrices as text or as Parquet.
    static func losses(
        of table: MRIOTable, at path: String, _ storage: PymrioFolderOutput.Storage
    ) -> [Diagnostic] {
        var losses: [Diagnostic] = []
        func add(_ message: String, _ remedy: String? = nil) {
            losses.append(
                Diagnostic(
                    .note, "not-kept", "a pymrio folder does not keep \(message)",
                    at: .init(file: path), remedy: remedy))
        }
        let layout = table.layout
        let named: [(String, [(String, String)])] = [
            ("regions", layout.regions.map { ($0.code, $0.name) }),
            ("sectors", layout.sectors.map { ($0.code, $0.name) }),
            ("final demand", layout.finalDemand.map { ($0.code, $0.name) }),
            ("primary inputs", table.primaryInputs.map { ($0.code, $0.name) }),
        ]
        let lost = named.filter { $0.1.contains { $0.0 != $0.1 } }.map(\.0)
        if !lost.isEmpty { add("the names beside the codes of \(lost.joined(separator: ", "))") }
        if layout.regions.contains(where: { $0.statedWhole != nil }) {
            add("which regions are parts of one country")
        }
        if let x = table.declaredOutput, x != table.x {
            add(
                """
                output as the source states it: x.\(storage.rawValue) holds the sums of the rows
                """)
        }
        if table.primaryInputs.contains(where: { $0.kind != PrimaryInput($0.code).kind }) {
            add("which primary inputs are taxes, where their codes do not tell")
        }
        if table.satellites.contains(where: { $0.provenance != Provenance() }) {
            add("the sources of satellite accounts")
        }
        let codes =
            named.flatMap { $0.1.map(\.0) } + table.satellites.flatMap { $0.stressors.map(\.code) }
        let missing = storage == .text ? codes.filter(pandasMissing.contains) : []
        if !missing.isEmpty {
            add(
                """
                the codes \(missing.joined(separator: ", ")), which pandas reads as missing \
                values
                """,
                "give them other codes")
        }
        return losses
    }

    /// Texts that pandas takes for missing values.
    private static let pandasMissing: Set<String> = [
        "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "#N/A", "<NA>", "-NaN", "-nan",
        "#NA",
        "1.#IND", "1.#QNAN", "-1.#IND", "-1.#QNAN", "#N/A N/A",
    ]
}
