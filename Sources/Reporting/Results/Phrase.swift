import InputOutput

/// Numbers inside sentences.
enum Phrase {
    /// A share between 0 and 1 as percent with three significant digits, such as `5.31 %`.
    static func percent(_ share: Double) -> String {
        "\(NumberText.threeDigits(100 * share)) %"
    }

    /// A share that somebody chose as percent, without trailing zeros, such as `30 %`.
    static func chosen(_ share: Double) -> String {
        "\(NumberText.significant(100 * share, 3)) %"
    }

    /// A share, or a word where there is none.
    static func percent(_ share: Double?) -> String { share.map(percent) ?? "an undefined part" }

    /// An amount rounded to whole units from 100 on, with its unit.
    static func amount(_ value: Double, _ unit: String) -> String {
        let digits =
            abs(value) >= 100 && abs(value) < NumberText.largest
            ? NumberText.grouped(NumberText.fixed(value.rounded(), 0))
            : NumberText.threeDigits(value)
        return "\(digits) \(unit)"
    }

    /// A number of things that need not be whole, such as `3.98 stages`; `1 stage` for what reads
    /// as one.
    static func count(_ value: Double, _ noun: String) -> String {
        if value == 1 { return "1 \(noun)" }
        let isWhole = value == value.rounded()
        let number = isWhole ? NumberText.significant(value, 3) : NumberText.threeDigits(value)
        return "\(NumberText.grouped(number)) \(noun)\(number == "1.00" ? "" : "s")"
    }

    /// A factor, such as `1.53 times`.
    static func times(_ factor: Double) -> String {
        "\(NumberText.threeDigits(factor)) times"
    }
}

extension TableLayout {
    /// Code of a region as a cell.
    func regionCell(_ region: Int) -> Cell { .text(regions[region].code) }

    /// Code of a family of regions as a cell.
    func familyCell(_ family: Int) -> Cell { .text(families.labels[family].code) }

    /// Codes of region and sector of an industry as two cells.
    func industryCells(_ industry: Int) -> [Cell] {
        [
            .text(regions[region(ofIndustry: industry)].code),
            .text(sectors[sector(ofIndustry: industry)].code),
        ]
    }
}

/// Positions ordered by a key, largest first; those without one last; ties in the given order.
func rankedDescending(_ keys: [Double?]) -> [Int] {
    keys.indices.sorted { a, b in
        switch (keys[a], keys[b]) {
        case (let x?, let y?): x > y || (x == y && a < b)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): a < b
        }
    }
}
