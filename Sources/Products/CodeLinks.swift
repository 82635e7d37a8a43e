/// Which codes of one list belong to which of another: pairs, with weights where the list gives
/// them.
///
/// A code with several counterparts is split: by the weights given, else in equal parts. That is an
/// assumption, and ``ambiguous`` counts how many codes it falls on.
public struct CodeLinks: Sendable {
    /// A counterpart of a code.
    public struct Link: Sendable, Hashable {
        /// The counterpart.
        public let code: String
        /// The part of the code that belongs to it, 0 to 1; the parts of a code add up to 1.
        public let weight: Double
    }

    /// Name for people, such as the file.
    public let name: String
    /// Counterparts by code.
    public let links: [String: [Link]]
    /// True where the list gave weights.
    public let isWeighted: Bool
    /// What the list calls its codes, such as `hs17`; nil where it does not say.
    public let source: String?
    /// What the list calls its counterparts, such as `isic4`; nil where it does not say.
    public let counterpart: String?
    /// Codes whose weights did not add up to 1 and were scaled.
    public let scaled: Int

    /// Links from pairs in any order. Equal pairs count once; weights are scaled to add up to 1.
    /// - Parameters:
    ///   - counterpart: what the list calls its counterparts.
    ///   - pairs: code, counterpart, and weight > 0 or nil; all pairs have weights or none has.
    public init(
        name: String, counterpart: String? = nil,
        pairs: [(from: String, to: String, weight: Double?)]
    ) {
        self.init(name: name, source: nil, counterpart: counterpart, pairs: pairs)
    }

    /// The same with what the list calls its own codes.
    public init(
        name: String, source: String?, counterpart: String?,
        pairs: [(from: String, to: String, weight: Double?)]
    ) {
        self.name = name
        self.source = source
        self.counterpart = counterpart
        isWeighted = pairs.contains { $0.weight != nil }
        var known: [String: [(code: String, weight: Double)]] = [:]
        for pair in pairs {
            if known[pair.from]?.contains(where: { $0.code == pair.to }) == true { continue }
            known[pair.from, default: []].append((pair.to, pair.weight ?? 1))
        }
        let totals = known.mapValues { list in list.reduce(0) { $0 + $1.weight } }
        scaled = isWeighted ? totals.values.count { abs($0 - 1) > 1e-6 } : 0
        links = known.reduce(into: [:]) { result, item in
            let total = totals[item.key] ?? 1
            result[item.key] = item.value.map { Link(code: $0.code, weight: $0.weight / total) }
        }
    }

    /// The edition of the Harmonized System that the codes are of, where the list says so.
    public var edition: String? { source.flatMap(HarmonizedSystem.edition) }

    /// The edition that the counterparts are of, where the list says so.
    public var counterpartEdition: String? { counterpart.flatMap(HarmonizedSystem.edition) }

    /// Codes with more than one counterpart.
    public var ambiguous: Int { links.values.count { $0.count > 1 } }

    /// The counterparts of a code; empty when the list does not have it.
    public subscript(code: String) -> [Link] { links[code] ?? [] }

    /// These links followed by others: the parts of a code are multiplied along the way. Parts
    /// whose counterpart the other list does not have are left out, and the rest is not scaled up.
    public func followed(by next: CodeLinks) -> CodeLinks {
        var joined: [String: [Link]] = [:]
        for (code, list) in links {
            var parts: [String: Double] = [:]
            for link in list {
                for further in next[link.code] {
                    parts[further.code, default: 0] += link.weight * further.weight
                }
            }
            joined[code] = parts.sorted { $0.key < $1.key }
                .map { Link(code: $0.key, weight: $0.value) }
        }
        return CodeLinks(
            name: "\(name), \(next.name)", source: source, links: joined,
            isWeighted: isWeighted || next.isWeighted, counterpart: next.counterpart,
            scaled: scaled + next.scaled)
    }

    private init(
        name: String, source: String?, links: [String: [Link]], isWeighted: Bool,
        counterpart: String?, scaled: Int
    ) {
        self.name = name
        self.source = source
        self.links = links
        self.isWeighted = isWeighted
        self.counterpart = counterpart
        self.scaled = scaled
    }
}
