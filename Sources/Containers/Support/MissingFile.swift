package import InputOutput

extension Diagnostics {
    /// `missing-file`: a file that a table needs is not there.
    package static func missingFile(_ path: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "missing-file", "there is no such file", at: .init(file: path),
                remedy: remedy)
        ])
    }
}
