import CXlsxWriter
public import InputOutput
import Platform

/// Writes an xlsx workbook through libxlsxwriter, row by row and in constant memory.
///
/// Numbers have 16 significant digits, which is how the library writes them: a number may differ
/// from what it was in the last of the 17 digits that tell all doubles apart.
public final class WorkbookOutput {
    /// Rows that a sheet of Excel can have.
    public static let rowLimit = 1_048_576
    /// Columns that a sheet of Excel can have.
    public static let columnLimit = 16_384
    /// UTF-16 units that a cell can hold.
    public static let textLimit = 32_767

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let bold: UnsafeMutablePointer<lxw_format>?
    private let header: UnsafeMutablePointer<lxw_format>?
    /// Formats of numbers by their codes.
    private var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]
    private let path: String
    private var sheetNames: Set<String> = []
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var row = -1
    private var column = 0
    private var problem: String?

    private init?(_ file: String, shownAs path: String) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 1
        guard let workbook = workbook_new_opt(file, &options) else { return nil }
        self.workbook = workbook
        self.path = path
        bold = workbook_add_format(workbook)
        format_set_bold(bold)
        header = workbook_add_format(workbook)
        format_set_bold(header)
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        // The same content gives the same bytes: the properties would state the time.
        var properties = lxw_doc_properties()
        properties.created = 315_532_800
        workbook_set_properties(workbook, &properties)
    }

    /// Writes a workbook to a file that does not exist yet.
    /// - Parameters:
    ///   - path: what to call the file in messages.
    ///   - body: adds the sheets.
    /// - Throws: `cannot-write`, and what `body` throws.
    public static func write(
        to file: String, shownAs path: String,
        _ body: (WorkbookOutput) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        // The library opens the file when all is written, and prints when it cannot.
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw failure(path, String(cString: strerror(errno)).lowercased())
        }
        close(descriptor)
        guard let output = WorkbookOutput(file, shownAs: path) else {
            throw failure(path, "libxlsxwriter cannot start")
        }
        var thrown: Diagnostics?
        do throws(Diagnostics) {
            try body(output)
        } catch {
            thrown = error
        }
        // Closing also gives the memory back, so that it comes before any error goes on.
        let status = workbook_close(output.workbook)
        if let thrown { throw thrown }
        if let problem = output.problem { throw failure(path, problem) }
        guard status == LXW_NO_ERROR else { throw failure(path, text(of: status)) }
    }

    /// The bytes of a workbook, by way of a temporary file.
    /// - Throws: as `write`.
    public static func bytes(
        shownAs path: String, _ body: (WorkbookOutput) throws(Diagnostics) -> Void
    ) throws(Diagnostics) -> [UInt8] {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let number = String(UInt64.random(in: .min ... .max), radix: 36)
        let file = "\(folder)/chokepoint-\(number).xlsx"
        defer { unlink(file) }
        try write(to: file, shownAs: path, body)
        guard let stream = fopen(file, "rb") else {
            throw failure(path, String(cString: strerror(errno)))
        }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&piece, 1, piece.count, stream)
            if count == 0 { break }
            bytes += piece[..<count]
        }
        return bytes
    }

    /// Begins a sheet; a name that Excel does not allow is changed, and one that is there gets a
    /// number.
    public func beginSheet(_ name: String) {
        let allowed = String(
            XMLText.withoutNoncharacters(name).map { "[]:*?/\\'".contains($0) ? "_" : $0 })
        var short = String(allowed.prefix(31))
        if short.isEmpty { short = "sheet" }
        var number = 2
        while sheetNames.contains(short.lowercased()) {
            short = "\(allowed.prefix(27)) \(number)"
            number += 1
        }
        sheetNames.insert(short.lowercased())
        sheet = workbook_add_worksheet(workbook, short)
        if sheet == nil { problem = problem ?? "the sheet \(short) cannot be added" }
        row = -1
    }

    /// Begins the next row of the sheet.
    public func beginRow() {
        row += 1
        column = 0
    }

    /// Keeps the rows so far and the first columns in sight.
    public func freeze(columns: Int) {
        worksheet_freeze_panes(sheet, UInt32(row + 1), UInt16(columns))
    }

    /// Makes columns as wide as so many characters.
    public func setWidth(_ characters: Double, ofColumns columns: ClosedRange<Int>) {
        worksheet_set_column(
            sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), characters, nil)
    }

    /// The next cell of the row: a number; one that is not finite becomes a text.
    /// - Parameter format: how it is shown, in Excel's codes, such as `#,##0.0`; nil as it comes.
    public func add(_ number: Double, format: String? = nil) {
        guard number.isFinite else {
            return add(number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf")
        }
        check(
            worksheet_write_number(
                sheet, UInt32(row), UInt16(column), number, format.flatMap(numberFormat)))
        column += 1
    }

    private func numberFormat(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
        if let found = formats[code] { return found }
        let format = workbook_add_format(workbook)
        format_set_num_format(format, code)
        formats[code] = format
        return format
    }

    /// The next cell of the row: the heading of a column, in bold, broken into lines where the
    /// column is narrow.
    public func addHeading(_ text: String) {
        check(
            worksheet_write_string(
                sheet, UInt32(row), UInt16(column), XMLText.withoutNoncharacters(text), header))
        column += 1
    }

    /// Offers to sort and to choose rows by the columns of the present row and those below.
    public func filter(columns: Int, rows: Int) {
        guard row >= 0, columns > 0, rows > 0 else { return }
        check(
            worksheet_autofilter(
                sheet, UInt32(row), 0, UInt32(row + rows), UInt16(columns - 1)))
    }

    /// The next cell of the row: a text.
    public func add(_ text: String, isBold: Bool = false) {
        if text.isEmpty { return skip() }
        let text = XMLText.withoutNoncharacters(text)
        check(
            worksheet_write_string(
                sheet, UInt32(row), UInt16(column), text, isBold ? bold : nil))
        column += 1
    }

    /// The next cell of the row: TRUE or FALSE.
    public func add(_ flag: Bool) {
        check(worksheet_write_boolean(sheet, UInt32(row), UInt16(column), flag ? 1 : 0, nil))
        column += 1
    }

    /// The next cell of the row stays empty.
    public func skip() { column += 1 }

    private func check(_ status: lxw_error) {
        guard status != LXW_NO_ERROR, problem == nil else { return }
        problem = "row \(row + 1), column \(column + 1): \(Self.text(of: status))"
    }

    private static func text(of status: lxw_error) -> String {
        lxw_strerror(status).map { String(cString: $0).lowercased() } ?? "unknown error"
    }

    private static func failure(_ path: String, _ reason: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "cannot-write", "the workbook cannot be written: \(reason)",
                at: .init(file: path), remedy: "check the folder, its permissions and free space")
        ])
    }
}
