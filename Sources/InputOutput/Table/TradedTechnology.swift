public import LinearAlgebra

/// Intermediate deliveries of G regions with N sectors each that are known as technology × trade
/// shares and never multiplied out.
///
///     Z_(r,i),(s,j) = T_i,rs · U_s,ij
///
/// U_s, N×N, is what industries j of region s use of product i from all origins together; T_i, G×G,
/// says which share of what s uses of product i comes from r. Every user of a product in a region
/// has the same origins: the proportionality with which most multi-region tables are made, and the
/// form in which tables of very many regions, such as EXIOBASE 3rx (Bjelle et al. 2020), can be
/// held at all. G·N² + G²·N numbers stand for (G·N)²: 18 million for 1.8 billion with 214 regions
/// and 200 products. A product with a vector takes two operations for each of them.
public final class TradedTechnology: ImpliedElements {
    /// G.
    public let regionCount: Int
    /// N.
    public let sectorCount: Int
    /// U, G·N·N, in the unit of the table: (s, i, j) at (s·N + i)·N + j.
    public let use: [Double]
    /// T, N·G·G, shares: (i, r, s) at (i·G + r)·G + s.
    public let shares: [Double]
    /// max_j |U_s,ij|, G·N: (s, i) at s·N + i.
    private let largestUse: [Double]
    /// Σ_r |T_i,rs|, G·N: (s, i) at s·N + i.
    private let shareSums: [Double]
    /// Whether a number of either is below zero.
    package let mayBeNegative: Bool

    /// Deliveries from their parts; arrays of other sizes are preconditions.
    public init(regionCount G: Int, sectorCount N: Int, use: [Double], shares: [Double]) {
        precondition(G > 0 && N > 0, "regions and sectors")
        precondition(use.count == G * N * N, "\(use.count) uses for \(G) × \(N) × \(N)")
        precondition(shares.count == N * G * G, "\(shares.count) shares for \(N) × \(G) × \(G)")
        regionCount = G
        sectorCount = N
        self.use = use
        self.shares = shares
        mayBeNegative = use.contains { $0 < 0 } || shares.contains { $0 < 0 }
        var (largest, sums) = (
            [Double](repeating: 0, count: G * N), [Double](repeating: 0, count: G * N)
        )
        for s in 0..<G {
            for i in 0..<N {
                for j in 0..<N {
                    largest[s * N + i] = max(largest[s * N + i], abs(use[(s * N + i) * N + j]))
                }
                for r in 0..<G { sums[s * N + i] += abs(shares[(i * G + r) * G + s]) }
            }
        }
        largestUse = largest
        shareSums = sums
    }

    package var rowCount: Int { regionCount * sectorCount }
    package var columnCount: Int { rowCount }
    package var storedCount: Int { use.count + shares.count }
    package var columnsAtOnce: Int { sectorCount }

    package func element(_ i: Int, _ j: Int) -> Double {
        let (N, G) = (sectorCount, regionCount)
        let (r, product) = (i / N, i % N)
        let (s, user) = (j / N, j % N)
        return shares[(product * G + r) * G + s] * use[(s * N + product) * N + user]
    }

    package func row(_ i: Int) -> [Double] {
        let (N, G) = (sectorCount, regionCount)
        let (r, product) = (i / N, i % N)
        var result = [Double](repeating: 0, count: G * N)
        for s in 0..<G {
            let share = shares[(product * G + r) * G + s]
            let first = (s * N + product) * N
            for j in 0..<N { result[s * N + j] = share * use[first + j] }
        }
        return result
    }

    package func columnMagnitude(_ column: Int) -> Double {
        let (N, s) = (sectorCount, column / sectorCount)
        var sum = 0.0
        for i in 0..<N { sum += abs(use[(s * N + i) * N + column % N]) * shareSums[s * N + i] }
        return sum
    }

    package func maximumMagnitude(ofRow row: Int) -> Double {
        let (N, G) = (sectorCount, regionCount)
        let (r, i) = (row / N, row % N)
        var largest = 0.0
        for s in 0..<G {
            largest = max(largest, abs(shares[(i * G + r) * G + s]) * largestUse[s * N + i])
        }
        return largest
    }

    package func fill(columns: Range<Int>, _ target: UnsafeMutablePointer<Double>) {
        let (N, G) = (sectorCount, regionCount)
        let n = G * N
        var origins = [Double](repeating: 0, count: n)
        var bought = [Double](repeating: 0, count: N)
        var region = -1
        for column in columns {
            let (s, j) = (column / N, column % N)
            if s != region {
                region = s
                for i in 0..<N {
                    for r in 0..<G { origins[r * N + i] = shares[(i * G + r) * G + s] }
                }
            }
            for i in 0..<N { bought[i] = use[(s * N + i) * N + j] }
            let out = target + (column - columns.lowerBound) * n
            origins.withUnsafeBufferPointer { origins in
                bought.withUnsafeBufferPointer { bought in
                    for r in 0..<G {
                        for i in 0..<N { out[r * N + i] = origins[r * N + i] * bought[i] }
                    }
                }
            }
        }
    }

    package func multiply(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int, magnitudes: Bool,
        to y: UnsafeMutablePointer<Double>
    ) {
        guard columns > 0 else { return }
        if magnitudes && mayBeNegative {
            return magnitudeOfBoth.multiply(
                transposition, x, columns: columns, magnitudes: false, to: y)
        }
        let n = rowCount
        withUnsafeTemporaryAllocation(of: Double.self, capacity: n * columns) { between in
            guard let between = between.baseAddress else { return }
            if transposition == .none {
                applyUse(.none, x, columns: columns, to: between)
                applyShares(.none, between, columns: columns, to: y)
            } else {
                applyShares(.transposed, x, columns: columns, to: between)
                applyUse(.transposed, between, columns: columns, to: y)
            }
        }
    }

    package func isEqual(to other: any ImpliedElements) -> Bool {
        if self === other { return true }
        guard let other = other as? TradedTechnology else { return false }
        return regionCount == other.regionCount && use == other.use && shares == other.shares
    }

    /// |U| and |T|, whose products are the magnitudes of all elements.
    private var magnitudeOfBoth: TradedTechnology {
        TradedTechnology(
            regionCount: regionCount, sectorCount: sectorCount, use: use.map(abs),
            shares: shares.map(abs))
    }

    /// The block of U_s for every region: rows are read as they lie, which is U_sᵀ to BLAS.
    private func applyUse(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int,
        to y: UnsafeMutablePointer<Double>
    ) {
        let (N, n) = (sectorCount, rowCount)
        let lying: Transposition = transposition == .none ? .transposed : .none
        use.withUnsafeBufferPointer { use in
            guard let use = use.baseAddress else { return }
            for s in 0..<regionCount {
                Self.product(
                    lying, use + s * N * N, size: N, x + s * N, n, columns: columns, y + s * N, n)
            }
        }
    }

    /// T_i for every product: its row of each region is gathered, multiplied and put back.
    private func applyShares(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int,
        to y: UnsafeMutablePointer<Double>
    ) {
        let (N, G, n) = (sectorCount, regionCount, rowCount)
        let lying: Transposition = transposition == .none ? .transposed : .none
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * G * columns) { scratch in
            shares.withUnsafeBufferPointer { shares in
                guard let shares = shares.baseAddress, let before = scratch.baseAddress else {
                    return
                }
                let after = before + G * columns
                for i in 0..<N {
                    for c in 0..<columns {
                        for s in 0..<G { before[s + c * G] = x[s * N + i + c * n] }
                    }
                    Self.product(
                        lying, shares + i * G * G, size: G, before, G, columns: columns, after, G)
                    for c in 0..<columns {
                        for r in 0..<G { y[r * N + i + c * n] = after[r + c * G] }
                    }
                }
            }
        }
    }

    private static func product(
        _ transposition: Transposition, _ a: UnsafePointer<Double>, size: Int,
        _ x: UnsafePointer<Double>, _ ldx: Int, columns: Int, _ y: UnsafeMutablePointer<Double>,
        _ ldy: Int
    ) {
        if columns == 1 {
            gemv(transposition, m: size, n: size, a: a, lda: size, x: x, y: y)
        } else {
            gemm(
                transposition, .none, m: size, n: columns, k: size, a: a, lda: size, b: x,
                ldb: ldx, c: y, ldc: ldy)
        }
    }

    /// The same deliveries with the regions in another order.
    func withRegions(_ order: [Int]) -> TradedTechnology {
        let (N, G) = (sectorCount, regionCount)
        var moved = shares
        for i in 0..<N {
            for (r, oldRow) in order.enumerated() {
                for (s, oldColumn) in order.enumerated() {
                    moved[(i * G + r) * G + s] = shares[(i * G + oldRow) * G + oldColumn]
                }
            }
        }
        return TradedTechnology(
            regionCount: G, sectorCount: N,
            use: order.flatMap { use[($0 * N * N)..<(($0 + 1) * N * N)] }, shares: moved)
    }
}

extension MRIOTable {
    /// A table whose intermediate deliveries are technology × trade shares.
    /// - Throws: as any table of these parts.
    /// - Precondition: a grid with the regions and sectors of the technology.
    public init(
        name: String, year: Int?, unit: String, valuation: String, provenance: Provenance,
        layout: TableLayout, primaryInputs: [PrimaryInput], technology: TradedTechnology,
        Y: Matrix<IndustryAxis, DemandAxis>, V: Matrix<PrimaryInputAxis, IndustryAxis>,
        satellites: [Satellite] = [], declaredOutput: [Double]? = nil
    ) throws(Diagnostics) {
        precondition(
            layout.isGrid && layout.regionCount == technology.regionCount
                && layout.sectorCount == technology.sectorCount, "technology of other labels")
        try self.init(
            name: name, year: year, unit: unit, valuation: valuation, provenance: provenance,
            layout: layout, primaryInputs: primaryInputs,
            Z: Matrix(layout.industryAxis, layout.industryAxis, implied: technology), Y: Y, V: V,
            satellites: satellites, declaredOutput: declaredOutput)
    }

    /// The technology and trade shares that Z follows from; nil for a table whose cells are stored.
    public var tradedTechnology: TradedTechnology? { Z.implied as? TradedTechnology }

    /// Whether Z is known as technology × trade shares and its cells are not stored.
    public var isImplicit: Bool { Z.implied != nil }

    /// The largest number of industries up to which an implicit table is multiplied out without
    /// being asked for, 128 MB.
    public static let largestMultipliedOut = LeontiefSystem.largestReusableByDefault

    /// The same table with every cell of Z in memory.
    /// - Complexity: n² operations and doubles.
    public func multipliedOut() -> MRIOTable {
        if !isImplicit { return self }
        return MRIOTable(
            verifiedName: name, year: year, unit: unit, valuation: valuation,
            provenance: provenance, layout: layout, primaryInputs: primaryInputs, Z: Z.stored(),
            Y: Y, V: V, satellites: satellites, x: x, declaredOutput: declaredOutput)
    }
}
