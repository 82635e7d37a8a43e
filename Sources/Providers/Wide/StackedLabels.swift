import Containers

/// Column labels that stand in two lines, the regions above the sectors, as spreadsheets and pandas
/// write them; the rows have two cells of labels then.
struct StackedLabels {
    /// Region and sector of each column of numbers, joined; the sector alone where there is no
    /// region.
    let labels: [String]
    /// What joins them.
    let separator: String
    /// Offset behind both lines.
    let end: Int
    private let offsets: [Int]

    /// Reads the second line; nil where the first two lines are not such labels: they begin with
    /// two empty cells and have as many cells.
    init?(_ first: CSVHeader, in text: CSVText, delimiter: UInt8, separator: String) {
        let second = DelimitedLine(text, at: first.end, delimiter: delimiter)
        let regions = first.labels
        guard regions.count > 3, second.cells.count == regions.count,
            (regions[..<2] + second.cells[..<2]).allSatisfy(\.isEmpty), second.problems.count == 0,
            !second.cells[2].isEmpty, Double(second.cells[2]) == nil
        else { return nil }
        labels = zip(regions, second.cells).dropFirst(2).map { region, sector in
            [region, sector].filter { !$0.isEmpty }.joined(separator: separator)
        }
        self.separator = separator
        end = second.end
        offsets = Array(second.offsets.dropFirst(2))
    }

    /// The labels with their places.
    func found(in text: CSVText) -> [LabelCheck.Found] {
        zip(labels, offsets).map { label, offset in
            LabelCheck.Found(label: label) { text.location(of: offset, place: "columns") }
        }
    }
}
