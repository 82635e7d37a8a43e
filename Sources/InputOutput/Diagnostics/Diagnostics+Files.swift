extension Diagnostics {
    /// `source-overwritten`: a file that is read is to be written too.
    package static func sourceOverwritten(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "source-overwritten",
                "the answer is made from this file, and writing it would replace the file",
                at: .init(file: path), remedy: "choose another name, or add --force")
        ])
    }
}
