import InputOutput
import LinearAlgebra
import Providers

/// A table that benchmarks run on, with its scaled system M = ŝ⁻¹(I − A)ŝ stored.
struct Subject: Sendable {
    /// Short name for the report.
    let name: String
    /// The table.
    let table: MRIOTable
    /// Where the table is in a file.
    let path: String?
    /// M, n×n.
    let M: Matrix<IndustryAxis, IndustryAxis>
    /// s, n: output, or what stands for it in a row without any.
    let scale: [Double]

    /// A table from a file.
    init(path: String) throws {
        var file = String(path.split(separator: "/").last ?? "")
        if file.hasSuffix(".h5") { file.removeLast(3) }
        try self.init(name: file, try TableFile.read(path: path), path: path)
    }

    /// A synthetic table of n industries, written to a native file in `folder` when one is given.
    init(synthetic n: Int, folder: String?) throws {
        let table = try SyntheticTable.make(industries: n)
        let path = folder.map { "\($0)/synthetic-\(n).h5" }
        if let path { try NativeFormat.write(table, to: path) { _ in } }
        try self.init(name: "synthetic", table, path: path)
    }

    /// Writes a synthetic table of n industries to a native file and keeps nothing of it.
    static func file(synthetic n: Int, at path: String) throws {
        try NativeFormat.write(try SyntheticTable.make(industries: n), to: path) { _ in }
    }

    private init(name: String, _ table: MRIOTable, path: String?) throws {
        self.name = name
        self.table = table
        self.path = path
        let coefficients = try TechnicalCoefficients(table)
        let largest = table.Z.rowMagnitudes()
        let scale = table.x.indices.map { i in
            coefficients.inverseOutput[i] != 0
                ? abs(table.x[i]) : largest[i] > 0 ? largest[i] : 1
        }
        var M = coefficients.matrix()
        M.scaleRows(by: scale.map { -1 / $0 })
        M.scaleColumns(by: scale)
        M.withUnsafeMutableElements { p in
            for i in 0..<table.industryCount { p[i * (table.industryCount + 1)] += 1 }
        }
        self.M = M
        self.scale = scale
    }

    /// Number of industries.
    var n: Int { table.industryCount }

    /// ŝ⁻¹·y of `columns` regions' final demand, n × columns: what is solved for.
    func demand(columns: Int) -> Matrix<IndustryAxis, OrdinalAxis> {
        let regional = table.demandByRegion
        var chosen = regional.selectingColumns((0..<columns).map { $0 % regional.columnCount })
        chosen.scaleRows(by: scale.map { 1 / $0 })
        return chosen
    }

    /// A copy of M that nobody else holds, to be factored in place.
    func matrixToFactor() -> Matrix<IndustryAxis, IndustryAxis> {
        M.withUnsafeElements { source in
            Matrix(M.rows, M.columns) { target in
                if let base = source.baseAddress {
                    target.baseAddress?.update(from: base, count: source.count)
                }
            }
        }
    }

    /// Writes M in single precision.
    func fillSingle(_ target: inout MutableSpan<Float>) {
        target.withUnsafeMutableBufferPointer { target in
            M.withUnsafeElements { source in
                for k in 0..<source.count { target[k] = Float(source[k]) }
            }
        }
    }
}

/// A stored matrix as an operator that knows its norm.
struct StoredOperator: LinearOperator {
    private let operation: DenseOperator<IndustryAxis>
    private let norm: Double

    init(_ M: Matrix<IndustryAxis, IndustryAxis>) {
        operation = DenseOperator(M)
        norm = M.infinityNorm()
    }

    var count: Int { operation.count }

    func infinityNorm(_ transposition: Transposition) -> Double {
        transposition == .none ? norm : operation.infinityNorm(transposition)
    }

    func apply(
        _ transposition: Transposition, _ x: Span<Double>, columns: Int,
        to result: inout MutableSpan<Double>
    ) {
        operation.apply(transposition, x, columns: columns, to: &result)
    }
}
