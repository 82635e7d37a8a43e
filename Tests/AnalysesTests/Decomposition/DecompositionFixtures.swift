import Foundation
import InputOutput
import LinearAlgebra
import TestSupport

/// A comma-separated file with a header line and a label in front of every row.
struct LabelledCSV {
    let columns: [String]
    let rows: [String]
    /// Row by row.
    let values: [[Double]]

    init(_ url: URL) throws {
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        func fields(_ line: Substring) -> [String] {
            line.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"\r")) }
        }
        columns = Array(fields(lines[0]).dropFirst())
        let body = lines.dropFirst().map(fields)
        rows = body.map { $0[0] }
        values = try body.map { row in
            try row.dropFirst().map { text in
                guard let value = Double(text) else { throw MalformedNumber(text: text) }
                return value
            }
        }
    }

    struct MalformedNumber: Error { let text: String }
}

/// exvatools 0.9.0's small test table (6 regions × 3 sectors) and its results.
enum ExvatoolsFixture {
    static let folder = "exvatools-wiodtest"
    static var isPresent: Bool { url("Z") != nil }

    static func url(_ name: String) -> URL? {
        Fixtures.published("\(folder)/wiodtest_\(name).csv")
    }

    static func read(_ name: String) throws -> LabelledCSV {
        guard let url = url(name) else { throw CocoaError(.fileNoSuchFile) }
        return try LabelledCSV(url)
    }

    static func table() throws -> MRIOTable {
        let (Z, Y, VA) = (try read("Z"), try read("Yfd"), try read("VA"))
        let parts = Z.rows.map { $0.split(separator: "_").map(String.init) }
        let layout = try TableLayout(
            regions: unique(parts.map { $0[0] }).map { Region($0) },
            sectors: unique(parts.map { $0[1] }).map { Sector($0) },
            finalDemand: [FinalDemandCategory("CONS"), FinalDemandCategory("INVST")])
        let primary = [PrimaryInput("VA")]
        return try MRIOTable(
            name: "wiodtest", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: primary,
            Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: Z.values),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: Y.values),
            V: Matrix(Axis(["VA"]), layout.industryAxis, columnMajor: VA.values.map { $0[0] }))
    }

    private static func unique(_ items: [String]) -> [String] {
        items.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// Plain dense algebra on one table, formula by formula, to hold the fast code against.
struct PlainEconomy {
    let table: MRIOTable
    let A: [[Double]]
    let L: [[Double]]
    let c: [Double]
    let x: [Double]
    let Y: [[Double]]
    let G: Int
    let N: Int

    init(_ table: MRIOTable, content: [Double]) throws {
        self.table = table
        (G, N) = (table.regionCount, table.sectorCount)
        let coefficients = try TechnicalCoefficients(table)
        let n = G * N
        let a = coefficients.matrix()
        A = (0..<n).map { a.row($0) }
        L = try Self.inverse(A)
        c = content
        x = table.x
        let y = table.demandByRegion
        Y = (0..<n).map { y.row($0) }
    }

    /// (I − B)⁻¹.
    static func inverse(_ B: [[Double]]) throws -> [[Double]] {
        let axis = Axis<OrdinalAxis>(count: B.count)
        var matrix = Matrix(axis, axis)
        for i in B.indices {
            for j in B.indices { matrix[i, j] = (i == j ? 1 : 0) - B[i][j] }
        }
        let inverse = try LUFactorization(matrix).inverse()
        return B.indices.map { inverse.row($0) }
    }

    /// Block (r, s) of a matrix of industries.
    func block(_ M: [[Double]], _ r: Int, _ s: Int) -> [[Double]] {
        (0..<N).map { i in Array(M[r * N + i][(s * N)..<((s + 1) * N)]) }
    }

    /// The part of a vector that belongs to region r.
    func part(_ v: [Double], _ r: Int) -> [Double] { Array(v[(r * N)..<((r + 1) * N)]) }

    /// Y_rk.
    func demand(_ r: Int, _ k: Int) -> [Double] { (0..<N).map { Y[r * N + $0][k] } }

    /// E_r*.
    func exports(_ r: Int) -> [Double] {
        (0..<G).filter { $0 != r }.map { exports(r, $0) }.reduce(zero, plus)
    }

    /// E_rk = A_rk·x_k + Y_rk.
    func exports(_ r: Int, _ k: Int) -> [Double] {
        plus(times(block(A, r, k), part(x, k)), demand(r, k))
    }

    /// (I − A_rr)⁻¹.
    func local(_ r: Int) throws -> [[Double]] { try Self.inverse(block(A, r, r)) }

    /// L of the economy in which s exports no inputs.
    func extractedInverse(_ s: Int) throws -> [[Double]] {
        var cut = A
        for i in (s * N)..<((s + 1) * N) {
            for j in 0..<(G * N) where j / N != s { cut[i][j] = 0 }
        }
        return try Self.inverse(cut)
    }

    var zero: [Double] { [Double](repeating: 0, count: N) }
}

func times(_ M: [[Double]], _ v: [Double]) -> [Double] {
    M.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
}

func times(_ v: [Double], _ M: [[Double]]) -> [Double] {
    (0..<(M.first?.count ?? 0)).map { j in v.indices.reduce(0) { $0 + v[$1] * M[$1][j] } }
}

func plus(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
func minus(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }
func hadamard(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }
