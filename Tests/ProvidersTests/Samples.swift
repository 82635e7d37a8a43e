import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Tables and folders that the tests write, damage and read.
enum Samples {
    /// 2 regions × 2 sectors, one category, whole numbers: small enough to be written out in a
    /// test.
    static func tiny() throws -> MRIOTable {
        let layout = try TableLayout(
            regions: [Region("A", name: "Alpha"), Region("B", name: "Beta")],
            sectors: [Sector("s1", name: "Goods"), Sector("s2", name: "Services")],
            finalDemand: [FinalDemandCategory("C", name: "Consumption")])
        let inputs = [
            PrimaryInput("TLS", name: "Taxes less subsidies"),
            PrimaryInput("VA", name: "Value added"),
        ]
        return try MRIOTable(
            name: "tiny", year: 2020, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(
                entries: [.init("source", "made up"), .init("citation", "none, \"really\"")],
                history: ["made by hand"]),
            layout: layout, primaryInputs: inputs,
            Z: Matrix(
                layout.industryAxis, layout.industryAxis,
                rowMajor: [[1, 2, 3, 4], [5, 6, 7, 8], [1.5, 0, 2.5, 1], [0, 1, 0, 2]]),
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                rowMajor: [[10, 1], [20, 2], [3, 30], [-4, 40]]),
            V: Matrix(
                Axis(inputs.map(\.code)), layout.industryAxis,
                rowMajor: [[1, 1, 1, 1], [11, 12, 13, 14]]))
    }

    /// A table with what may be hard to keep: odd names, negative zero, denormal numbers, no year,
    /// an unusual kind, declared output, two accounts whose order is not that of their names.
    static func odd() throws -> MRIOTable {
        let base = try RandomTable.make(
            regions: 3, sectors: 4, seed: 11, emptyIndustry: 5, co2: true)
        var Z = base.Z
        Z[0, 1] = -0.0
        Z[0, 2] = .leastNonzeroMagnitude
        Z[1, 0] = -.leastNormalMagnitude
        Z[2, 3] = 0.1 + 0.2
        Z[3, 2] = 1e300
        Z[3, 4] = 9_007_199_254_740_991
        Z[4, 3] = 1 / 3
        let layout = try TableLayout(
            regions: [
                Region("R1", name: "Côte d’Ivoire, \"Ivory Coast\""),
                Region("R2", name: "two\nlines"),
                Region("R 3", name: ""),
            ], sectors: base.sectors, finalDemand: base.layout.finalDemand)
        let inputs = [
            PrimaryInput("TLS", name: "counted as value added", kind: .valueAdded),
            PrimaryInput("VA", kind: .taxes),
        ]
        let first = base.satellites[0]
        let stressors = [
            Satellite.Stressor(code: "jobs", unit: "thousand"),
            Satellite.Stressor(code: "hours", unit: "million, paid"),
        ]
        let axis = Satellite.axis(of: stressors)
        var F = Matrix(axis, layout.industryAxis)
        F[1, 7] = -2.5e-17
        let second = Satellite(
            name: "a labour account", stressors: stressors, F: F,
            FY: Matrix(axis, layout.demandAxis),
            provenance: Provenance(entries: [.init("source", "ü\t\u{1}\\")], history: ["x", "y"]))
        return try MRIOTable(
            name: "odd, \"table\"", year: nil, unit: "", valuation: "producers’ prices",
            provenance: Provenance(
                entries: [.init("b", "2"), .init("a", "1\n2"), .init("history", "an entry")],
                history: ["one", "two, three"]), layout: layout, primaryInputs: inputs,
            Z: Z.relabelled(layout.industryAxis, layout.industryAxis),
            Y: base.Y.relabelled(layout.industryAxis, layout.demandAxis),
            V: base.V.relabelled(Axis(inputs.map(\.code)), layout.industryAxis),
            satellites: [
                Satellite(
                    name: first.name, stressors: first.stressors,
                    F: first.F.relabelled(first.F.rows, layout.industryAxis),
                    FY: first.FY.relabelled(first.FY.rows, layout.demandAxis),
                    provenance: Provenance()),
                second,
            ], declaredOutput: base.x.map { $0 * 1.000_1 })
    }

    /// Calls `body` with a new folder, and removes it.
    static func inFolder<T>(_ body: (String) throws -> T) throws -> T {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }

    /// The findings of reading a path, a line each, with `folder` written as `…`.
    static func problems(
        reading path: String, format: String? = nil, in folder: String
    ) -> String {
        do throws(Diagnostics) {
            _ = try TableFile.read(path: path, format: format)
            return "read without a problem"
        } catch {
            return text(error, in: folder)
        }
    }

    /// What is said where no format is recognised.
    static let knownFormats =
        "(the README lists the formats that are read; a CSV table of one’s own needs --mapping)"

    /// Findings, a line each: code, then the sentence.
    static func text(_ problems: Diagnostics, in folder: String) -> String {
        problems.items.map { "\($0.code): \($0.sentence)" }.joined(separator: "\n")
            .replacingOccurrences(of: folder, with: "…")
    }
}

/// Same parts, and numbers of the same bits.
func expectSame(
    _ a: MRIOTable, _ b: MRIOTable, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(a == b, sourceLocation: sourceLocation)
    func bits<R, C>(_ matrix: Matrix<R, C>) -> [UInt64] {
        matrix.withUnsafeElements { $0.map(\.bitPattern) }
    }
    #expect(bits(a.Z) == bits(b.Z), sourceLocation: sourceLocation)
    #expect(bits(a.Y) == bits(b.Y), sourceLocation: sourceLocation)
    #expect(bits(a.V) == bits(b.V), sourceLocation: sourceLocation)
    for (p, q) in zip(a.satellites, b.satellites) {
        #expect(bits(p.F) == bits(q.F), sourceLocation: sourceLocation)
        #expect(bits(p.FY) == bits(q.FY), sourceLocation: sourceLocation)
    }
}
