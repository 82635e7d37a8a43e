/// Turns the labels that lines of a file hold, codes or names, into the codes of a table, and
/// collects those that are none. Each different text is looked up once.
public struct WrittenLabels: Sendable {
    private let labels: LabelResolver
    private var found: [Kind: [String: String]] = [:]
    /// What is wrong so far: for every line that holds a label which is none, or several.
    public private(set) var problems = Diagnostics()

    private enum Kind { case region, sector, industry }

    /// Nothing read yet.
    public init(_ labels: LabelResolver) { self.labels = labels }

    /// The code of the one region that a text stands for; the text itself where there is none,
    /// which `problems` says then.
    public mutating func region(_ text: String, at location: Diagnostic.Location) -> String {
        let (labels, layout) = (labels, labels.layout)
        return code(text, .region, location) { () throws(Diagnostics) in
            try labels.regions(text, at: location).map { layout.regions[$0].code }
        }
    }

    /// The same for a sector.
    public mutating func sector(_ text: String, at location: Diagnostic.Location) -> String {
        let (labels, layout) = (labels, labels.layout)
        return code(text, .sector, location) { () throws(Diagnostics) in
            try labels.sectors(text, at: location).map { layout.sectors[$0].code }
        }
    }

    /// The same for an industry, `REGION/SECTOR`.
    public mutating func industry(_ text: String, at location: Diagnostic.Location) -> String {
        let (labels, layout) = (labels, labels.layout)
        return code(text, .industry, location) { () throws(Diagnostics) in
            try labels.industries(text, at: location).map(layout.code(ofIndustry:))
        }
    }

    private mutating func code(
        _ text: String, _ kind: Kind, _ location: Diagnostic.Location,
        _ find: () throws(Diagnostics) -> [String]
    ) -> String {
        if let known = found[kind]?[text] { return known }
        do throws(Diagnostics) {
            let codes = try find()
            if codes.count == 1 {
                found[kind, default: [:]][text] = codes[0]
                return codes[0]
            }
            let noun = kind == .industry ? "industries" : "\(kind)s"
            problems.add(
                Diagnostic(
                    .error, "not-one-\(kind)", "\(text) names \(codes.count) \(noun)",
                    at: location, remedy: "name exactly one in each line"))
        } catch {
            problems.add(error)
        }
        return text
    }
}

extension GridNumbers.Entry {
    /// The same with the table's codes of its region and, where its column is one, its sector.
    public func coded(by labels: inout WrittenLabels, isOfSectors: Bool) -> GridNumbers.Entry {
        GridNumbers.Entry(
            row: row.map { labels.region($0, at: location) },
            column: isOfSectors ? column.map { labels.sector($0, at: location) } : column,
            value: value, location: location)
    }
}

extension Concordance.Pair {
    /// The same with the table's code of the region, or of the sector, that is mapped.
    public func coded(by labels: inout WrittenLabels, isOfSectors: Bool) -> Concordance.Pair {
        if old.isEmpty { return self }
        return Concordance.Pair(
            old: isOfSectors
                ? labels.sector(old, at: location) : labels.region(old, at: location),
            new: new, newName: newName, location: location)
    }
}

extension WeightedSplit.Line {
    /// The same with the table's codes of what is split and of where the weight holds.
    public func coded(
        by labels: inout WrittenLabels, splitting dimension: WeightedSplit.Dimension
    ) -> WeightedSplit.Line {
        let isOfSectors = dimension == .sectors
        return WeightedSplit.Line(
            old: isOfSectors
                ? labels.sector(old, at: location) : labels.region(old, at: location),
            new: new, newName: newName, weight: weight,
            within: within.map {
                isOfSectors ? labels.region($0, at: location) : labels.sector($0, at: location)
            }, location: location)
    }
}

extension SatelliteBuilder.Entry {
    /// The same with the table's codes of its holder's region and sector.
    public func coded(by labels: inout WrittenLabels) -> SatelliteBuilder.Entry {
        let coded: Holder
        switch holder {
        case .industry(let text): coded = .industry(labels.industry(text, at: location))
        case .finalDemand(let text):
            guard let slash = text.lastIndex(of: "/") else { return self }
            coded = .finalDemand(
                labels.region(String(text[..<slash]), at: location) + text[slash...])
        }
        return SatelliteBuilder.Entry(
            stressor: stressor, unit: unit, holder: coded, value: value, location: location)
    }
}
