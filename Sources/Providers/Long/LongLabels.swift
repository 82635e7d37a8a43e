import Containers
import InputOutput

/// What each label of a long file stands for.
struct LongLabels: Sendable {
    /// What a line delivers from.
    enum Seller: Sendable { case industry(Int), input(Int), intermediateTotal, outputTotal }
    /// What a line delivers to: an industry, a final-demand column, or a total.
    enum Buyer: Sendable { case industry(Int), demand(Int), outputTotal }

    /// No table has a million industries: its matrix would have 8 TB.
    private static let largestAxis = 1 << 20

    let layout: TableLayout
    /// The roles of the codes, those that no line has left out where they may be.
    let roles: LongRoles
    let sellers: [Seller]
    let buyers: [Buyer]

    /// Sorts the labels; regions and sectors are those that deliver and receive, or those that
    /// deliver where cells without a line are 0.
    /// - Throws: all of `missing-code` and `unknown-label`; `no-industries`, `no-final-demand`,
    ///   `grid-too-sparse`; `duplicate-code`.
    init(
        _ survey: LongScan.Survey, _ allRoles: LongRoles, _ text: CSVText
    ) throws(Diagnostics) {
        let delivering = (0..<survey.sellers.count).map(survey.sellers.pair)
        let receiving = (0..<survey.buyers.count).map(survey.buyers.pair)
        let used = allRoles.used(delivering: delivering, receiving: receiving)
        let roles = allRoles.dropsUnused || allRoles.usesPrefixes ? used : allRoles
        self.roles = roles
        var problems = Self.unused(roles, used, text.path)
        let inputs = Dictionary(
            roles.inputs.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let demand = Dictionary(
            roles.finalDemand.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let notIndustries = roles.intermediateRows.union(roles.outputRows)
        let senders = delivering.filter {
            inputs[$0.inner] == nil && !notIndustries.contains($0.inner)
        }
        let users = receiving.filter {
            demand[$0.inner] == nil && !roles.outputColumns.contains($0.inner)
        }
        let unequal = Self.unequal(senders, users, roles)
        let grid = unequal?.labels ?? Self.grid(senders, receiving, roles)
        guard !grid.outer.isEmpty else {
            if let blank = Self.codeWithBlanks(delivering + receiving) {
                throw Self.failure(
                    "blank-around-code",
                    "the code ‘\(blank.shortened)’ has a blank before or behind it, so that it is "
                        + "another than ‘\(blank.trimmingBlanks.shortened)’",
                    text.path, "write no blanks around the commas")
            }
            throw Self.failure(
                "no-industries", "no industry delivers and receives", text.path,
                "check the columns of regions and sectors, and the codes of primary inputs")
        }
        let parts = max(
            unequal == nil ? grid.inner.count : 1, roles.finalDemand.count, roles.inputs.count)
        // Both are numbers of labels of a file in memory: the product does not overflow.
        guard max(grid.outer.count * parts, unequal?.count ?? 0) <= Self.largestAxis else {
            throw Self.failure(
                "grid-too-sparse",
                "\(grid.outer.count) regions × \(parts) codes are more than a table can have",
                text.path, "check which columns hold regions and sectors")
        }
        guard receiving.contains(where: { demand[$0.inner] != nil }) else {
            throw Self.failure(
                "no-final-demand", "no line delivers to final demand", text.path,
                "check the codes of final demand")
        }
        do throws(Diagnostics) {
            layout = try TableLayout(
                regions: grid.outer.map { Region($0) }, sectors: grid.inner.map { Sector($0) },
                sectorsByRegion: unequal?.lists
                    ?? grid.outer.map { _ in Array(grid.inner.indices) },
                finalDemand: roles.finalDemand.map {
                    FinalDemandCategory($0.tableCode ?? $0.code, name: $0.name)
                })
        } catch {
            throw error.located(in: text.path)
        }
        let (regions, sectors) = (Self.positions(grid.outer), Self.positions(grid.inner))
        let (K, layout) = (roles.finalDemand.count, layout)
        func industry(_ pair: LabelGrid.Pair) -> Int? {
            guard let r = regions[pair.outer], let s = sectors[pair.inner] else { return nil }
            return layout.industryIfAny(region: r, sector: s)
        }
        func unknown(_ pair: LabelGrid.Pair, _ offset: Int, _ what: String, _ all: [String]) {
            let near =
                all.contains(pair.inner)
                ? Suggestion.nearest(to: pair.outer, in: grid.outer)
                : Suggestion.nearest(to: pair.inner, in: all)
            problems.add(
                Diagnostic(
                    .error, "unknown-label",
                    "\(pair.outer.shortened)/\(pair.inner.shortened) is no \(what) that is known",
                    at: text.location(of: offset),
                    remedy: near.map { "did you mean \($0)?" }
                        ?? "an industry delivers and receives; other codes must be named"))
        }
        var sellers: [Seller] = []
        for (id, pair) in delivering.enumerated() {
            if let input = inputs[pair.inner] {
                sellers.append(.input(input))
            } else if roles.intermediateRows.contains(pair.inner) {
                sellers.append(.intermediateTotal)
            } else if roles.outputRows.contains(pair.inner) {
                sellers.append(.outputTotal)
            } else if let index = industry(pair) {
                sellers.append(.industry(index))
            } else {
                sellers.append(.outputTotal)
                unknown(
                    pair, survey.sellers.firstUses[id], "industry, primary input or total",
                    grid.inner + roles.inputs.map(\.code))
            }
        }
        var buyers: [Buyer] = []
        for (id, pair) in receiving.enumerated() {
            if roles.outputColumns.contains(pair.inner) {
                buyers.append(.outputTotal)
            } else if let r = regions[pair.outer], let k = demand[pair.inner] {
                buyers.append(.demand(r * K + k))
            } else if let index = industry(pair) {
                buyers.append(.industry(index))
            } else {
                buyers.append(.outputTotal)
                unknown(
                    pair, survey.buyers.firstUses[id], "industry, final demand or total",
                    grid.inner + roles.finalDemand.map(\.code))
            }
        }
        (self.sellers, self.buyers) = (sellers, buyers)
        try problems.throwIfAny(file: text.path)
    }

    /// Regions and sectors: the labels that deliver and receive; where cells without a line are 0,
    /// all regions and all sectors that deliver somewhere and receive somewhere.
    private static func grid(
        _ delivering: [LabelGrid.Pair], _ receiving: [LabelGrid.Pair], _ roles: LongRoles
    ) -> LabelGrid {
        guard roles.absentIsZero else {
            let receivers = Set(receiving)
            return LabelGrid(delivering.filter(receivers.contains))
        }
        var regions = Set(receiving.map(\.outer))
        var sectors = Set(receiving.map(\.inner))
        return LabelGrid(
            outer: delivering.map(\.outer).filter { regions.remove($0) != nil },
            inner: delivering.map(\.inner).filter { sectors.remove($0) != nil })
    }

    /// The industries of a file whose regions have different sectors; nil for a grid.
    ///
    /// Every industry delivers to itself and to others, so that in a complete file those that
    /// deliver are those that receive. Where they are, and are no grid, the regions have different
    /// sectors; anything else is a gap or a misspelt label. Where cells without a line are 0 the
    /// mapping has to say so, because an industry may then have no line at all.
    private static func unequal(
        _ senders: [LabelGrid.Pair], _ users: [LabelGrid.Pair], _ roles: LongRoles
    ) -> (labels: LabelGrid, lists: [[Int]], count: Int)? {
        let all: [LabelGrid.Pair]
        if roles.absentIsZero {
            guard roles.hasUnequalSectors else { return nil }
            all = senders + users
        } else {
            guard Set(senders) == Set(users) else { return nil }
            all = senders
        }
        var (outer, inner) = ([String: Int](), [String: Int]())
        var (regions, sectors) = ([String](), [String]())
        var lists: [Set<Int>] = []
        for pair in all {
            if outer[pair.outer] == nil {
                outer[pair.outer] = regions.count
                regions.append(pair.outer)
                lists.append([])
            }
            if inner[pair.inner] == nil {
                inner[pair.inner] = sectors.count
                sectors.append(pair.inner)
            }
            if let r = outer[pair.outer], let s = inner[pair.inner] { lists[r].insert(s) }
        }
        let count = lists.reduce(0) { $0 + $1.count }
        if count == 0 || lists.allSatisfy({ $0.count == sectors.count }) { return nil }
        return (LabelGrid(outer: regions, inner: sectors), lists.map { $0.sorted() }, count)
    }

    /// The first code that blanks surround.
    private static func codeWithBlanks(_ pairs: [LabelGrid.Pair]) -> String? {
        pairs.lazy.flatMap { [$0.outer, $0.inner] }.first { $0 != $0.trimmingBlanks }
    }

    /// Codes that no line has.
    private static func unused(
        _ roles: LongRoles, _ used: LongRoles, _ path: String
    ) -> ProblemList {
        var problems = ProblemList()
        func add(_ code: String, _ what: String) {
            problems.add(
                Diagnostic(
                    .error, "missing-code", "no line has the \(what) \(code)",
                    at: .init(file: path),
                    remedy: "the file is incomplete, or its codes are others"))
        }
        for item in roles.finalDemand where !used.finalDemand.contains(item) {
            add(item.code, "final demand")
        }
        for item in roles.inputs where !used.inputs.contains(item) {
            add(item.code, "primary input")
        }
        return problems
    }

    private static func positions(_ labels: [String]) -> [String: Int] {
        Dictionary(labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    }

    private static func failure(
        _ code: String, _ message: String, _ path: String, _ remedy: String
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: path), remedy: remedy)
        ])
    }
}
