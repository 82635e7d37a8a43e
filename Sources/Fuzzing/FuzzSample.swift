import Foundation
import Platform

/// A small table that its reader accepts, from which changed copies are made: a file, or a folder
/// of files.
///
/// A file called `mapping.csv` in a folder with one other file explains that one.
public struct FuzzSample: Sendable {
    /// A file of the sample.
    struct File: Sendable {
        /// Its name, with folders.
        let name: String
        let bytes: [UInt8]
        let packing: Packing
    }

    /// Name of the file or folder.
    public let name: String
    /// The files, sorted by name.
    let files: [File]
    /// Whether the table is a folder.
    let isFolder: Bool
    /// Whether the only other file is explained by `mapping.csv`.
    public let hasMapping: Bool

    static let mappingName = "mapping.csv"

    /// The sample at a path.
    /// - Throws: what Foundation says of a path that cannot be read.
    public init(path: String) throws {
        let url = URL(filePath: path)
        name = url.lastPathComponent
        let isDirectory = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        let names =
            isDirectory
            ? try FileManager.default.subpathsOfDirectory(atPath: path).sorted().filter { name in
                let below = url.appending(path: name)
                let values = try below.resourceValues(forKeys: [.isRegularFileKey])
                return values.isRegularFile ?? false
            } : [url.lastPathComponent]
        files = try names.map { name in
            let file = isDirectory ? url.appending(path: name) : url
            let bytes = [UInt8](try Data(contentsOf: file))
            return File(
                name: name, bytes: bytes, packing: Packing(path: file.path, bytes: bytes))
        }
        hasMapping = isDirectory && names.count == 2 && names.contains(Self.mappingName)
        isFolder = isDirectory && !hasMapping
    }

    /// The changed copy of this number. It depends on the sample, the seed and the number alone.
    public func input(_ number: Int, seed: UInt64) -> FuzzInput {
        // Numbers that follow each other must not give sequences that overlap.
        var mixed = SplitMix64(seed: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(number))
        return FuzzInput(of: self, SplitMix64(seed: mixed.next() ^ mixed.next() &<< 1))
    }
}
