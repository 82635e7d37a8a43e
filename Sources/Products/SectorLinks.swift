public import InputOutput

/// The sectors of one table that make each customs code.
///
/// Two steps: a concordance from codes to classes of ISIC, which the user brings, and from classes
/// to the table's sectors by the divisions that its classification's own definition gives them.
public struct SectorLinks: Sendable {
    /// A sector with the part of a product that it makes.
    public struct Part: Sendable, Hashable {
        /// Position of the sector in the table.
        public let sector: Int
        /// Above 0 to 1; the parts of a product add up to 1.
        public let weight: Double
    }

    /// Name of the table's classification, such as `oecd45`.
    public let classification: String
    /// The concordance that was used.
    public let concordance: String
    /// Parts by customs code, by falling weight.
    public let parts: [CustomsCode: [Part]]
    /// Revision of ISIC that the concordance must be of.
    public let revision: Int
    /// True where the concordance gave weights.
    public let isWeighted: Bool
    /// Codes that are made by several sectors, so that equal or given weights decide.
    public let ambiguous: Int

    /// Classes that no sector of the table makes, rising.
    public let strayClasses: [String]
    /// Codes of which some classes, not all, are among them, rising: the others, which the table
    /// has, count for the whole product.
    public let incomplete: [CustomsCode]

    /// Links codes to the sectors of a table.
    ///
    /// - Parameters:
    ///   - classes: customs code (six digits) to class of ISIC (four digits), of the revision of
    ///     the table's classification.
    /// - Throws: `unknown-sectors` when the table's sectors are of no known classification,
    ///   `other-revision` when the list is of another revision of ISIC than they, and
    ///   `unnamed-revision` when it does not say of which.
    public init(_ classes: CodeLinks, layout: TableLayout) throws(Diagnostics) {
        guard let list = SectorClassification.recognised(in: layout),
            let positions = list.positions(of: layout.sectors.map(\.code))
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-sectors",
                    "the table's sectors follow no known classification, so customs codes "
                        + "cannot be linked to them",
                    remedy: "give the sectors of the product yourself, or aggregate to isic4")
            ])
        }
        try Self.check(classes, list)
        var sectors: [String: [Int]] = [:]
        for (sector, position) in positions.enumerated() {
            for division in list.items[position].divisions {
                sectors[division, default: []].append(sector)
            }
        }
        classification = list.name
        concordance = classes.name
        revision = list.revision.rawValue
        isWeighted = classes.isWeighted
        var found: [CustomsCode: [Part]] = [:]
        var (stray, partly): (Set<String>, [CustomsCode]) = ([], [])
        for (text, links) in classes.links {
            guard let code = CustomsCode(text) else { continue }
            var parts: [Int: Double] = [:]
            var lost = false
            for link in links {
                let makers = sectors[Self.division(of: link.code, in: sectors)] ?? []
                if makers.isEmpty {
                    stray.insert(link.code)
                    lost = true
                }
                for sector in makers {
                    parts[sector, default: 0] += link.weight / Double(makers.count)
                }
            }
            if parts.isEmpty { continue }
            var whole = 1.0
            if lost {
                partly.append(code)
                whole = parts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
            }
            found[code] = parts.map { Part(sector: $0.key, weight: $0.value / whole) }
                .sorted { (-$0.weight, $0.sector) < (-$1.weight, $1.sector) }
        }
        parts = found
        strayClasses = stray.sorted()
        incomplete = partly.sorted()
        ambiguous = found.values.count { $0.count > 1 }
    }

    /// Classes of one revision of ISIC mean other things in another: 27 is basic metals in
    /// Revision 3 and electrical equipment in Revision 4.
    private static func check(
        _ classes: CodeLinks, _ list: SectorClassification
    ) throws(Diagnostics) {
        let name = classes.counterpart ?? ""
        let wanted = list.revision.rawValue
        let digit = name.lowercased().split(separator: "isic").last?.first(where: \.isNumber)
        guard name.lowercased().contains("isic"), let digit, let found = digit.wholeNumberValue
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unnamed-revision",
                    "the second column is called ‘\(name)’, which does not say of which revision "
                        + "of ISIC its classes are", at: .init(file: classes.name),
                    remedy: "call it isic3 or isic4; the table needs classes of ISIC Rev. \(wanted)"
                )
            ])
        }
        if found == wanted { return }
        throw Diagnostics([
            Diagnostic(
                .error, "other-revision",
                "the classes are of ISIC Rev. \(found), and the table’s sectors (\(list.name)) are "
                    + "of ISIC Rev. \(wanted)", at: .init(file: classes.name),
                remedy: "bring customs codes with classes of ISIC Rev. \(wanted)")
        ])
    }

    /// The division of a class, or the part of a division that a list keeps apart: group 301 of
    /// ISIC 4 and, of division 24, iron and steel (groups 241 and 2431).
    private static func division(of isic: String, in sectors: [String: [Int]]) -> String {
        let division = String(isic.prefix(2))
        if sectors[division] != nil { return division }
        switch division {
        case "24": return isic.hasPrefix("241") || isic.hasPrefix("2431") ? "24A" : "24B"
        case "30": return isic.hasPrefix("301") ? "301" : "302T309"
        default: return division
        }
    }
}
