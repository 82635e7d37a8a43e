import Containers
import InputOutput
import LinearAlgebra
import Platform

/// Writes the files of a folder as pymrio lays them out.
struct PymrioFolderOutput {
    /// The folder that is filled.
    let actual: String
    /// Its name for messages.
    let shown: String
    /// How matrices and units are stored.
    let storage: Storage

    /// What pymrio calls the format of a table.
    enum Storage: String, Sendable {
        case text = "txt"
        case parquet = "parquet"
    }

    private typealias Level = PandasParquetOutput.Level

    private static let tab = UInt8(ascii: "\t")

    /// Writes everything.
    func write(_ table: MRIOTable, progress: (Double) -> Void) throws(Diagnostics) {
        let layout = table.layout
        let industries = Self.levels(layout.regions, layout.sectors, "sector")
        let demand = Self.levels(layout.regions, layout.finalDemand, "category")
        try write(table.Z, rows: industries, columns: industries, to: "Z") {
            progress(0.8 * $0)
        }
        try write(table.Y, rows: industries, columns: demand, to: "Y")
        let x = Matrix(layout.industryAxis, Axis<OrdinalAxis>(["indout"]), columnMajor: table.x)
        try write(
            x, rows: industries, columns: [Level(name: "", labels: ["indout"])], to: "x")
        try writeUnits(
            industries, (0..<table.industryCount).map(table.unit(ofIndustry:)), to: "unit")
        try writeParameters(
            [("Z", 2, 2), ("Y", 2, 2), ("x", 2, 1), ("unit", 2, 1)], system: "IOSystem", name: nil,
            to: PandasFolder.parametersName)
        try writeText(Self.metadata(of: table), to: "metadata.json")
        progress(0.9)
        if let account = Self.inputAccount(of: table) {
            let rows = [Level(name: "inputtype", labels: table.primaryInputs.map(\.code))]
            try makeFolder(account)
            try write(table.V, rows: rows, columns: industries, to: "\(account)/F")
            try writeUnits(
                rows, table.primaryInputs.map { _ in table.unit }, to: "\(account)/unit")
            try writeParameters(
                [("F", 1, 2), ("unit", 1, 1)], system: "Extension", name: account,
                to: "\(account)/\(PandasFolder.parametersName)")
        }
        for satellite in table.satellites {
            let folder = satellite.name
            let rows = [Level(name: "stressor", labels: satellite.stressors.map(\.code))]
            try makeFolder(folder)
            try write(satellite.F, rows: rows, columns: industries, to: "\(folder)/F")
            try write(satellite.FY, rows: rows, columns: demand, to: "\(folder)/F_Y")
            try writeUnits(rows, satellite.stressors.map(\.unit), to: "\(folder)/unit")
            try writeParameters(
                [("F", 1, 2), ("F_Y", 1, 2), ("unit", 1, 1)], system: "Extension",
                name: satellite.provenance["title"] ?? folder,
                to: "\(folder)/\(PandasFolder.parametersName)")
        }
        progress(1)
    }

    /// The account that V is written to; nil when a satellite account factor_inputs holds the same.
    static func inputAccount(of table: MRIOTable) -> String? {
        let usual = "factor_inputs"
        guard let same = table.satellites.first(where: { $0.name.lowercased() == usual }) else {
            return usual
        }
        let isSame = table.V.withUnsafeElements { V in
            same.F.withUnsafeElements { F in V.elementsEqual(F) }
        }
        return isSame && same.stressors.map(\.code) == table.primaryInputs.map(\.code)
            ? nil : "primary_inputs"
    }

    private static func levels(
        _ regions: [Region], _ parts: [some Labelled], _ name: String
    ) -> [Level] {
        [
            Level(
                name: "region", labels: regions.flatMap { region in parts.map { _ in region.code } }
            ),
            Level(name: name, labels: regions.flatMap { _ in parts.map(\.code) }),
        ]
    }

    private func makeFolder(_ name: String) throws(Diagnostics) {
        guard mkdir("\(actual)/\(name)", 0o777) == 0 else {
            throw AtomicOutput.failure("\(shown)/\(name)", AtomicOutput.systemError())
        }
    }

    private func output(
        _ name: String, _ body: (inout CSVOutput) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        try CSVOutput.file(
            "\(actual)/\(name)", shownAs: "\(shown)/\(name)", delimiter: Self.tab, body)
    }

    /// A matrix; columns with one level share the line of the names of the rows, as pandas does it.
    private func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, rows: [Level], columns: [Level], to name: String,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        if storage == .parquet {
            return try parquet(name).write(
                matrix, rows: rows, columns: columns, progress: progress)
        }
        let (n, m) = (matrix.rowCount, matrix.columnCount)
        let block = UnsafeMutablePointer<Double>.allocate(capacity: max(64 * m, 1))
        defer { block.deallocate() }
        try output("\(name).txt") { output throws(Diagnostics) in
            if columns.count == 1 {
                for level in rows { output.add(level.name) }
                for label in columns[0].labels { output.add(label) }
                try output.endRow()
            } else {
                for level in columns {
                    output.add(level.name)
                    output.addBlanks(rows.count - 1)
                    for label in level.labels { output.add(label) }
                    try output.endRow()
                }
                for level in rows { output.add(level.name) }
                output.addBlanks(m)
                try output.endRow()
            }
            for first in stride(from: 0, to: n, by: 64) {
                let count = min(64, n - first)
                matrix.withUnsafeElements { source in
                    guard let base = source.baseAddress else { return }
                    RowBlock.gather(base + first, leading: n, rows: count, columns: m, into: block)
                }
                for i in 0..<count {
                    for level in rows { output.add(level.labels[first + i]) }
                    for j in 0..<m { output.add(block[i * m + j]) }
                    try output.endRow()
                }
                progress(Double(first + count) / Double(n))
            }
        }
    }

    private func parquet(_ name: String) -> PandasParquetOutput {
        PandasParquetOutput(
            "\(actual)/\(name).parquet", shownAs: "\(shown)/\(name).parquet")
    }

    private func writeUnits(
        _ rows: [Level], _ units: [String], to name: String
    ) throws(Diagnostics) {
        if storage == .parquet {
            return try parquet(name).write(units, called: "unit", rows: rows)
        }
        try output("\(name).txt") { output throws(Diagnostics) in
            for level in rows { output.add(level.name) }
            output.add("unit")
            try output.endRow()
            for (index, unit) in units.enumerated() {
                for level in rows { output.add(level.labels[index]) }
                if unit.isEmpty { output.addBlanks(1) } else { output.add(unit) }
                try output.endRow()
            }
        }
    }

    private func writeParameters(
        _ files: [(key: String, labels: Int, lines: Int)], system: String, name: String?,
        to file: String
    ) throws(Diagnostics) {
        let entries = files.map { key, labels, lines in
            """
                    "\(key)": {
                        "name": "\(key).\(storage.rawValue)",
                        "nr_index_col": "\(labels)",
                        "nr_header": "\(lines)"
                    }
            """
        }
        let title = name.map { ",\n    \"name\": \(JSONText.quoted($0))" } ?? ""
        try writeText(
            """
            {
                "files": {
            \(entries.joined(separator: ",\n"))
                },
                "systemtype": "\(system)"\(title)
            }

            """, to: file)
    }

    private func writeText(_ text: String, to name: String) throws(Diagnostics) {
        try output(name) { output throws(Diagnostics) in try output.addLines(text) }
    }

    /// metadata.json: pymrio’s keys, then the facts of the provenance under keys of their own.
    private static func metadata(of table: MRIOTable) -> String {
        let provenance = table.provenance
        let own = ["description", "system", "version"]
        var facts = own.map { ($0, provenance[$0] ?? "") }
        if facts[0].1.isEmpty {
            let source = provenance["source"].map { ", \($0)" } ?? ""
            facts[0].1 = "\(table.name)\(source)"
        }
        facts.insert(("name", table.name), at: 1)
        if let year = table.year { facts.append(("year", String(year))) }
        facts.append(("valuation", table.valuation))
        let taken = Set(facts.map(\.0) + ["history"])
        facts += provenance.entries.filter { !taken.contains($0.key) }.map { ($0.key, $0.value) }
        let members = facts.map {
            "    \(JSONText.quoted($0.0)): \(JSONText.quoted($0.1))"
        }
        let steps = provenance.history.reversed().map { "        \(JSONText.quoted($0))" }
        let history =
            steps.isEmpty ? "[]" : "[\n\(steps.joined(separator: ",\n"))\n    ]"
        return "{\n\(members.joined(separator: ",\n")),\n    \"history\": \(history)\n}\n"
    }
}
