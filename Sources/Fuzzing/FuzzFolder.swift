import Foundation

/// A sample on disk, changed in place and put back: what does not change is written once.
public final class FuzzFolder {
    private let sample: FuzzSample
    private let folder: String
    private var touched: Set<String> = []

    /// Writes the sample into a folder, which is made.
    /// - Throws: what Foundation says of a folder that cannot be written.
    public init(_ sample: FuzzSample, at path: String) throws {
        self.sample = sample
        folder = path
        for file in sample.files {
            guard write(file.bytes, file.name) else { throw CocoaError(.fileWriteUnknown) }
        }
    }

    /// Changes the sample to an input, whatever it was before. A name that the system does not take
    /// is left out.
    /// - Returns: the path of the table, and that of the mapping file that explains it.
    public func apply(_ input: FuzzInput) -> (table: String, mapping: String?) {
        for name in touched { remove(name) }
        for file in sample.files where touched.contains(file.name) {
            _ = write(file.bytes, file.name)
        }
        touched = Set(input.changes.map(\.name))
        for (name, change) in input.changes {
            switch change {
            case .write(let bytes): _ = write(bytes, name)
            case .remove: remove(name)
            case .folder:
                remove(name)
                mkdir(path(name), 0o700)
            }
        }
        return (
            input.tableName.map(path) ?? folder,
            sample.hasMapping ? path(FuzzSample.mappingName) : nil
        )
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    private func remove(_ name: String) {
        let path = path(name)
        if unlink(path) != 0 { rmdir(path) }
    }

    /// Foundation looks at every folder on the way, which takes longer than reading a small table.
    private func write(_ bytes: [UInt8], _ name: String) -> Bool {
        let path = path(name)
        var descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if descriptor < 0, errno == ENOENT {
            let parent = (path as NSString).deletingLastPathComponent
            try? FileManager.default.createDirectory(
                atPath: parent, withIntermediateDirectories: true)
            descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            == bytes.count
    }
}
