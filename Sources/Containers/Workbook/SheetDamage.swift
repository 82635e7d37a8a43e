import InputOutput

/// The finding about a sheet that cannot be read to its end.
enum SheetDamage {
    /// `damaged-sheet`, without file, with the last cell that could be read.
    static func diagnostics(
        _ reason: String, sheet: String, row: Int, column: Int
    ) -> Diagnostics {
        let place: String
        if row < 0 {
            place = sheet
        } else if column < 0 {
            place = "\(sheet)!\(row + 1)"
        } else {
            place = "behind \(sheet)!\(CellReference.name(row: row, column: column))"
        }
        return Diagnostics([
            Diagnostic(
                .error, "damaged-sheet", "the sheet cannot be read: \(reason)",
                at: .init(place: place), remedy: "save the workbook again, or get it again")
        ])
    }
}
