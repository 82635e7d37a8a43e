/// Names of tables that were made from others.
package enum TableName {
    /// The name of a table with other regions or sectors: what the old name says of dimensions
    /// goes, and what was done comes, such as
    /// `WIOD 2013 release, 2011, aggregated to 5 regions × 10 sectors`.
    static func reshaped(_ old: String, _ verb: String, _ layout: TableLayout) -> String {
        let kept = parts(old).filter { !isDimension($0) && !isReshaping($0) }
        let regions = "\(layout.regionCount) region\(layout.regionCount == 1 ? "" : "s")"
        let sectors = "\(layout.sectorCount) sector\(layout.sectorCount == 1 ? "" : "s")"
        let size =
            layout.isGrid
            ? "\(regions) × \(sectors)" : "\(regions) with \(layout.industryCount) industries"
        return (kept + ["\(verb) \(size)"]).joined(separator: ", ")
    }

    /// The name of a table with the same labels and other numbers, such as `…, in constant prices`.
    package static func restated(_ old: String, _ what: String) -> String {
        let kept = parts(old)
        return kept.last == what ? old : (kept + [what]).joined(separator: ", ")
    }

    static let aggregated = "aggregated to"
    static let split = "split into"

    private static func parts(_ name: String) -> [String] {
        var parts: [String] = []
        var part: [Substring] = []
        for word in name.split(separator: " ", omittingEmptySubsequences: false) {
            part.append(word)
            guard word.hasSuffix(",") else { continue }
            parts.append(String(part.joined(separator: " ").dropLast()))
            part = []
        }
        return parts + (part.isEmpty ? [] : [part.joined(separator: " ")])
    }

    /// `77 regions x 11 sector groups`, `41 regions × 35 sectors`, `20x20`.
    private static func isDimension(_ part: String) -> Bool {
        let words = part.split(separator: " ")
        guard let first = words.first, first.first?.isNumber == true else { return false }
        if words.count == 1 {
            let sides = first.split { $0 == "x" || $0 == "×" }
            return sides.count == 2 && sides.allSatisfy { $0.allSatisfy(\.isNumber) }
        }
        return words[1].hasPrefix("region") || words[1].hasPrefix("countr")
            || words[1].hasPrefix("sector") || words[1].hasPrefix("industr")
    }

    private static func isReshaping(_ part: String) -> Bool {
        part.hasPrefix(aggregated + " ") || part.hasPrefix(split + " ")
    }
}
