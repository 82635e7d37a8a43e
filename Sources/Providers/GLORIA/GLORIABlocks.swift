import Containers
import InputOutput
import LinearAlgebra
import Synchronization

/// Takes apart the rows of GLORIA’s supply and use table while they are read: of the 2n × 2n cells
/// only the n × n use block and the n supplies are kept.
///
/// Each region has N industries and then N products, in rows and in columns. An industry’s row
/// holds what it makes: its own product, and nothing else. A product’s row holds what industries
/// use of it.
final class GLORIABlocks: Sendable {
    /// A cell that must be 0.
    struct Stray: Sendable {
        let row: Int
        let column: Int
        let value: Double
        /// Whether it is supply of another product than the industry’s own.
        let isSupply: Bool
    }

    private struct Found {
        var count = 0
        var first: [Stray] = []
    }

    private let sectors: Int
    private let regions: Int
    private let found = Mutex(Found())
    private static let limit = 20

    init(regions: Int, sectors: Int) {
        self.regions = regions
        self.sectors = sectors
    }

    /// Takes rows of T: `block` is row-major with 2n columns; use goes to `use` (n×n,
    /// column-major). With `isDiagonal` an industry makes its own product only, and supplies go to
    /// `supply` (n); otherwise any product of its region, and `supply` is n×sectors, column-major:
    /// products in rows, the industries of their region in columns.
    func takeFlows(
        _ block: UnsafePointer<Double>, first: Int, count: Int, use: UnsafeMutablePointer<Double>,
        supply: UnsafeMutablePointer<Double>, isDiagonal: Bool = true
    ) {
        let n = regions * sectors
        let width = 2 * n
        forEachRun(first: first, count: count) { start, length, region, isProduct in
            let rows = block + (start - first) * width
            if isProduct {
                let row = region * sectors + start % (2 * sectors) - sectors
                for other in 0..<regions {
                    RowBlock.transpose(
                        rows + other * 2 * sectors, rows: length, columns: sectors, stride: width,
                        into: use + other * sectors * n + row, leading: n)
                }
                for i in 0..<length {
                    for other in 0..<regions {
                        let begin = other * 2 * sectors + sectors
                        refuse(rows + i * width, start + i, begin..<(begin + sectors))
                    }
                }
            } else {
                for i in 0..<length {
                    let sector = start % (2 * sectors) + i
                    let home = region * 2 * sectors + sectors
                    let made: Range<Int>
                    if isDiagonal {
                        made = (home + sector)..<(home + sector + 1)
                        supply[region * sectors + sector] = rows[i * width + home + sector]
                    } else {
                        made = home..<(home + sectors)
                        for product in 0..<sectors {
                            supply[region * sectors + product + sector * n] =
                                rows[i * width + home + product]
                        }
                    }
                    refuse(rows + i * width, start + i, 0..<made.lowerBound, isSupply: isDiagonal)
                    refuse(
                        rows + i * width, start + i, made.upperBound..<width, isSupply: isDiagonal)
                }
            }
        }
    }

    /// Takes rows of Y: product rows go to `demand` (n×m, column-major), industry rows must be 0.
    func takeDemand(
        _ block: UnsafePointer<Double>, first: Int, count: Int, columns: Int,
        demand: UnsafeMutablePointer<Double>
    ) {
        let n = regions * sectors
        forEachRun(first: first, count: count) { start, length, region, isProduct in
            let rows = block + (start - first) * columns
            if isProduct {
                let row = region * sectors + start % (2 * sectors) - sectors
                RowBlock.transpose(
                    rows, rows: length, columns: columns, into: demand + row, leading: n)
            } else {
                for i in 0..<length { refuse(rows + i * columns, start + i, 0..<columns) }
            }
        }
    }

    /// Takes rows of V, `inputs` a region: what a region’s industries pay goes to `values`
    /// (inputs×n, column-major), all else must be 0.
    func takeInputs(
        _ block: UnsafePointer<Double>, first: Int, count: Int, inputs: Int,
        values: UnsafeMutablePointer<Double>
    ) {
        let width = 2 * regions * sectors
        for i in 0..<count {
            let (region, input) = ((first + i) / inputs, (first + i) % inputs)
            let row = block + i * width
            let own = region * 2 * sectors
            for sector in 0..<sectors {
                values[input + (region * sectors + sector) * inputs] = row[own + sector]
            }
            refuse(row, first + i, 0..<own)
            refuse(row, first + i, (own + sectors)..<width)
        }
    }

    /// Calls `body` for each run of rows that are industries or products of one region.
    private func forEachRun(
        first: Int, count: Int,
        _ body: (_ start: Int, _ length: Int, _ region: Int, _ isProduct: Bool) -> Void
    ) {
        var row = first
        while row < first + count {
            let half = row / sectors
            let end = min((half + 1) * sectors, first + count)
            body(row, end - row, half / 2, half % 2 == 1)
            row = end
        }
    }

    private func refuse(
        _ row: UnsafePointer<Double>, _ index: Int, _ columns: Range<Int>, isSupply: Bool = false
    ) {
        for column in columns where row[column] != 0 {
            let stray = Stray(row: index, column: column, value: row[column], isSupply: isSupply)
            found.withLock { found in
                found.count += 1
                // The first by place, whatever the order in which threads find them.
                let place = found.first.firstIndex {
                    ($0.row, $0.column) > (index, column)
                }
                found.first.insert(stray, at: place ?? found.first.endIndex)
                if found.first.count > Self.limit { found.first.removeLast() }
            }
        }
    }

    /// Throws every cell that must be 0 and is not: the first 20 by place and how many more.
    func throwStrays(
        _ grid: NumberGrid
    ) throws(Diagnostics) {
        let found = found.withLock { found in
            defer { found = Found() }
            return (count: found.count, first: found.first)
        }
        var problems = Diagnostics()
        for stray in found.first {
            let place = "\(grid.name)[\(grid.rows[stray.row]), \(grid.columns[stray.column])]"
            problems.add(
                stray.isSupply
                    ? Diagnostic(
                        .error, "supply-not-diagonal",
                        "an industry supplies \(ShortNumber.text(stray.value)) of another than its "
                            + "own product", at: .init(file: grid.text.path, place: place),
                        remedy:
                            "only a supply table in which each industry makes its own product is "
                            + "turned into flows: others depend on the technology that is assumed, "
                            + "which ‘chokepoint symmetric’ takes as --model")
                    : Diagnostic(
                        .error, "unexpected-cell",
                        "the cell is \(ShortNumber.text(stray.value)) where 0 is expected",
                        at: .init(file: grid.text.path, place: place),
                        remedy: "of a supply and use table this block is empty"))
        }
        if found.count > found.first.count {
            problems.add(
                Diagnostic(
                    .error, "more-problems",
                    "\(found.count - found.first.count) more cells that should be 0 are not",
                    at: .init(file: grid.text.path)))
        }
        try problems.throwIfErrors()
    }
}
