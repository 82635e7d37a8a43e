import Containers
import InputOutput

/// Labels that are regions times something else, such as sectors or categories: every region has
/// the same ones in the same order.
struct RegionGrid: Sendable, Hashable {
    /// The regions in order.
    let regions: [String]
    /// What every region has, in order.
    let parts: [String]

    /// One label of a file.
    struct Item {
        let region: String
        let part: String
        let location: () -> Diagnostic.Location
    }

    /// `REGION/PART` for all, region-major.
    var labels: [String] { regions.flatMap { region in parts.map { "\(region)/\($0)" } } }

    /// Finds the regions and what each has.
    /// - Parameters:
    ///   - what: `sector` or `category`, for messages.
    ///   - home: the file, for what is missing in it.
    /// - Throws: all of `duplicate-label`, `unknown-label`, `missing-label`, `label-order`,
    ///   `split-region`, `empty-label`.
    init(_ items: [Item], what: String, home: Diagnostic.Location) throws(Diagnostics) {
        var problems = ProblemList()
        var groups: [(region: String, items: [Item])] = []
        for item in items {
            if item.region.isEmpty || item.part.isEmpty {
                problems.add(
                    Diagnostic(
                        .error, "empty-label",
                        "the \(item.region.isEmpty ? "region" : what) has no label",
                        at: item.location(), remedy: "the file is damaged: get it again"))
            }
            if groups.last?.region == item.region {
                groups[groups.count - 1].items.append(item)
            } else {
                groups.append((item.region, [item]))
            }
        }
        // What most regions have is what is due; the first of those wins a tie.
        let lists = groups.map { $0.items.map(\.part) }
        var votes: [[String]: Int] = [:]
        for list in lists { votes[list, default: 0] += 1 }
        let most = votes.values.max() ?? 0
        let due = lists.first { votes[$0] == most } ?? []
        var seen: Set<String> = []
        for group in groups {
            guard seen.insert(group.region).inserted else {
                problems.add(
                    Diagnostic(
                        .error, "split-region",
                        "the region \(group.region.shortened) stands in two places",
                        at: group.items[0].location(),
                        remedy: "all of a region must stand together"))
                continue
            }
            problems.add(Self.problems(group.items, due: due, what: what, home: home))
        }
        if items.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "no-labels", "the file has no \(what) labels", at: home,
                    remedy: "the file is cut short or damaged: get it again"))
        }
        try problems.throwIfAny(file: home.file ?? "")
        regions = groups.map(\.region)
        parts = due
    }
}

extension RegionGrid {
    /// What one region has that it should not, or has not.
    private static func problems(
        _ items: [Item], due: [String], what: String, home: Diagnostic.Location
    ) -> ProblemList {
        let region = items[0].region
        var seen: Set<String> = []
        let repeated = items.filter { !seen.insert($0.part).inserted }
        var problems = ProblemList()
        for item in repeated {
            problems.add(
                Diagnostic(
                    .error, "duplicate-label",
                    "the \(what) label \(region)/\(item.part.shortened) repeats",
                    at: item.location(), remedy: "every \(what) of a region must appear once"))
        }
        if !repeated.isEmpty { return problems }
        let check = LabelCheck(
            what: what, expected: due.map { "\(region)/\($0)" }, source: "the other regions",
            home: home)
        return check.problems(
            items.map { LabelCheck.Found(label: "\(region)/\($0.part)", location: $0.location) })
    }

    /// The grid of the columns of a matrix with two levels.
    init(columnsOf file: any PandasMatrix, what: String) throws(Diagnostics) {
        let levels = file.levels
        let items = levels[0].indices.map { column in
            Item(region: levels[0][column], part: levels[1][column]) {
                file.location(ofColumn: column)
            }
        }
        try self.init(items, what: what, home: .init(file: file.path, place: file.name))
    }

    /// The grid of the rows of a small file with two columns of labels.
    init(rowsOf column: any PandasTexts, what: String) throws(Diagnostics) {
        let items = column.rows.enumerated().map { index, row in
            Item(region: row.labels[0], part: row.labels[1]) { column.location(ofRow: index) }
        }
        try self.init(items, what: what, home: .init(file: column.path))
    }
}
