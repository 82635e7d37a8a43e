public import Foundation

/// Where tests find files.
public enum Fixtures {
    /// The package's root folder.
    public static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The shipped tables.
    public static let shippedTables = packageRoot.appending(path: "Tables")

    /// The first folder of `$CHOKEPOINT_TABLES`, where larger tables are; nil when it is not set.
    public static let largerTables: URL? = ProcessInfo.processInfo
        .environment["CHOKEPOINT_TABLES"]?.split(separator: ":").first
        .map { URL(filePath: String($0)) }

    /// A larger table by file name, when it is there.
    public static func largerTable(_ name: String) -> URL? {
        guard let url = largerTables?.appending(path: name),
            FileManager.default.fileExists(atPath: url.path)
        else { return nil }
        return url
    }

    /// A file of other programs' and papers' numbers, beside the larger tables, when it is there.
    public static func published(_ path: String) -> URL? {
        guard
            let url = largerTables?.deletingLastPathComponent()
                .appending(path: "published/\(path)"),
            FileManager.default.fileExists(atPath: url.path)
        else { return nil }
        return url
    }

    /// A file of trade by customs code or of what goes with it, beside the larger tables, when it
    /// is there.
    public static func products(_ name: String) -> URL? {
        guard
            let url = largerTables?.deletingLastPathComponent().appending(path: "products/\(name)"),
            FileManager.default.fileExists(atPath: url.path)
        else { return nil }
        return url
    }

    /// A folder of sample files in a provider's layout, such as `icio2023_sml`: in `formats/tiny`
    /// beside one of the folders of `$CHOKEPOINT_TABLES`, when it is there.
    public static func formatSample(_ layout: String) -> URL? {
        let folders = ProcessInfo.processInfo.environment["CHOKEPOINT_TABLES"] ?? ""
        return folders.split(separator: ":").lazy
            .map {
                URL(filePath: String($0)).deletingLastPathComponent()
                    .appending(path: "formats/tiny/\(layout)")
            }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// A new empty folder that the test removes when it is done.
    public static func temporaryFolder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "chokepoint-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }
}
