import Foundation

/// A sample on disk, changed in place and put back: what does not change is written once.
public final class FuzzFolder {
    private let sample: FuzzSample
    private let folder: URL
    private var touched: Set<String> = []

    /// Writes the sample into a folder, which is made.
    public init(_ sample: FuzzSample, at path: String) throws {
        self.sample = sample
        folder = URL(filePath: path)
        for file in sample.files { try write(file.bytes, file.name) }
    }

    /// Changes the sample to an input, whatever it was before.
    /// - Returns: the path of the table, and that of the mapping file that explains it.
    public func apply(_ input: FuzzInput) throws -> (table: String, mapping: String?) {
        for name in touched {
            try? FileManager.default.removeItem(at: url(name))
        }
        for file in sample.files where touched.contains(file.name) {
            try write(file.bytes, file.name)
        }
        touched = Set(input.changes.map(\.name))
        for (name, change) in input.changes {
            switch change {
            case .write(let bytes): try? write(bytes, name)
            case .remove: try? FileManager.default.removeItem(at: url(name))
            case .folder:
                try? FileManager.default.removeItem(at: url(name))
                try? FileManager.default.createDirectory(
                    at: url(name), withIntermediateDirectories: true)
            }
        }
        return (
            input.tableName.map { url($0).path } ?? folder.path,
            sample.hasMapping ? url(FuzzSample.mappingName).path : nil
        )
    }

    private func url(_ name: String) -> URL { folder.appending(path: name) }

    private func write(_ bytes: [UInt8], _ name: String) throws {
        let url = url(name)
        do {
            try Data(bytes).write(to: url)
        } catch {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }
}
