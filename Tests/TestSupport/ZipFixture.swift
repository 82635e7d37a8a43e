import Foundation
import Fuzzing

/// Writes zip archives without compression, with any names: enough for fixtures of formats that are
/// zip archives.
public enum ZipFixture {
    /// The bytes of an archive of these files.
    public static func archive(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
        StoredArchive.bytes(of: files)
    }

    /// The same as a file.
    public static func write(
        _ files: [(name: String, content: [UInt8])], to path: String
    ) throws {
        try Data(archive(files)).write(to: URL(filePath: path))
    }
}
