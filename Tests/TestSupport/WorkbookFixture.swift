import Foundation

/// Writes workbooks for tests: sheets of cells, as xlsx or as xlsb, made without the library under
/// test.
public struct WorkbookFixture {
    /// A cell of a sheet.
    public enum Cell: Sendable, Equatable {
        /// Nothing.
        case blank
        /// A number, as it is to be written.
        case number(Double)
        /// A text of the shared strings.
        case text(String)
        /// A text in the cell itself.
        case inline(String)
        /// An error such as `#REF!`.
        case error(String)
        /// A formula whose value was not stored; a blank in xlsb, whose formulas always have one.
        case formula(String)
    }

    /// Sheets by name, in order.
    public var sheets: [(name: String, rows: [[Cell]])]
    /// Members that replace those of the same name, or come on top; nil to leave one out.
    public var members: [String: [UInt8]?] = [:]

    /// A workbook of sheets.
    public init(_ sheets: [(name: String, rows: [[Cell]])]) { self.sheets = sheets }

    /// A workbook of one sheet.
    public init(_ name: String, _ rows: [[Cell]]) { self.init([(name, rows)]) }

    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006"

    /// Writes the workbook as xlsx.
    public func writeXLSX(to path: String) throws {
        var strings = Strings()
        var files: [(name: String, content: [UInt8])] = []
        for (index, sheet) in sheets.enumerated() {
            var text = "<?xml version=\"1.0\"?><worksheet><sheetData>"
            for (number, row) in sheet.rows.enumerated() {
                text += "<row r=\"\(number + 1)\">"
                for (column, cell) in row.enumerated() {
                    text += xml(cell, "\(Self.column(column))\(number + 1)", &strings)
                }
                text += "</row>"
            }
            files.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    Array("\(text)</sheetData></worksheet>".utf8)
                ))
        }
        let list = sheets.enumerated().map {
            "<sheet name=\"\(Self.escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
        }
        let workbook =
            """
            <workbook \
            xmlns:r=\"\(Self.relations)/relationships\"><sheets>\(list.joined())</sheets>
            """
            + "</workbook>"
        files.append(("xl/workbook.xml", Array(workbook.utf8)))
        files.append(("xl/_rels/workbook.xml.rels", Array(relationsPart("xml").utf8)))
        let items = strings.texts.map {
            "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>"
        }
        files.append(("xl/sharedStrings.xml", Array("<sst>\(items.joined())</sst>".utf8)))
        try ZipFixture.write(replaced(files), to: path)
    }

    /// Writes the workbook as xlsb.
    public func writeXLSB(to path: String) throws {
        var strings = Strings()
        var files: [(name: String, content: [UInt8])] = []
        var bundle: [UInt8] = []
        for (index, sheet) in sheets.enumerated() {
            var bytes = Self.record(129, []) + Self.record(145, [])
            for (number, row) in sheet.rows.enumerated() {
                bytes += Self.record(0, Self.word(number) + [UInt8](repeating: 0, count: 13))
                for (column, cell) in row.enumerated() {
                    bytes += binary(cell, Self.word(column) + Self.word(0), &strings)
                }
            }
            bytes += Self.record(146, []) + Self.record(130, [])
            files.append(("xl/worksheets/sheet\(index + 1).bin", bytes))
            bundle += Self.record(
                156,
                Self.word(0) + Self.word(index + 1) + Self.wide("rId\(index + 1)")
                    + Self.wide(sheet.name))
        }
        files.append(("xl/workbook.bin", Self.record(131, []) + bundle + Self.record(132, [])))
        files.append(("xl/_rels/workbook.bin.rels", Array(relationsPart("bin").utf8)))
        let items = strings.texts.flatMap { Self.record(19, [0] + Self.wide($0)) }
        files.append(
            (
                "xl/sharedStrings.bin",
                Self.record(159, Self.word(strings.texts.count) + Self.word(strings.texts.count))
                    + items + Self.record(160, [])
            ))
        try ZipFixture.write(replaced(files), to: path)
    }

    /// A record of xlsb: type and length, seven bits a byte, then the data.
    public static func record(_ type: Int, _ data: [UInt8]) -> [UInt8] {
        func groups(_ value: Int) -> [UInt8] {
            var rest = value
            var bytes: [UInt8] = []
            repeat {
                let more = rest > 0x7F
                bytes.append(UInt8(rest & 0x7F) | (more ? 0x80 : 0))
                rest >>= 7
            } while rest > 0
            return bytes
        }
        return groups(type) + groups(data.count) + data
    }

    /// Four bytes, lowest first.
    public static func word(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// A text of xlsb: its length and UTF-16.
    public static func wide(_ text: String) -> [UInt8] {
        word(text.utf16.count)
            + text.utf16.flatMap {
                [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
            }
    }

    private struct Strings {
        var texts: [String] = []
        private var numbers: [String: Int] = [:]

        mutating func number(of text: String) -> Int {
            if let number = numbers[text] { return number }
            numbers[text] = texts.count
            texts.append(text)
            return texts.count - 1
        }
    }

    private func xml(_ cell: Cell, _ name: String, _ strings: inout Strings) -> String {
        switch cell {
        case .blank: ""
        case .number(let value): "<c r=\"\(name)\"><v>\(value)</v></c>"
        case .text(let text):
            "<c r=\"\(name)\" t=\"s\"><v>\(strings.number(of: text))</v></c>"
        case .inline(let text):
            "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(Self.escaped(text))</t></is></c>"
        case .error(let text): "<c r=\"\(name)\" t=\"e\"><v>\(text)</v></c>"
        case .formula(let text): "<c r=\"\(name)\"><f>\(text)</f></c>"
        }
    }

    private func binary(_ cell: Cell, _ head: [UInt8], _ strings: inout Strings) -> [UInt8] {
        switch cell {
        case .blank, .formula: []
        case .number(let value):
            Self.record(
                5,
                head
                    + (0..<8).map {
                        UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0)))
                    }
            )
        case .text(let text): Self.record(7, head + Self.word(strings.number(of: text)))
        case .inline(let text): Self.record(6, head + Self.wide(text))
        case .error(let text): Self.record(3, head + [text == "#N/A" ? 0x2A : 0x17])
        }
    }

    private func relationsPart(_ ending: String) -> String {
        func relation(_ id: String, _ type: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(Self.relations)/relationships/\(type)\" "
                + "Target=\"\(target)\"/>"
        }
        let items = sheets.indices.map {
            relation("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).\(ending)")
        }
        return "<Relationships>\(items.joined())"
            + relation("rId99", "sharedStrings", "sharedStrings.\(ending)") + "</Relationships>"
    }

    private func replaced(
        _ files: [(name: String, content: [UInt8])]
    ) -> [(name: String, content: [UInt8])] {
        var result = files.compactMap { file -> (name: String, content: [UInt8])? in
            guard let change = members[file.name] else { return file }
            return change.map { (file.name, $0) }
        }
        for (name, content) in members where !files.contains(where: { $0.name == name }) {
            if let content { result.append((name, content)) }
        }
        return result
    }

    /// The letters of a column, from 0.
    public static func column(_ index: Int) -> String {
        var text = ""
        var rest = index + 1
        while rest > 0 {
            text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
            rest = (rest - 1) / 26
        }
        return text
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(
                of: "\"", with: "&quot;")
    }
}
