import Containers
import Platform
public import InputOutput

/// What a reader of trade files made of one, with what the user should know about it.
public struct TradeReading: Sendable {
    /// The trade.
    public let trade: BilateralTrade
    /// Names of products, where the release or the native file has them.
    public let names: [CustomsCode: String]
    /// Warnings and notes.
    public let findings: [Diagnostic]
}

/// How a file of trade is read where its content leaves a choice.
public struct TradeOptions: Sendable, Hashable, Codable {
    /// Only this year, where a file has several.
    public var year: Int?
    /// For files of reported flows: `imports`, as buyers report, or `exports`, as sellers do. Nil
    /// takes imports where there are any.
    public var reports: Reports?
    /// A CSV of `key,value` that names columns and units of a file of the user's own.
    public var mapping: String?
    /// Countries by the file's own codes: BACI's `country_codes` file, where it is not in the
    /// archive.
    public var countries: String?

    /// Whose reports count.
    public enum Reports: String, Sendable, Hashable, CaseIterable, Codable {
        /// What importers report.
        case imports
        /// What exporters report.
        case exports
    }

    /// No choices.
    public init() {}
}

/// A file of trade: BACI's release (zip, its folder, or a CSV of it), UN Comtrade's CSV, a CSV of
/// one's own, or the native file; packed with gzip or not.
public enum TradeFile {
    /// Reads a file of trade.
    ///
    /// - Throws: everything that does not fit, with line and cell.
    /// - Complexity: O(bytes), in parallel; 50 bytes a flow at most while reading.
    public static func reading(
        path: String, options: TradeOptions = .init(), progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> TradeReading {
        if Folder.isFolder(path) {
            return try TradeArchive(folder: path).reading(options, progress: progress)
        }
        let content = try FileBytes(path: path)
        if NativeTradeFile.isNative(content) {
            return try NativeTradeFile.reading(content, path: path)
        }
        if ZipArchive.isZip(content) {
            return try TradeArchive(content, path: path).reading(options, progress: progress)
        }
        let text: CSVText
        if Gunzip.isGzip(content) {
            text = try CSVText(try Gunzip.unpack(content, path: path), path: path)
        } else {
            text = try CSVText(content, path: path, allowsUnread: true)
        }
        let countries = try options.countries.map { file throws(Diagnostics) in
            try TradeCountries(path: file)
        }
        return try TradeText(
            [TradeText.Source(path: path) { () throws(Diagnostics) in text }], options: options,
            countries: countries, source: name(of: path)
        ).reading(progress: progress)
    }

    /// True for a file that holds trade by customs code: a native one, a release of BACI, or text
    /// or Parquet whose columns are exporters, importers, products and values.
    public static func isTrade(path: String) -> Bool {
        if Folder.isFolder(path) {
            return Folder.names(in: path)?.contains { $0.hasPrefix("BACI_") } ?? false
        }
        guard let content = try? FileBytes(path: path) else { return false }
        if NativeTradeFile.isNative(content) { return true }
        if ZipArchive.isZip(content) {
            guard let archive = try? ZipArchive(content, path: path) else { return false }
            return archive.members.contains { name(of: $0.name).hasPrefix("BACI_") }
        }
        if ParquetFile.isParquet(content) {
            guard let file = try? ParquetFile(content, path: path) else { return false }
            return names(trade: file.columns.map(\.name))
        }
        let line: [UInt8]
        if Gunzip.isGzip(content) {
            guard let whole = try? Gunzip.unpack(content, path: path) else { return false }
            line = Array(whole.bytes.prefix(4096))
        } else {
            line = Array(content.bytes.prefix(4096))
        }
        let header = String(decoding: line.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        let labels = header.split(
            omittingEmptySubsequences: false, whereSeparator: { ",;\t|".contains($0) }
        ).map { label in
            let ends: (Character) -> Bool = { $0 == "\"" || $0 == " " || $0 == "\u{FEFF}" }
            return String(label.drop(while: ends).reversed().drop(while: ends).reversed())
        }
        return names(trade: labels)
    }

    /// Whether columns of these names hold trade.
    private static func names(trade labels: [String]) -> Bool {
        TradeColumns(
            roles: TradeColumns.roles(of: labels), delimiter: 0, valueScale: 1, quantityScale: 1,
            year: nil, flow: nil, hasSums: false
        ).missing.isEmpty
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
