extension SectorClassification {
    /// The list that the codes of an EXIOBASE table make; nil when they are not such codes.
    ///
    /// Industries (`i40.11.a`) and products (`p40.11.a`) of EXIOBASE 3 carry the division of NACE
    /// Rev. 1.1 that they are part of, whose divisions are those of ISIC Rev. 3.1 (Stadler et al.
    /// 2018, EXIOBASE 3, Journal of Industrial Ecology 22(3), supporting information). That is all
    /// that is taken from them: several sectors of one division stay together in every list that is
    /// made of divisions.
    static func exiobase(_ codes: [String]) -> SectorClassification? {
        var items: [Item] = []
        for code in codes {
            guard let division = division(ofEXIOBASE: code) else { return nil }
            items.append(
                Item(code: code, name: nil, aliases: [], divisions: [String(division)]))
        }
        guard let first = codes.first?.first, codes.allSatisfy({ $0.first == first }) else {
            return nil
        }
        return SectorClassification(
            name: "exiobase",
            title: "EXIOBASE 3, \(codes.count) \(first == "i" ? "industries" : "products")",
            source: "divisions of NACE Rev. 1.1 in the codes", revision: .isic3, items: items)
    }

    /// `i01.a` → 1. Nil for anything else than a letter i or p, two digits of a division that there
    /// is, and nothing or a point behind them.
    private static func division(ofEXIOBASE code: String) -> Int? {
        guard let kind = code.first, kind == "i" || kind == "p" else { return nil }
        let digits = code.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let rest = code.dropFirst(1 + digits.count)
        guard digits.count == 2, rest.isEmpty || rest.first == ".", let division = Int(digits),
            divisionsOfNACE1.contains(where: { $0.contains(division) })
        else { return nil }
        return division
    }

    /// Divisions of NACE Rev. 1.1 by section (Regulation (EC) No 29/2002).
    private static let divisionsOfNACE1: [ClosedRange<Int>] = [
        1...2, 5...5, 10...14, 15...37, 40...41, 45...45, 50...52, 55...55, 60...64, 65...67,
        70...74,
        75...75, 80...80, 85...85, 90...93, 95...97, 99...99,
    ]
}
