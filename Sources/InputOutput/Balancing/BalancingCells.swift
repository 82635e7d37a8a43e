/// The cells to balance: column-major blocks side by side that share their rows, such as Z and Y.
struct BalancingCells {
    struct Block {
        let base: UnsafeMutablePointer<Double>?
        let columnCount: Int
    }

    let rowCount: Int
    let columnCount: Int
    private let blocks: [Block]

    init(rowCount: Int, blocks: [Block]) {
        self.rowCount = rowCount
        self.blocks = blocks.filter { $0.columnCount > 0 }
        columnCount = blocks.reduce(0) { $0 + $1.columnCount }
    }

    /// Calls `body` with every column and its position, in order; with nothing when there are no
    /// rows.
    @inline(__always)
    func forEachColumn(_ body: (Int, UnsafeMutablePointer<Double>) -> Void) {
        guard rowCount > 0 else { return }
        var j = 0
        for block in blocks {
            guard let base = block.base else { continue }
            for k in 0..<block.columnCount {
                body(j, base + k * rowCount)
                j += 1
            }
        }
    }
}

/// Names of lines, made only for errors and reports.
struct BalancingLabels {
    let row: (Int) -> String
    let column: (Int) -> String

    func line(_ side: BalancingLine.Side, _ index: Int) -> BalancingLine {
        BalancingLine(side: side, index: index, label: side == .row ? row(index) : column(index))
    }
}

/// Loops over one column, eight cells at a time.
enum ColumnKernel {
    /// Σ a_i r_i.
    @inline(__always)
    static func dot(
        _ a: UnsafePointer<Double>, _ r: UnsafePointer<Double>, _ count: Int
    ) -> Double {
        var sums = SIMD8<Double>.zero
        var i = 0
        while i + 8 <= count {
            sums += load(a + i) * load(r + i)
            i += 8
        }
        var sum = sums.sum()
        while i < count {
            sum += a[i] * r[i]
            i += 1
        }
        return sum
    }

    /// p_i += s·a_i.
    @inline(__always)
    static func add(
        _ s: Double, _ a: UnsafePointer<Double>, to p: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        var i = 0
        while i + 8 <= count {
            store(load(p + i) + load(a + i) * s, p + i)
            i += 8
        }
        while i < count {
            p[i] += s * a[i]
            i += 1
        }
    }

    /// Σ r_i a_i over positive cells, and Σ q_i |a_i| over negative ones.
    @inline(__always)
    static func signedDot(
        _ a: UnsafePointer<Double>, _ r: UnsafePointer<Double>, _ q: UnsafePointer<Double>,
        _ count: Int
    ) -> (positive: Double, negative: Double) {
        var (positive, negative) = (0.0, 0.0)
        for i in 0..<count {
            positive += max(a[i], 0) * r[i]
            negative += max(-a[i], 0) * q[i]
        }
        return (positive, negative)
    }

    /// p_i += s·a_i for positive cells, n_i += t·|a_i| for negative ones.
    @inline(__always)
    static func signedAdd(
        _ s: Double, _ t: Double, _ a: UnsafePointer<Double>,
        to p: UnsafeMutablePointer<Double>, _ n: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        for i in 0..<count {
            p[i] += s * max(a[i], 0)
            n[i] += t * max(-a[i], 0)
        }
    }

    @inline(__always)
    private static func load(_ p: UnsafePointer<Double>) -> SIMD8<Double> {
        UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Double>.self)
    }

    @inline(__always)
    private static func store(_ value: SIMD8<Double>, _ p: UnsafeMutablePointer<Double>) {
        UnsafeMutableRawPointer(p).storeBytes(of: value, as: SIMD8<Double>.self)
    }
}
