import Containers
public import InputOutput

/// Reads one number for some sectors: a CSV with the header `sector,QUANTITY`, such as
/// `sector,days`.
public enum SectorNumbersFile {
    /// The numbers by position of the sector. Sectors that the file leaves out are not in the
    /// result.
    /// - Parameters:
    ///   - quantity: name of the last column.
    ///   - range: what numbers may be.
    ///   - labels: of the table; a line may hold any label of sectors, later lines go before
    ///     earlier ones.
    /// - Throws: everything that is wrong with the file.
    public static func read(
        path: String, quantity: String, within range: ClosedRange<Double>, labels: LabelResolver
    ) throws(Diagnostics) -> [Int: Double] {
        var file = try CSVRecords(path: path, headers: [["sector", quantity]])
        try file.requireRows()
        var numbers: [Int: Double] = [:]
        for row in file.rows {
            guard let value = Double(row[1].text), range.contains(value) else {
                file.add(
                    "bad-number", "‘\(row[1].text)’ is not a number of \(quantity)", at: row[1],
                    remedy: "give a number from \(brief(range.lowerBound)) to "
                        + brief(range.upperBound))
                continue
            }
            for sector in sectors(row[0], labels, &file) { numbers[sector] = value }
        }
        try file.throwIfAny()
        return numbers
    }

    /// The sectors that a cell names; what it does not name is a problem of the file.
    static func sectors(
        _ cell: CSVRecords.Cell, _ labels: LabelResolver, _ file: inout CSVRecords
    ) -> [Int] {
        do throws(Diagnostics) {
            return try labels.sectors(cell.text, at: file.location(of: cell))
        } catch {
            for item in error.items {
                file.add(item.code, item.message, at: cell, remedy: item.remedy)
            }
            return []
        }
    }
}
