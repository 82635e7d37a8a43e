import InputOutput
import Platform

/// A table that is read stays, unless its reader is told to replace it.
enum Overwriting {
    /// Refuses to replace the table that is read.
    /// - Throws: `source-overwritten`.
    static func check(_ output: String, against source: String) throws(Diagnostics) {
        guard let target = FileStatus(output), let read = FileStatus(source),
            target.identity.device == read.identity.device,
            target.identity.inode == read.identity.inode
        else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "source-overwritten", "this is the table that is read",
                at: .init(file: output), remedy: "choose another name, or add --force")
        ])
    }
}
