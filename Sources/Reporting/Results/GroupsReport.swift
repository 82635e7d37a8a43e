public import InputOutput

/// The table of `groups`.
public enum GroupsReport {
    /// The public groups with their members; with a layout, also which of them it has.
    public static func groups(in layout: TableLayout?) -> ReportTable {
        func joined(_ codes: [String]) -> Cell {
            codes.isEmpty ? "none" : .text(codes.joined(separator: ", "))
        }
        let columns = [
            Column(name: "group"), Column(name: "title"), Column(name: "membership"),
        ]
        guard let layout else {
            return ReportTable(
                name: "groups", title: "Groups of countries",
                columns: columns + [Column(name: "members", style: .prose)],
                rows: PublicGroup.all.map {
                    [.text("@\($0.name)"), .text($0.title), .text($0.membership)]
                        + [joined($0.members)]
                })
        }
        return ReportTable(
            name: "groups", title: "Groups of countries and their members in this table",
            columns: columns + [
                Column(name: "members", style: .prose), Column(name: "not_in_table"),
            ],
            rows: PublicGroup.all.map { group in
                let split = group.split(by: layout)
                return [.text("@\(group.name)"), .text(group.title), .text(group.membership)]
                    + [joined(split.present), joined(split.missing)]
            })
    }
}
