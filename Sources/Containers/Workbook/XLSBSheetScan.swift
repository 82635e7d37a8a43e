import InputOutput

/// Reads the cells of an xlsb sheet from the bytes of its binary part ([MS-XLSB] 2.4).
struct XLSBSheetScan: SheetScan {
    private enum Part { case beforeData, data, behindData, ended }

    private let strings: SharedStrings
    /// The sheet's name, for messages.
    private let sheet: String
    private var part = Part.beforeData
    /// Row of the last row header, from 0; −1 before the first.
    private var row = -1
    /// Last column of the row, from 0; −1 before the first.
    private var column = -1

    /// A scan from the beginning of a sheet.
    init(sheet: String, strings: SharedStrings) {
        self.sheet = sheet
        self.strings = strings
    }

    mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, into receiver: inout some SheetReceiver
    ) throws(Diagnostics) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var cursor = BIFF12Cursor(base, count: bytes.count)
        while part != .ended {
            switch cursor.next() {
            case .incomplete: return cursor.offset
            case .damaged: throw damaged("a record’s head is not one")
            case .record(let type, let data):
                if part == .data, type <= BIFF12Record.cellRichText {
                    try cellRecord(type, data, into: &receiver)
                } else {
                    try structure(type)
                }
            }
        }
        return bytes.count
    }

    func finish() throws(Diagnostics) {
        if part == .ended { return }
        throw damaged(
            part == .beforeData ? "there are no cells in it" : "it ends in the middle")
    }

    private mutating func structure(_ type: Int) throws(Diagnostics) {
        switch type {
        case BIFF12Record.beginSheetData:
            guard part == .beforeData else { throw damaged("its cells begin twice") }
            part = .data
        case BIFF12Record.endSheetData:
            guard part == .data else { throw damaged("its cells end before they begin") }
            part = .behindData
        case BIFF12Record.endSheet:
            guard part != .data else { throw damaged("it ends among its cells") }
            part = .ended
        default:
            // Views, formats, widths, links: not cells.
            break
        }
    }

    @inline(__always)
    private mutating func cellRecord(
        _ type: Int, _ data: UnsafeBufferPointer<UInt8>, into receiver: inout some SheetReceiver
    ) throws(Diagnostics) {
        if type == BIFF12Record.rowHeader { return try startRow(data) }
        if BIFF12Record.shortCells.contains(type) {
            guard data.count >= 4 else { throw tooShort() }
            // Blank to shared string in the same order as the records with a column.
            return try cell(
                type - BIFF12Record.shortCells.lowerBound + BIFF12Record.cellBlank, data,
                column: column + 1, at: 4, into: &receiver)
        }
        let isCell = type <= BIFF12Record.formulaError || type == BIFF12Record.cellRichText
        guard isCell else { return }
        guard data.count >= 8 else { throw tooShort() }
        try cell(
            type, data, column: Int(BIFF12Value.word(data, at: 0)), at: 8, into: &receiver)
    }

    private mutating func startRow(_ data: UnsafeBufferPointer<UInt8>) throws(Diagnostics) {
        guard data.count >= 4 else { throw tooShort() }
        let number = Int(BIFF12Value.word(data, at: 0))
        guard number > row, number < CellReference.rowLimit else {
            throw damaged("row \(number + 1) follows")
        }
        row = number
        column = -1
    }

    /// One cell whose value begins at `offset`.
    @inline(__always)
    private mutating func cell(
        _ type: Int, _ data: UnsafeBufferPointer<UInt8>, column number: Int, at offset: Int,
        into receiver: inout some SheetReceiver
    ) throws(Diagnostics) {
        guard row >= 0 else { throw damaged("there is a cell before the first row") }
        guard number > column, number < CellReference.columnLimit else {
            throw damaged("a cell of column \(number + 1) follows")
        }
        let available = data.count - offset
        let value: SheetValue
        switch type {
        case BIFF12Record.cellReal, BIFF12Record.formulaNumber:
            guard available >= 8 else { throw tooShort() }
            let number = BIFF12Value.real(data, at: offset)
            value = number.isFinite ? .number(number) : .damaged("the cell is \(number)")
        case BIFF12Record.cellRk:
            guard available >= 4 else { throw tooShort() }
            let number = BIFF12Value.rk(BIFF12Value.word(data, at: offset))
            value = number.isFinite ? .number(number) : .damaged("the cell is \(number)")
        case BIFF12Record.cellSharedString:
            guard available >= 4 else { throw tooShort() }
            value = strings[Int(BIFF12Value.word(data, at: offset))]
        case BIFF12Record.cellText, BIFF12Record.formulaText:
            value = try text(data, at: offset)
        case BIFF12Record.cellRichText:
            value = try text(data, at: offset + 1)
        case BIFF12Record.cellBool, BIFF12Record.formulaBool:
            guard available >= 1 else { throw tooShort() }
            value = .flag(data[offset] != 0)
        case BIFF12Record.cellError, BIFF12Record.formulaError:
            guard available >= 1 else { throw tooShort() }
            value = .error(BIFF12Value.errorName(data[offset]))
        default:
            column = number
            return
        }
        column = number
        receiver.receive(value, row: row, column: number)
    }

    private func text(
        _ data: UnsafeBufferPointer<UInt8>, at offset: Int
    ) throws(Diagnostics) -> SheetValue {
        guard let (text, _) = BIFF12Value.text(data, at: offset) else { throw tooShort() }
        return .text(text)
    }

    private func tooShort() -> Diagnostics { damaged("a record is too short for its cell") }

    private func damaged(_ reason: String) -> Diagnostics {
        SheetDamage.diagnostics(reason, sheet: sheet, row: row, column: column)
    }
}
