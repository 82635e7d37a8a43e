import InputOutput
import Products

/// The words of a restriction by customs code: `JPN/hs281111:KOR/c14=30%`.
struct ProductWords {
    /// The same restriction of all sectors, `JPN/*:KOR/c14=30%`.
    let plain: String
    /// Who sells, as typed, such as `JPN`.
    let seller: String
    /// Who buys, as typed, such as `KOR/c14`.
    let importers: String
    /// What is cut, as typed behind the equals sign.
    private let cut: String
    /// The codes as typed, such as `hs281111`.
    let codes: [String]
    /// True where the text says the product share itself.
    let hasShare: Bool

    /// The words of a text whose sectors are codes; nil for any other restriction.
    /// - Throws: `mixed-sectors` for sectors and codes together.
    init?(_ text: String) throws(Diagnostics) {
        let sides = QuotedText.split(text, at: "=", maxSplits: 1)
        let flow = QuotedText.split(sides[0], at: ":", maxSplits: 1)
        let seller = QuotedText.split(flow[0], at: "/", maxSplits: 1)
        guard sides.count == 2, flow.count == 2, seller.count == 2 else { return nil }
        let words = QuotedText.split(seller[1], at: ",").map { QuotedText.unquoted($0) }
        let isCode = words.map(Self.isCode)
        guard isCode.contains(true) else { return nil }
        guard !isCode.contains(false) else {
            let bare = words.filter { !Self.isCode($0) }
            if bare.allSatisfy({ CustomsCodeChoice($0) != nil }) {
                let all = words.map { Self.isCode($0) ? $0 : "hs\($0)" }
                throw Diagnostics([
                    Diagnostic(
                        .error, "mixed-sectors",
                        "‘\(bare[0])’ has no hs before it, and would be a sector",
                        at: .init(place: "restriction \(text)"),
                        remedy: "write hs before every customs code: "
                            + "\(seller[0])/\(all.joined(separator: ",")):\(flow[1])=\(sides[1])")
                ])
            }
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-sectors", "sectors and customs codes are mixed",
                    at: .init(place: "restriction \(text)"),
                    remedy: "restrict them one by one, each with its own --restrict")
            ])
        }
        codes = words
        self.seller = QuotedText.unquoted(seller[0])
        importers = String(flow[1])
        cut = String(sides[1])
        plain = "\(seller[0])/*:\(flow[1])=\(sides[1])"
        hasShare = sides[1].contains("~")
    }

    /// The same of all sectors by another seller, `ROW/*:KOR/c14=30%`.
    func plain(of seller: String) -> String { "\(seller)/*:\(importers)=\(cut)" }

    /// True for `hs281111` and `hs 2811.11`.
    private static func isCode(_ word: String) -> Bool {
        let word = word.lowercased()
        guard word.hasPrefix("hs") else { return false }
        return word.dropFirst(2).drop { $0 == " " }.first?.isNumber ?? false
    }
}
