import Containers
import InputOutput
import Synchronization

/// Reads the numbers of a wide file in one parallel pass: the first n rows into Z and Y, whose
/// memory the caller gives, the rest into short lists.
struct WideTableScan {
    /// The file.
    let text: CSVText
    /// Offset of the first row.
    let bodyStart: Int
    /// What the columns stand for.
    let columns: WideTableColumns
    /// Rows behind the first n that are kept; further ones are only counted.
    let tailLimit: Int
    /// What would fix an empty cell.
    let emptyCellRemedy: String
    /// Which empty cells the format defines as 0; see `CSVMatrixScan`.
    var acceptsEmpty: (@Sendable (_ row: String, _ column: Int) -> Bool)?
    /// How many cells of a row are labels.
    var labelColumns = 1
    /// What separates the cells.
    var delimiter = UInt8(ascii: ",")
    /// Labels of the rows, for messages, where the file has none.
    var rowLabels: [String] = []

    /// Fills Z (n×n) and Y (n×demandCount), both column-major and zero before.
    /// - Complexity: one pass over the file; 16 rows of memory a thread besides what is returned.
    func run(
        Z: UnsafeMutableBufferPointer<Double>, Y: UnsafeMutableBufferPointer<Double>,
        progress: (Double) -> Void
    ) -> WideTableCells {
        let n = columns.industryCount
        let width = columns.labels.count
        precondition(Z.count == n * n && Y.count == n * columns.demandCount, "wrong memory")
        let extras = columns.extras
        let side = SideNumbers(extras: extras.count, rows: n)
        let targets = Targets(Z: Z.baseAddress, Y: Y.baseAddress)
        let demand = columns.demandTargets
        let limit = n + tailLimit
        var scan = CSVMatrixScan(
            text: text, bodyStart: bodyStart, delimiter: delimiter, labelColumns: labelColumns,
            columns: columns.labels, name: "table", emptyCellRemedy: emptyCellRemedy)
        scan.acceptsEmpty = acceptsEmpty
        scan.rowLabels = rowLabels
        let result = scan.run(progress: progress) { block, first, count in
            let inside = max(0, min(count, n - first))
            if inside > 0, let Z = targets.Z {
                RowBlock.transpose(
                    block, rows: inside, columns: n, stride: width, into: Z + first, leading: n)
                for (j, target) in demand.enumerated() {
                    guard let target, let Y = targets.Y else { continue }
                    let column = Y + target * n + first
                    for i in 0..<inside { column[i] = block[i * width + n + j] }
                }
                side.keepExtras(extras, block, first: first, count: inside, width: width)
            }
            for i in inside..<count where first + i < limit {
                side.keepTail(
                    first + i - n,
                    Array(UnsafeBufferPointer(start: block + i * width, count: width)))
            }
        }
        let named = zip(extras, side.extras).map { (columns.labels[$0], $1) }
        return WideTableCells(
            extras: Dictionary(named, uniquingKeysWith: { first, _ in first }), tail: side.tail,
            rowLabels: result.labels, rowCount: result.rowCount, problems: result.problems,
            acceptedEmpty: result.acceptedEmpty)
    }
}

/// The elements of matrices that threads fill, each its own rows.
private struct Targets: @unchecked Sendable {
    let Z: UnsafeMutablePointer<Double>?
    let Y: UnsafeMutablePointer<Double>?
}

/// The few numbers of a file that are neither in Z nor in Y.
private final class SideNumbers: Sendable {
    private struct State {
        var extras: [[Double]]
        var tail: [Int: [Double]] = [:]
    }

    private let state: Mutex<State>

    init(extras: Int, rows: Int) {
        state = Mutex(State(extras: (0..<extras).map { _ in [Double](repeating: 0, count: rows) }))
    }

    /// One list for each extra column.
    var extras: [[Double]] { state.withLock { $0.extras } }

    /// The rows behind the first n, in order.
    var tail: [[Double]] {
        state.withLock { state in
            state.tail.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    func keepExtras(
        _ columns: [Int], _ block: UnsafePointer<Double>, first: Int, count: Int, width: Int
    ) {
        state.withLock { state in
            for (k, column) in columns.enumerated() {
                for i in 0..<count { state.extras[k][first + i] = block[i * width + column] }
            }
        }
    }

    func keepTail(_ index: Int, _ values: [Double]) {
        state.withLock { $0.tail[index] = values }
    }
}
