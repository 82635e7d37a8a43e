public import InputOutput

/// The table of `groups`.
public enum GroupsReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "groups", ["group", "title", "countries", "in_table"], rows: 20)

    /// How many groups there are, and which of them a table has whole.
    public static func reading(in layout: TableLayout?) -> [String] {
        let all = PublicGroup.all
        let own = "--group NAME=CODE,… defines groups of your own"
        guard let layout else {
            return ["\(all.count) groups are known, each by its members today; \(own)."]
        }
        let whole = all.filter { $0.split(by: layout).missing.isEmpty }.map { "@\($0.name)" }
        if whole.isEmpty {
            return ["Of \(all.count) known groups the table has none whole; \(own)."]
        }
        return [
            """
            Of \(all.count) known groups the table has \(RegionNames.list(whole)) whole; where \
            members are missing, @NAME stands for those that are there; \(own).
            """
        ]
    }

    /// The public groups with their members; with a layout, also which of them it has.
    public static func groups(in layout: TableLayout?) -> ReportTable {
        func joined(_ codes: [String]) -> Cell {
            codes.isEmpty ? "none" : .text(codes.joined(separator: ", "))
        }
        let columns = [
            Column(name: "group"), Column(name: "title"), Column(name: "membership"),
        ]
        func count(_ codes: [String]) -> Cell { .integer(codes.count) }
        let counted = Column(name: "countries", unit: "members", style: .integer)
        guard let layout else {
            return ReportTable(
                name: "groups", title: "Groups of countries",
                columns: columns + [Column(name: "members", style: .prose), counted],
                rows: PublicGroup.all.map {
                    [.text("@\($0.name)"), .text($0.title), .text($0.membership)]
                        + [joined($0.members), count($0.members)]
                })
        }
        return ReportTable(
            name: "groups", title: "Groups of countries and their members in this table",
            columns: columns + [
                Column(name: "members", style: .prose), Column(name: "not_in_table"),
                counted, Column(name: "in_table", unit: "members", style: .integer),
            ],
            rows: PublicGroup.all.map { group in
                let split = group.split(by: layout)
                return [.text("@\(group.name)"), .text(group.title), .text(group.membership)]
                    + [joined(split.present), joined(split.missing)]
                    + [count(split.present + split.missing), count(split.present)]
            })
    }
}
