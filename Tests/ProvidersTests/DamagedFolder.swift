import Foundation
import InputOutput
import LinearAlgebra
import Providers
import Testing

/// A folder that a test writes, damages in one place and reads; the answer is the whole text of
/// findings.
struct DamagedFolder {
    /// Fills the folder.
    let write: (_ folder: String) throws -> Void

    /// What reading says after `old` became `new` everywhere in a file; `…` stands for the folder.
    func after(_ file: String, _ old: String, _ new: String) throws -> String {
        try after { folder in
            let path = "\(folder)/\(file)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains(old), "\(file) has no ‘\(old)’")
            try FolderLayouts.write(text.replacingOccurrences(of: old, with: new), to: path)
        }
    }

    /// What reading says after files were removed.
    func without(_ files: String...) throws -> String {
        try after { folder in
            for file in files { try FileManager.default.removeItem(atPath: "\(folder)/\(file)") }
        }
    }

    /// What reading says after a change of any kind.
    func after(_ change: (_ folder: String) throws -> Void) throws -> String {
        try Samples.inFolder { parent in
            let folder = "\(parent)/t"
            try write(folder)
            try change(folder)
            return Samples.problems(reading: folder, in: folder)
        }
    }

    /// The findings, a line each, of reading after a change.
    func findings(_ change: (_ folder: String) throws -> Void) throws -> String {
        try Samples.inFolder { parent in
            let folder = "\(parent)/t"
            try write(folder)
            try change(folder)
            let findings = try TableFile.reading(path: folder).findings
            return Samples.text(Diagnostics(findings), in: folder)
        }
    }
}

extension Samples {
    /// Two regions of two sectors, one category: rows and columns add up to 21, 48, 38, 39.
    ///
    ///     Z   1  2  3  4    Y  10  1    V  1    1   1    1
    ///         5  6  7  8       20  2       12.5 38  24.5 23
    ///         1.5 0 2.5 1       3 30
    ///         0  1  0  2       -4 40
    static func balanced() throws -> MRIOTable {
        let table = try tiny()
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            table.V.rows, table.layout.industryAxis,
            rowMajor: [[1, 1, 1, 1], [12.5, 38, 24.5, 23]])
        let stressors = [Satellite.Stressor(code: "CO2", unit: "kt")]
        let axis = Satellite.axis(of: stressors)
        return try MRIOTable(
            name: "balanced", year: 2020, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: table.layout, primaryInputs: table.primaryInputs,
            Z: table.Z, Y: table.Y, V: V,
            satellites: [
                Satellite(
                    name: "co2", stressors: stressors,
                    F: Matrix(axis, table.layout.industryAxis, rowMajor: [[7, 8, 9, 0.5]]),
                    FY: Matrix(axis, table.layout.demandAxis, rowMajor: [[0.25, 4]]),
                    provenance: Provenance())
            ])
    }
}

/// Expects a text; on failure prints both whole.
func expectText(
    _ observed: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(observed == expected, sourceLocation: sourceLocation)
}
