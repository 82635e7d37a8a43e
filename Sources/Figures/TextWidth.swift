/// How wide texts are, without asking a font: the widths of DejaVu Sans, which is wider than what
/// most systems show, so that what fits here fits there.
package enum TextWidth {
    /// Widths of the characters from the blank to the tilde, in thousandths of the size.
    private static let ascii: [Double] = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636,
        636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698,
        770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732,
        684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
        634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,
        525, 636, 337, 636, 838,
    ]

    /// The width in px at a size in px; letters in bold take a tenth more.
    package static func of(_ text: String, size: Double = 12, isBold: Bool = false) -> Double {
        let units = text.unicodeScalars.reduce(0) { $0 + width($1) }
        return units / 1000 * size * (isBold ? 1.12 : 1)
    }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 32..<127: return ascii[Int(scalar.value) - 32]
        // Combining marks take no room.
        case 0x300...0x36F: return 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x3FFFD:
            return 1050
        default: return 840
        }
    }

    /// The text cut to a width, with `…` in the place of what was cut.
    static func shortened(
        _ text: String, to limit: Double, size: Double = 12, isBold: Bool = false
    ) -> String {
        if of(text, size: size, isBold: isBold) <= limit { return text }
        var kept = text
        while !kept.isEmpty, of(kept + "…", size: size, isBold: isBold) > limit {
            kept.removeLast()
        }
        while kept.hasSuffix(" ") || kept.hasSuffix(",") { kept.removeLast() }
        return kept + "…"
    }

    /// The text in lines of at most a width, broken between words; a word that is longer is cut.
    static func lines(
        _ text: String, to limit: Double, size: Double = 12, isBold: Bool = false
    ) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let longer = lines.last.map { "\($0) \(word)" }
            if let longer, of(longer, size: size, isBold: isBold) <= limit {
                lines[lines.count - 1] = longer
            } else {
                lines.append(shortened(String(word), to: limit, size: size, isBold: isBold))
            }
        }
        return lines
    }
}
