import InputOutput
import Reporting
import Workspace

/// Where a text goes that is no result: a new file, or standard output.
struct TextTarget {
    private let path: String?

    /// A target, checked before anything is computed.
    /// - Parameters:
    ///   - path: what `-o` says; nil for standard output.
    ///   - endings: what the file's name may end in, without the point.
    ///   - force: whether a file that exists is replaced.
    /// - Throws: `unknown-ending`, `file-exists`.
    init(_ path: String?, endings: [String], force: Bool) throws(Diagnostics) {
        self.path = path
        guard let path else { return }
        let name = (path.split(separator: "/").last ?? "").lowercased()
        if name.dropFirst().contains("."), !endings.contains(where: { name.hasSuffix(".\($0)") }) {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-ending",
                    "what is written is \(endings[0].uppercased()), and the name ends otherwise",
                    at: .init(file: path),
                    remedy: "end it in \(endings.map { ".\($0)" }.joined(separator: " or "))")
            ])
        }
        if !force, TableFinder.exists(path) {
            throw Diagnostics([
                Diagnostic(
                    .error, "file-exists", "the file exists", at: .init(file: path),
                    remedy: "choose another name, or replace it with --force")
            ])
        }
    }

    /// Writes the text.
    func write(_ text: String) throws {
        if let path {
            try FileOutput.write(text, to: path)
        } else {
            Terminal.write(text)
        }
    }
}
