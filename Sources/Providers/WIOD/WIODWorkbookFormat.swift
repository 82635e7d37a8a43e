import Containers
public import InputOutput

/// A provider whose workbooks follow the layout of the World Input-Output Database.
public protocol WIODWorkbookProvider: Sendable {
    /// The short name of the format, such as `wiod2013`.
    static var name: String { get }
    /// For lists of formats.
    static var title: String { get }
}

/// What only this program needs to know of such a provider.
protocol WIODWorkbookFacts: WIODWorkbookProvider {
    /// Where the labels stand, and what they are.
    static var layout: WIODLayout { get }
}

/// The workbooks of one provider, a table a workbook, a workbook a year: by themselves, in a folder
/// or archive.
public enum WIODWorkbookFormat<Provider: WIODWorkbookProvider>: TableReader {
    /// The short name of the provider’s format.
    public static var name: String { Provider.name }
    /// For lists of formats.
    public static var title: String { Provider.title }
    /// `year`, for an archive of several years.
    public static var choices: Set<ReadOptions.Choice> { [.year] }

    private static var layout: WIODLayout {
        guard let facts = Provider.self as? any WIODWorkbookFacts.Type else {
            preconditionFailure("\(Provider.name) has no layout")
        }
        return facts.layout
    }

    /// Looks at the first rows of the sheets.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let candidates = try YearFile.Candidates(source, where: WIODWorkbook.isName)
        if candidates.isEmpty { return nil }
        // A file by itself that is no archive is no workbook.
        if candidates.names == nil, try !source.files().isArchive { return nil }
        do throws(Diagnostics) {
            let workbook = try source.workbook(candidates.first)
            guard let found = try WIODWorkbook.find(in: workbook, source, layout) else {
                return nil
            }
            return OpenedWIODWorkbook(
                candidates: candidates, options: options, layout: layout,
                recognition: WIODWorkbook.recognition(
                    found.header, sheet: found.sheet.name,
                    file: SourceFiles.lastComponent(of: workbook.path), layout))
        } catch {
            // Another format may say more of the same archive.
            return nil
        }
    }

    /// Opens any workbook.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        OpenedWIODWorkbook(
            candidates: try YearFile.Candidates(source, where: WIODWorkbook.isName),
            options: options, layout: layout,
            recognition: .named(title))
    }
}

/// A workbook that was opened.
private struct OpenedWIODWorkbook: OpenedTable {
    let candidates: YearFile.Candidates
    let options: ReadOptions
    let layout: WIODLayout
    let recognition: Recognition

    private func sheet(
        _ name: String?
    ) throws(Diagnostics) -> (workbook: Workbook, sheet: Workbook.Sheet, header: SheetGrid) {
        let source = candidates.source
        let workbook = try source.workbook(name)
        guard let found = try WIODWorkbook.find(in: workbook, source, layout) else {
            throw WIODWorkbook.missingSheet(
                workbook.path, layout, sheets: workbook.sheets.map(\.name))
        }
        return (workbook, found.sheet, found.header)
    }

    /// Reads the first rows only.
    func summary() throws(Diagnostics) -> TableSummary {
        let (workbook, sheet, header) = try sheet(candidates.first)
        return try WIODWorkbook.summary(header, sheet: sheet.name, file: workbook.path, layout)
    }

    /// Reads the table; rows and columns of totals are compared with the cells.
    func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        let (workbook, sheet, _) = try sheet(try candidates.name(ofYear: options.year))
        progress(0.1)
        var reader = WIODSheetReader(layout, sheet: sheet.name, file: workbook.path)
        try workbook.scan(sheet, into: &reader) { progress(0.1 + 0.85 * $0) }
        let reading = try WIODWorkbook.reading(
            &reader, sheet: sheet.name, file: workbook.path, layout, options)
        progress(1)
        return reading
    }
}
