import ArgumentParser
import InputOutput
import Platform

/// Options of commands that read a table and write another: the one that is read stays.
struct OverwriteOptions: ParsableArguments {
    @Flag(help: "Write also where that replaces the table that is read.")
    var force = false

    /// Refuses to replace the table that is read.
    /// - Throws: `source-overwritten`.
    func check(_ output: String, against source: String) throws(Diagnostics) {
        guard !force, let target = FileStatus(output), let read = FileStatus(source),
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
