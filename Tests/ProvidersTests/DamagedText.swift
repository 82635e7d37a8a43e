import Foundation
import InputOutput
import Providers
import Testing

/// A text file that a test writes, damages in one place and reads; the answer is the whole text of
/// findings, in which `…` stands for the file.
struct DamagedText {
    /// Name of the file.
    let name: String
    /// Its undamaged content.
    let text: String
    /// The format it is read as; recognised when nil.
    var format: String?
    /// What is chosen about reading; a mapping is a file's content.
    var options = ReadOptions()
    /// Content of the mapping file, where there is one.
    var mapping: String?

    /// What reading says after `old`, which must be there, became `new`.
    func after(_ old: String, _ new: String) throws -> String {
        #expect(text.contains(old), "there is no ‘\(old)’")
        return try after { $0.replacingOccurrences(of: old, with: new) }
    }

    /// What reading says after an edit of the text.
    func after(_ edit: (String) -> String) throws -> String {
        try after(bytes: Data(edit(text).utf8))
    }

    /// What reading says of some bytes.
    func after(bytes: Data) throws -> String {
        try reading(bytes) { path, options in
            do throws(Diagnostics) {
                _ = try TableFile.read(path: path, format: format, options: options)
                return "read without a problem"
            } catch {
                return shown(error, path)
            }
        }
    }

    /// The findings of reading after an edit.
    func findings(_ edit: (String) -> String = { $0 }) throws -> String {
        try reading(Data(edit(text).utf8)) { path, options in
            let findings = try TableFile.reading(path: path, format: format, options: options)
                .findings
            return shown(Diagnostics(findings), path)
        }
    }

    /// The table that an undamaged file gives.
    func table() throws -> MRIOTable {
        try reading(Data(text.utf8)) { path, options in
            try TableFile.read(path: path, format: format, options: options)
        }
    }

    /// Findings, a line each, with the file written as `…` and its folder as `…/`.
    private func shown(_ problems: Diagnostics, _ path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return Samples.text(problems, in: path).replacingOccurrences(of: folder, with: "…")
    }

    private func reading<T>(
        _ bytes: Data, _ body: (_ path: String, ReadOptions) throws -> T
    ) throws -> T {
        try Samples.inFolder { folder in
            let path = "\(folder)/\(name)"
            try bytes.write(to: URL(filePath: path))
            var options = options
            if let mapping {
                options.mapping = "\(folder)/mapping.csv"
                try FolderLayouts.write(mapping, to: "\(folder)/mapping.csv")
            }
            return try body(path, options)
        }
    }
}
