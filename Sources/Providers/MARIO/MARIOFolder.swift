import Containers
import InputOutput

/// The files of a folder or archive that MARIO wrote.
struct MARIOFolder {
    /// All files.
    let files: SourceFiles
    /// The folder of the matrices inside them: empty, or with a slash at its end.
    let root: String
    /// Whether it holds coefficients, not flows.
    let isCoefficients: Bool
    /// `txt`, `csv` or `parquet`.
    let ending: String

    private static let endings = ["parquet", "txt", "csv"]

    /// Finds the folder of the matrices; flows are preferred. Nil where there is none.
    init?(_ files: SourceFiles) {
        let names = Set(files.names)
        let folders = Set(
            files.names.map { name in
                String(name.dropLast(SourceFiles.lastComponent(of: name).count))
            }
        ).sorted {
            ($0.split(separator: "/").count, $0) < ($1.split(separator: "/").count, $1)
        }
        for isCoefficients in [false, true] {
            let matrix = isCoefficients ? "z" : "Z"
            for root in folders {
                for ending in Self.endings
                where names.isSuperset(of: ["units", matrix, "Y"].map { "\(root)\($0).\(ending)" })
                {
                    self.files = files
                    self.root = root
                    self.isCoefficients = isCoefficients
                    self.ending = ending
                    return
                }
            }
        }
        return nil
    }

    /// The name of the file of units.
    var unitsName: String { "\(root)units.\(ending)" }
    /// The name of the file of flows or coefficients between industries.
    var flowsName: String { "\(root)\(isCoefficients ? "z" : "Z").\(ending)" }
    /// The name of metadata.json, beside the matrices or one folder above; nil where there is none.
    var metadataName: String? {
        let above = root.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        return [root, above].map { $0 + "metadata.json" }.first(where: files.names.contains)
    }

    /// Whether the columns of the flows have three levels of labels, as MARIO’s have.
    var hasLevels: Bool {
        do throws(Diagnostics) {
            return try matrix(isCoefficients ? "z" : "Z").map { file in
                file.levels[1].allSatisfy { MARIOReader.kinds.contains($0) }
            } ?? false
        } catch {
            // What is damaged so early may be anybody’s: a format that is named says what it is.
            return false
        }
    }

    /// A matrix; nil where there is no such file.
    /// - Parameter levels: how many levels its columns have.
    /// - Throws: what is wrong with its labels.
    func matrix(_ name: String, levels: Int = 3) throws(Diagnostics) -> (any PandasMatrix)? {
        let file = "\(root)\(name).\(ending)"
        guard files.names.contains(file) else { return nil }
        if ending == "parquet" {
            return try PandasParquet(
                try ParquetFile(try files.bytes(of: file), path: files.shown(file)), name: name,
                levels: levels)
        }
        let text = try files.text(of: file)
        return try PandasMatrixFile(
            text, name: name, levels: levels, labelColumns: levels == 1 ? 3 : nil,
            delimiter: Self.delimiter(of: text))
    }

    /// The units: two labels and one unit a row.
    /// - Throws: what is wrong with the file.
    func units() throws(Diagnostics) -> any PandasTexts {
        if ending == "parquet" {
            let file = try ParquetFile(
                try files.bytes(of: unitsName), path: files.shown(unitsName))
            return try PandasParquetTexts(
                try PandasParquet(file, name: "units", levels: 1), labelColumns: 2)
        }
        let text = try files.text(of: unitsName)
        return try PandasTextColumn(
            text, labelColumns: 2, delimiter: Self.delimiter(of: text))
    }

    /// The separator that `to_txt(sep=…)` was given: the first of the usual ones in the first line.
    private static func delimiter(of text: CSVText) -> UInt8 {
        let usual = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        for byte in text.bytes[text.start...] {
            if usual.contains(byte) { return byte }
            if byte == UInt8(ascii: "\n") { break }
        }
        return usual[0]
    }
}
