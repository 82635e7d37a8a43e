import Containers
import InputOutput

extension TradeText {
    /// Which flow a line says.
    private struct Key: Hashable {
        let year: UInt16
        let exporter: String
        let importer: String
        let product: UInt32
    }

    /// Refuses lines of reports that say one flow with one value and yet differ in other cells:
    /// they may be two of a further split, and no repeat. The text is read again for them.
    /// - Throws: `repeated-flow` for the first two.
    func requireEqualLines(_ years: [Int]) throws(Diagnostics) {
        let wanted = Set(years)
        var seen: [Key: (text: CSVText, offset: Int)] = [:]
        try readAgain { text, flow, names throws(Diagnostics) in
            guard wanted.contains(Int(flow.year)) else { return }
            let key = Key(
                year: flow.year, exporter: names[Int(flow.exporter)],
                importer: names[Int(flow.importer)], product: flow.product)
            guard let before = seen[key] else {
                seen[key] = (text, flow.line)
                return
            }
            if Self.line(of: text, flow.line)
                .elementsEqual(Self.line(of: before.text, before.offset))
            {
                return
            }
            throw Diagnostics([
                differing(
                    key, before.text.location(of: before.offset), text.location(of: flow.line))
            ])
        }
    }

    /// The bytes of a line without what ends it.
    private static func line(of text: CSVText, _ offset: Int) -> some Collection<UInt8> {
        text.bytes[offset...].prefix { $0 != 0x0A && $0 != 0x0D }
    }

    private func differing(
        _ key: Key, _ first: Diagnostic.Location, _ second: Diagnostic.Location
    ) -> Diagnostic {
        let code = CustomsCode(number: key.product)?.text ?? ""
        let when = key.year == 0 ? "" : ", \(key.year)"
        let file = first.file == second.file ? "" : " of \(first.file ?? "")"
        return Diagnostic(
            .error, "repeated-flow",
            "\(key.exporter) to \(key.importer), product \(code)\(when), appears twice with the "
                + "same value: here, and in line \(first.line ?? 0)\(file), which differs in other "
                + "cells",
            at: second,
            remedy: "keep one of them; where the file splits flows further, take the totals only")
    }
}
