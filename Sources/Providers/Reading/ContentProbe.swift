import Containers
import InputOutput

/// Says in words what a file or folder is, for content that no reader recognises.
enum ContentProbe {
    /// A description to follow “this is”.
    static func description(of source: TableSource) -> String {
        if source.isFolder {
            let names = FolderContent.names(in: source.path) ?? []
            if names.isEmpty { return "an empty folder" }
            let shown = names.prefix(5).map(\.shortened).joined(separator: ", ")
            let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
            return "a folder with \(shown)\(rest)"
        }
        let files: SourceFiles
        do throws(Diagnostics) {
            files = try source.files()
        } catch {
            return "a file that cannot be used (\(error.items.first?.message ?? "it is damaged"))"
        }
        if files.isArchive { return zip(files, source) }
        if source.isHDF5 { return hdf5(source.path) }
        let head = files.file?.withBytes { [UInt8]($0.prefix(4096)) } ?? []
        if head.isEmpty { return "an empty file" }
        for (name, signature) in signatures where head.starts(with: signature) { return name }
        if head.contains(where: { $0 < 0x09 }) {
            let digits = head.prefix(8).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            return "binary data that begins with \(digits.joined(separator: " "))"
        }
        let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        return "text that begins with ‘\(line.count > 60 ? line.prefix(60) + "…" : line[...])’"
    }

    private static let signatures: [(String, [UInt8])] = [
        ("gzip data", [0x1F, 0x8B]),
        ("an old Excel file (xls)", [0xD0, 0xCF, 0x11, 0xE0]),
        ("a MATLAB file", Array("MATLAB".utf8)),
        ("a NumPy array", [0x93] + Array("NUMPY".utf8)),
        ("a Parquet file", Array("PAR1".utf8)),
        ("a PDF file", Array("%PDF".utf8)),
    ]

    /// An archive by what is in it; xlsx, xlsb and npz files are archives too.
    private static func zip(_ files: SourceFiles, _ source: TableSource) -> String {
        if WorkbookParts.isWorkbook(files.names) {
            do throws(Diagnostics) {
                let sheets = try source.workbook(nil).sheets.map(\.name)
                return "an Excel workbook with the sheets "
                    + sheets.prefix(5).map(\.shortened).joined(separator: ", ")
            } catch {
                return "an Excel workbook that cannot be used: "
                    + (error.items.first?.message ?? "it is damaged")
            }
        }
        let names = files.names
        let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
        return
            "a zip archive with \(names.prefix(5).map(\.shortened).joined(separator: ", "))\(rest)"
    }

    private static func hdf5(_ path: String) -> String {
        do throws(Diagnostics) {
            let format = try HDF5Reader.reading(path) {
                file throws(Diagnostics) in
                try file.textAttribute("format")
            }
            if let format { return "an HDF5 file whose root attribute format is ‘\(format)’" }
            return "an HDF5 file without the root attribute format"
        } catch {
            return "an HDF5 file whose root attribute format cannot be read"
        }
    }
}
