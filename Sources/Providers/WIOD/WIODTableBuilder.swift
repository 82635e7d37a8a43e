import Containers
import InputOutput
import LinearAlgebra

/// Takes the rows of a WIOD-like table, from the first industry to the last total, and makes the
/// table.
///
/// Rows are gathered in blocks and then written into the column-major matrices, so that nothing but
/// the table itself is held.
struct WIODTableBuilder {
    /// The labels of one row.
    struct RowLabel {
        /// The code by which a sector is known.
        let code: String
        let name: String
        let region: String
        /// The running code, such as `r60`.
        let number: String
        /// Where it is, such as `WIOT_2011!D7`.
        let place: String
    }

    /// The numbers of one row: n + G·K cells and the total.
    struct Row {
        /// The numbers; 0 in a blank cell.
        var values: [Double]
        /// Which cells are blank.
        var isBlank: [Bool]
    }

    /// What a row is, by its labels.
    enum RowKind {
        case industry
        case tail(WIODLayout.TailRow)
        /// Nothing that the layout knows.
        case other
    }

    struct Tail {
        let row: WIODLayout.TailRow
        let name: String
        let place: String
        let content: Row
    }

    let known: WIODLayout
    let columns: WIODColumns
    let file: String
    /// What was found so far.
    var problems = ProblemList()
    /// What was accepted so far.
    var findings: [Diagnostic] = []
    private(set) var Z: Matrix<IndustryAxis, IndustryAxis>
    private(set) var Y: Matrix<IndustryAxis, DemandAxis>
    /// Output of the industries as the total column states it.
    private(set) var statedOutput: [Double] = []
    private(set) var tail: [Tail] = []
    /// Whether every number so far is whole.
    private(set) var isWhole = true
    private var labels: [LabelCheck.Found] = []
    private var regions: Set<String>
    private var block: [Double] = []
    private var demandBlock: [Double] = []
    private var blanks = 0
    private var firstBlank = ""

    private static let blockRows = 32

    /// A builder for a table with these columns.
    init(_ columns: WIODColumns, layout known: WIODLayout, file: String) {
        self.known = known
        self.columns = columns
        self.file = file
        let layout = columns.layout
        Z = Matrix(layout.industryAxis, layout.industryAxis)
        Y = Matrix(layout.industryAxis, layout.demandAxis)
        regions = Set(layout.regions.map(\.code))
    }

    /// What the labels of a row say that it is.
    /// - Throws: `contradicting-labels`.
    func kind(of label: RowLabel) throws(Diagnostics) -> RowKind {
        if regions.contains(label.region) { return .industry }
        do throws(Diagnostics) {
            let row = try known.tailRow(codes: [label.number, label.code], name: label.name)
            return row.map(RowKind.tail) ?? .other
        } catch {
            throw Diagnostics(
                error.items.map { item in
                    var item = item
                    item.location = .init(file: file, place: label.place)
                    return item
                })
        }
    }

    /// Adds the row of an industry.
    /// - Parameter cell: the place of a cell of the row, for messages.
    mutating func add(industry label: RowLabel, _ row: Row, cell: (Int) -> String) {
        let found = label
        let file = file
        labels.append(
            LabelCheck.Found(
                label: "\(found.region)/\(found.code)",
                location: { .init(file: file, place: found.place) }))
        guard labels.count <= columns.industryCount else { return }
        let n = columns.industryCount
        block += row.values[..<n]
        demandBlock += row.values[n..<columns.cellCount]
        statedOutput.append(row.values[columns.cellCount])
        if isWhole { isWhole = row.values.allSatisfy { $0 == $0.rounded() } }
        for column in row.isBlank.indices where row.isBlank[column] {
            if blanks == 0 { firstBlank = cell(column) }
            blanks += 1
        }
        if block.count == Self.blockRows * n || labels.count == n { flush() }
    }

    /// Adds a row below the industries.
    mutating func add(tail kind: WIODLayout.TailRow, _ label: RowLabel, _ row: Row) {
        if let earlier = tail.first(where: { $0.row.code == kind.code }) {
            problems.add(
                Diagnostic(
                    .error, "duplicate-label", "the row \(kind.code) repeats",
                    at: .init(file: file, place: label.place),
                    remedy: "it also stands at \(earlier.place); every row must appear once"))
            return
        }
        tail.append(Tail(row: kind, name: label.name, place: label.place, content: row))
    }

    /// Writes what waits and checks the labels of the rows.
    mutating func finishRows(place: String) {
        flush()
        problems.add(
            LabelCheck(
                what: "row", expected: columns.layout.industryAxis.labels, source: "the columns",
                home: .init(file: file, place: place)
            ).problems(labels))
        if blanks > 0 {
            findings.append(
                Diagnostic(
                    .note, "blank-cells",
                    "\(blanks) cells of the industries are blank, which means 0 in this layout; "
                        + "the first is \(firstBlank)", at: .init(file: file)))
        }
    }

    private mutating func flush() {
        let n = columns.industryCount
        let d = columns.cellCount - n
        let rows = block.count / n
        if rows == 0 { return }
        let first = min(labels.count, n) - rows
        Z.withUnsafeMutableElements { target in
            block.withUnsafeBufferPointer { source in
                guard let target = target.baseAddress, let source = source.baseAddress else {
                    return
                }
                RowBlock.transpose(source, rows: rows, columns: n, into: target + first, leading: n)
            }
        }
        Y.withUnsafeMutableElements { target in
            demandBlock.withUnsafeBufferPointer { source in
                guard let target = target.baseAddress, let source = source.baseAddress else {
                    return
                }
                RowBlock.transpose(source, rows: rows, columns: d, into: target + first, leading: n)
            }
        }
        block.removeAll(keepingCapacity: true)
        demandBlock.removeAll(keepingCapacity: true)
    }
}
