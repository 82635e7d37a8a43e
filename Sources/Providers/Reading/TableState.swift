import Containers
package import InputOutput
import Platform

/// All files that the reading of a table may depend on, as the system describes them: when none of
/// them differs before and after, what was read is one content.
package struct TableState: Sendable, Equatable {
    /// Files beside the table that its reader may look at, by name.
    private let neighbours: [String: FileIdentity]
    /// The table's own files, by name, and the mapping file; empty for a pipe, which is read once.
    private let files: [String: FileIdentity]

    /// The state of a table.
    /// - Throws: `too-many-files`.
    package init(_ source: TableSource, mapping: String?) throws(Diagnostics) {
        let path = source.path
        var files: [String: FileIdentity] = [:]
        if !source.isPipe {
            for file in try FileDigest.files(at: path) {
                files[file] = FileIdentity(file.isEmpty ? path : "\(path)/\(file)")
            }
        }
        if let mapping { files["mapping \(mapping)"] = FileIdentity(mapping) }
        self.files = files
        var neighbours: [String: FileIdentity] = [:]
        for reader in TableFormats.all {
            for file in reader.neighbours(of: path) {
                neighbours[SourceFiles.lastComponent(of: file)] = FileIdentity(file)
            }
        }
        self.neighbours = neighbours
    }

    /// Whether none of the table's own files was changed in the last moments, so that another
    /// change would show.
    package var isSettled: Bool { files.values.allSatisfy { $0.isSettled() } }

    /// The same of the files beside the table.
    package var hasSettledNeighbours: Bool { neighbours.values.allSatisfy { $0.isSettled() } }
}
