import Foundation
import InputOutput

/// The data frame of the WIOD's release of 2016, written as Stata and as R write it, of a balanced
/// table.
struct WIODFrameFixture {
    enum Column: Sendable {
        case texts([String?])
        case whole([Int])
        /// nil is a missing value.
        case numbers([Double?])
    }

    /// Columns by name, in order.
    var columns: [(name: String, content: Column)]

    init(_ table: MRIOTable) {
        let n = table.industryCount
        let (k, layout) = (table.layout.finalDemandCount, table.layout)
        let none = [Double](repeating: 0, count: n)
        let tail: [(String, Int, [Double])] = [
            ("II_fob", 65, table.Z.columnSums()), ("TXSP", 66, table.V.row(0)),
            ("EXP_adj", 67, none), ("PURR", 68, none), ("PURNR", 69, none),
            ("VA", 70, table.V.row(1)), ("IntTTM", 71, none), ("GO", 73, table.x),
        ]
        let sectors = (0..<n).map(layout.sector(ofIndustry:))
        let regions = (0..<n).map { layout.regions[layout.region(ofIndustry: $0)].code }
        let demand = table.Y.columnSums()
        columns = [
            ("IndustryCode", .texts(sectors.map { "S\($0 + 1)" } + tail.map(\.0))),
            (
                "IndustryDescription",
                .texts(sectors.map { "Sector \($0 + 1)" } + tail.map { "Row \($0.0)" })
            ), ("Country", .texts(regions + tail.map { _ in "TOT" })),
            ("RNr", .whole(sectors.map { $0 + 1 } + tail.map(\.1))),
            ("Year", .whole([Int](repeating: 2011, count: n + 8))),
        ]
        for j in 0..<n {
            columns.append(
                (
                    "\(regions[j])\(sectors[j] + 1)",
                    .numbers(table.Z.column(j) + tail.map { $0.2[j] })
                ))
        }
        for j in 0..<layout.demandAxis.count {
            let region = layout.regions[layout.region(ofDemandColumn: j)].code
            let below = tail.map { $0.0 == "II_fob" || $0.0 == "GO" ? demand[j] : 0 }
            columns.append(("\(region)\(57 + j % k)", .numbers(table.Y.column(j) + below)))
        }
        columns.append(("TOT", .numbers(table.x + tail.map { _ in 0 })))
    }

    private var rowCount: Int {
        switch columns[0].content {
        case .texts(let texts): texts.count
        case .whole(let values): values.count
        case .numbers(let values): values.count
        }
    }

    /// The frame as R and pandas write it: texts in quotes where `quotes` says so, a missing value
    /// as nothing.
    /// - Parameter numbered: with a column of row numbers in front.
    func csv(quotes: Bool = true, numbered: Bool = false) -> String {
        func text(_ value: String) -> String { quotes ? "\"\(value)\"" : value }
        var lines = [(numbered ? [text("")] : []) + columns.map { text($0.name) }]
        for row in 0..<rowCount {
            let cells = columns.map { column in
                switch column.content {
                case .texts(let texts): text(texts[row] ?? "")
                case .whole(let values): "\(values[row])"
                case .numbers(let values): values[row].map { "\($0)" } ?? ""
                }
            }
            lines.append((numbered ? [text("\(row + 1)")] : []) + cells)
        }
        return lines.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func padded(_ text: String, _ count: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0, count: count - text.utf8.count)
    }

    /// A file of Stata’s release 118 (`help dta`), lowest byte first.
    var stata: [UInt8] {
        let width = 60
        var names: [UInt8] = []
        var types: [UInt8] = []
        var formats: [UInt8] = []
        for (name, content) in columns {
            let isNumber = if case .numbers = content { true } else { false }
            names += Self.padded(isNumber && name != "TOT" ? "v\(name)" : name, 129)
            switch content {
            case .texts: types += Self.little(width, 2)
            case .whole: types += Self.little(65529, 2)
            case .numbers: types += Self.little(65526, 2)
            }
            formats += Self.padded("%9.0g", 57)
        }
        var data: [UInt8] = []
        for row in 0..<rowCount {
            for (_, content) in columns {
                switch content {
                case .texts(let texts): data += Self.padded(texts[row] ?? "", width)
                case .whole(let values): data += Self.little(values[row], 2)
                case .numbers(let values):
                    // The smallest double above all that Stata allows is a missing value.
                    let bits = values[row]?.bitPattern ?? 0x7FE0_0000_0000_0000
                    data += Self.little(Int(truncatingIfNeeded: bits), 8)
                }
            }
        }
        let count = columns.count
        let header =
            Array("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>".utf8)
            + Self.little(count, 2) + Array("</K><N>".utf8) + Self.little(rowCount, 8)
            + Array("</N><label>".utf8) + [0, 0] + Array("</label><timestamp>".utf8) + [0]
            + Array("</timestamp></header>".utf8)
        let parts: [(name: String, content: [UInt8])] = [
            ("variable_types", types), ("varnames", names),
            ("sortlist", [UInt8](repeating: 0, count: 2 * (count + 1))), ("formats", formats),
            ("value_label_names", [UInt8](repeating: 0, count: 129 * count)),
            ("variable_labels", [UInt8](repeating: 0, count: 321 * count)),
            ("characteristics", []), ("data", data), ("strls", []), ("value_labels", []),
        ]
        var offset = header.count
        var map = [0, offset]
        offset += 5 + 14 * 8 + 6
        var body: [UInt8] = []
        for (name, content) in parts {
            map.append(offset)
            let bytes = Array("<\(name)>".utf8) + content + Array("</\(name)>".utf8)
            body += bytes
            offset += bytes.count
        }
        map += [offset, offset + 12]
        return header + Array("<map>".utf8) + map.flatMap { Self.little($0, 8) }
            + Array("</map>".utf8) + body + Array("</stata_dta>".utf8)
    }

    private static func big(_ value: Int) -> [UInt8] { little(value, 4).reversed() }

    /// R’s serialization (“R Internals”, 1.8), version 2, XDR, not packed: one object of this name.
    func rData(object: String = "wiot") -> [UInt8] {
        func text(_ text: String?) -> [UInt8] {
            guard let text else { return Self.big(9) + Self.big(-1) }
            return Self.big(9 | 1 << 18) + Self.big(text.utf8.count) + Array(text.utf8)
        }
        func symbol(_ name: String) -> [UInt8] { Self.big(1) + text(name) }
        func texts(_ texts: [String?]) -> [UInt8] {
            Self.big(16) + Self.big(texts.count) + texts.flatMap(text)
        }
        var bytes = Array("RDX2\nX\n".utf8) + Self.big(2) + Self.big(0x30500) + Self.big(0x20300)
        bytes += Self.big(2 | 1 << 10) + symbol(object)
        bytes += Self.big(19 | 1 << 8 | 1 << 9) + Self.big(columns.count)
        for (_, content) in columns {
            switch content {
            case .texts(let values): bytes += texts(values)
            case .whole(let values):
                bytes += Self.big(13) + Self.big(values.count) + values.flatMap(Self.big)
            case .numbers(let values):
                bytes += Self.big(14) + Self.big(values.count)
                for value in values {
                    // R's NA is a NaN that ends in 1954.
                    let bits = value?.bitPattern ?? 0x7FF0_0000_0000_07A2
                    bytes += Self.little(Int(truncatingIfNeeded: bits), 8).reversed()
                }
            }
        }
        bytes += Self.big(2 | 1 << 10) + symbol("names") + texts(columns.map(\.name))
        bytes += Self.big(2 | 1 << 10) + symbol("row.names") + Self.big(13) + Self.big(2)
        bytes += Self.big(Int(Int32.min)) + Self.big(-rowCount)
        bytes += Self.big(2 | 1 << 10) + symbol("class") + texts(["data.frame"])
        return bytes + Self.big(254) + Self.big(254)
    }
}
