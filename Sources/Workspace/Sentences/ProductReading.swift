import InputOutput
import Products
import Reporting

/// What the years say of one product: who sold most of it, who lost and who came in, what came
/// back.
struct ProductReading {
    let history: ProductHistory
    let trade: BilateralTrade
    /// Positions of the years that are compared.
    let first: Int
    let last: Int
    /// Who imports, by name.
    let importer: String
    /// Code and name.
    let product: String

    /// Smaller changes of a share are none to speak of: the rounding of a file makes some.
    private static let noticed = 0.0005
    /// Losses from which on it is said what came back.
    private static let large = 0.05
    /// How many economies a sentence names.
    private static let most = 3

    /// The sentences.
    var lines: [String] {
        if history.origins.isEmpty {
            return ["\(Self.begin(buyer)) imports no \(product) in any year of the file."]
        }
        if first == last {
            guard let leader = leader(last) else {
                return ["\(Self.begin(buyer)) imported no \(product)\(time(last))."]
            }
            return [
                "\(Self.begin(buyer)) bought \(share(leader, last)) of its imports of \(product) "
                    + "from \(name(leader))\(time(last))."
            ]
        }
        guard let changes = history.shift(from: first, to: last) else { return [withoutShift] }
        return [leaders] + moves(changes) + cameBack() + [spread].compactMap { $0 }
    }

    private var buyer: String { RegionNames.inSentence(importer) }

    private static func begin(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private func name(_ origin: Int) -> String {
        RegionNames.inSentence(trade.partners[history.origins[origin]].name)
    }

    private func time(_ year: Int) -> String { trade.yearText(year).map { " in \($0)" } ?? "" }

    private func share(_ origin: Int, _ year: Int) -> String {
        guard let share = history.years[year].share(origin), share > 0 else { return "nothing" }
        return "\(NumberText.significant(100 * share, 3)) %"
    }

    /// The largest origin of a year; nil without imports.
    private func leader(_ year: Int) -> Int? {
        let values = history.years[year].values
        return values.indices.filter { values[$0] > 0 }
            .max { (values[$0], $1) < (values[$1], $0) }
    }

    /// Who sold most in the first year and in the last.
    private var leaders: String {
        guard let before = leader(first), let after = leader(last) else { return withoutShift }
        let start =
            "\(Self.begin(buyer)) bought \(share(before, first)) of its imports of \(product) from "
            + "\(name(before)) in \(trade.years[first]), and \(share(before, last)) in "
            + "\(trade.years[last])"
        return before == after
            ? "\(start); it is the largest origin in both years."
            : "\(start), when \(name(after)) sells most, \(share(after, last)) after "
                + "\(share(after, first))."
    }

    /// A year without imports has no shares.
    private var withoutShift: String {
        let found = [first, last].map { year -> String in
            guard let leader = leader(year) else { return "nothing\(time(year))" }
            return "\(share(leader, year)) of it from \(name(leader))\(time(year))"
        }
        return "Of \(product) \(buyer) imported \(found[0]), and \(found[1])."
    }

    /// Who lost shares, who gained them, who is new and who is gone.
    private func moves(_ changes: [Double]) -> [String] {
        func list(_ origins: [Int], _ sign: String) -> String {
            RegionNames.list(
                origins.prefix(Self.most).map {
                    "\(name($0)) (\(sign)\(NumberText.significant(100 * abs(changes[$0]), 3)) "
                        + "percentage points)"
                })
        }
        let order = changes.indices.sorted { (-abs(changes[$0]), $0) < (-abs(changes[$1]), $1) }
        let losers = order.filter { changes[$0] <= -Self.noticed }
        let gainers = order.filter { changes[$0] >= Self.noticed }
        var lines: [String] = []
        let sides = [
            losers.isEmpty ? nil : "lost by \(list(losers, "−"))",
            gainers.isEmpty ? nil : "gained by \(list(gainers, "+"))",
        ].compactMap { $0 }
        lines.append(
            sides.isEmpty
                ? "No origin’s share changed by 0.05 percentage points."
                : "Shares were \(sides.joined(separator: " and ")).")
        func named(_ origins: [Int]) -> String {
            let more = origins.count > Self.most ? ["\(origins.count - Self.most) more"] : []
            return RegionNames.list(origins.prefix(Self.most).map(name) + more)
        }
        let new = gainers.filter { history.years[first].values[$0] == 0 }
        let gone = losers.filter { history.years[last].values[$0] == 0 }
        let parts = [
            new.isEmpty ? nil : "new in \(trade.years[last]): \(named(new))",
            gone.isEmpty ? nil : "gone since \(trade.years[first]): \(named(gone))",
        ].compactMap { $0 }
        if !parts.isEmpty { lines.append("\(Self.begin(parts.joined(separator: "; "))).") }
        return lines
    }

    /// Which part of lost shares came back, for origins whose lowest year lies between.
    private func cameBack() -> [String] {
        var found: [(loss: Double, text: String)] = []
        for origin in history.origins.indices {
            let shares = (first...last).map { history.years[$0].share(origin) }
            guard let before = shares[0], let after = shares[shares.count - 1],
                let lowest = shares.indices.filter({ shares[$0] != nil })
                    .min(by: { (shares[$0] ?? 1, $0) < (shares[$1] ?? 1, $1) }),
                let least = shares[lowest], lowest > 0, lowest < shares.count - 1,
                before - least >= Self.large, after - least >= Self.noticed
            else { continue }
            let part = (after - least) / (before - least)
            let back =
                part > 1
                ? "more than what was lost until then came back"
                : "\(NumberText.significant(100 * part, 3)) % of what was lost until then came back"
            found.append(
                (
                    before - least,
                    "The share of \(name(origin)) was lowest in \(trade.years[first + lowest]), "
                        + "\(NumberText.significant(100 * least, 3)) %; \(back)."
                ))
        }
        return found.sorted { $0.loss > $1.loss }.prefix(Self.most).map(\.text)
    }

    /// Whether imports come from more or fewer origins than before.
    private var spread: String? {
        guard let before = history.years[first].concentration,
            let after = history.years[last].concentration
        else { return nil }
        let words =
            abs(after - before) < 0.005
            ? "imports are about as concentrated as before"
            : after < before ? "imports are more diversified" : "imports are more concentrated"
        return "The HHI of origins went from \(NumberText.significant(before, 3)) to "
            + "\(NumberText.significant(after, 3)): \(words)."
    }
}
