package import InputOutput
import Synchronization

/// An Excel workbook, xlsx or xlsb: its sheets by name, and their cells one at a time.
///
/// The archive is opened by libzip, the small XML parts are read by expat, the sheets by a scan
/// over the unpacked bytes that never holds more than a piece of them.
package struct Workbook: Sendable {
    /// A sheet.
    package struct Sheet: Sendable {
        /// Its name as Excel shows it.
        package let name: String
        fileprivate let member: ZipArchive.Member
    }

    /// The path as it is shown to users.
    package let path: String
    /// Whether the parts are binary: xlsb.
    package let isBinary: Bool
    /// The sheets in the order of the workbook; charts and macros are left out.
    package let sheets: [Sheet]
    private let archive: ZipArchive
    private let stringsMember: ZipArchive.Member?
    /// The shared strings, once they were needed.
    private let strings = Kept()

    /// Shared strings that are read once.
    private final class Kept: Sendable {
        let value = Mutex<SharedStrings?>(nil)
    }

    /// Opens a workbook on disk.
    /// - Throws: `missing-file`, `unreadable-file`, `not-a-workbook`, `damaged-workbook`, and what
    ///   `ZipArchive` throws.
    package init(path: String) throws(Diagnostics) {
        try self.init(try FileBytes(path: path), path: path)
    }

    /// Opens a workbook from its bytes.
    /// - Parameter path: what to call it in messages.
    /// - Throws: as `init(path:)`.
    package init(_ content: FileBytes, path: String) throws(Diagnostics) {
        guard ZipArchive.isZip(content) else {
            throw Self.notAWorkbook("the file is not a zip archive", path)
        }
        try self.init(try ZipArchive(content, path: path), path: path)
    }

    /// Opens the workbook in an archive.
    /// - Throws: `not-a-workbook`, `damaged-workbook`, and what unpacking throws.
    package init(_ archive: ZipArchive, path: String) throws(Diagnostics) {
        self.path = path
        self.archive = archive
        let parts: WorkbookParts
        do throws(Diagnostics) {
            parts = try WorkbookParts(archive)
        } catch {
            throw error.located(in: path)
        }
        isBinary = parts.isBinary
        stringsMember = parts.strings
        sheets = parts.sheets.map { Sheet(name: $0.name, member: $0.member) }
    }

    /// Whether bytes are those of a workbook, by the names in the archive.
    package static func isWorkbook(_ content: FileBytes) -> Bool {
        guard ZipArchive.isZip(content) else { return false }
        do throws(Diagnostics) {
            let archive = try ZipArchive(content, path: "")
            return WorkbookParts.workbook(in: archive.members) != nil
        } catch {
            return false
        }
    }

    /// The sheet of a name, without regard to case; nil when there is none.
    package func sheet(named name: String) -> Sheet? {
        sheets.first { $0.name == name }
            ?? sheets.first { $0.name.lowercased() == name.lowercased() }
    }

    /// Hands every cell of a sheet to a receiver, until the receiver has finished.
    /// - Parameter progress: called now and then with the share of the sheet that is done.
    /// - Throws: `damaged-sheet`, `damaged-workbook`, `damaged-member`, `member-size`.
    /// - Complexity: O(size of the sheet) time, O(1) memory apart from the shared strings.
    package func scan(
        _ sheet: Sheet, into receiver: inout some SheetReceiver,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        do throws(Diagnostics) {
            let strings = try sharedStrings()
            if isBinary {
                var scan = XLSBSheetScan(sheet: sheet.name, strings: strings)
                try run(&scan, sheet, into: &receiver, progress)
            } else {
                var scan = XLSXSheetScan(sheet: sheet.name, strings: strings)
                try run(&scan, sheet, into: &receiver, progress)
            }
        } catch {
            throw error.located(in: path)
        }
    }

    private func run(
        _ scan: inout some SheetScan, _ sheet: Sheet, into receiver: inout some SheetReceiver,
        _ progress: (Double) -> Void
    ) throws(Diagnostics) {
        var used = 0
        let isWhole = try archive.stream(sheet.member) { piece throws(Diagnostics) -> Int? in
            let count = try scan.scan(piece, into: &receiver)
            used += count
            progress(Double(used) / Double(max(sheet.member.size, 1)))
            return receiver.isFinished ? nil : count
        }
        if isWhole { try scan.finish() }
    }

    private func sharedStrings() throws(Diagnostics) -> SharedStrings {
        guard let stringsMember else { return SharedStrings(texts: []) }
        if let kept = strings.value.withLock({ $0 }) { return kept }
        let content = try archive.bytes(of: stringsMember)
        defer { withExtendedLifetime(content) {} }
        let read =
            isBinary
            ? try SharedStrings(binary: content.bytes) : try SharedStrings(xml: content.bytes)
        strings.value.withLock { $0 = read }
        return read
    }

    private static func notAWorkbook(_ reason: String, _ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "not-a-workbook", reason, at: .init(file: path),
                remedy: "xlsx and xlsb are read; save an old xls as xlsx")
        ])
    }
}
