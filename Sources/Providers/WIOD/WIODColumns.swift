import Containers
import InputOutput

/// The columns of a WIOD-like table: industries, final demand, total.
struct WIODColumns {
    /// The labels of one column.
    struct Label {
        /// Code of the sector or of the category.
        let code: String
        let name: String
        let region: String
        /// The code that tells final demand from sectors.
        let demandCode: String
        /// Where it is, such as `WIOT_2011!E6`.
        let place: String
    }

    /// Regions, sectors, categories.
    let layout: TableLayout
    /// Columns before the total: n + G·K.
    let cellCount: Int

    /// n.
    var industryCount: Int { layout.industryCount }

    /// The columns that labels stand for, from the first cell on.
    /// - Throws: all problems with the labels: `missing-columns`, `unknown-column`,
    ///   `missing-total`, and those of `LabelCheck`.
    init(_ labels: [Label], layout known: WIODLayout, file: String) throws(Diagnostics) {
        func error(_ code: String, _ message: String, _ place: String?) -> Diagnostics {
            Diagnostics([
                Diagnostic(
                    .error, code, message, at: .init(file: file, place: place),
                    remedy: "\(known.title) has all industries, then final demand "
                        + "(\(known.demandCodes.sorted().joined(separator: ", "))), then the total")
            ])
        }
        func isDemand(_ label: Label) -> Bool {
            known.demandCodes.contains(label.demandCode.lowercased())
        }
        let n = labels.prefix { !isDemand($0) && !$0.region.isEmpty }.count
        let demand = labels[n...].prefix(while: isDemand)
        if n == 0 || demand.isEmpty {
            throw error(
                "missing-columns",
                n == 0
                    ? "there is no column of an industry"
                    : "there is no column of final demand behind \(labels[n - 1].place)",
                labels.first?.place)
        }
        let cellCount = n + demand.count
        guard cellCount < labels.count else {
            throw error(
                "missing-total", "the column of total output is missing", labels.last?.place)
        }
        let total = labels[cellCount]
        let totalTexts = [total.code, total.name, total.demandCode].map { $0.lowercased() }
        guard totalTexts.contains(where: known.totalLabels.contains) else {
            let heading = [total.region, total.code, total.name].joined(separator: " ")
            throw error(
                "unknown-column",
                """
                the column ‘\(heading.trimmingBlanks.shortened)’ is neither final demand nor the \
                total
                """,
                total.place)
        }
        if let extra = labels[(cellCount + 1)...].first(where: {
            !($0.code + $0.name + $0.region + $0.demandCode).isEmpty
        }) {
            throw error("unknown-column", "there is a column behind the total", extra.place)
        }
        layout = try Self.layout(Array(labels[..<n]), Array(demand), file: file)
        self.cellCount = cellCount
    }

    private static func layout(
        _ industries: [Label], _ demand: [Label], file: String
    ) throws(Diagnostics) -> TableLayout {
        var seen: Set<String> = []
        let regions = industries.map(\.region).filter { seen.insert($0).inserted }
        let first = industries.prefix { $0.region == regions[0] }
        let sectors = first.map { Sector($0.code, name: $0.name.isEmpty ? nil : $0.name) }
        let categories = demand.prefix { $0.region == demand[0].region }.map {
            FinalDemandCategory($0.code, name: $0.name.isEmpty ? nil : $0.name)
        }
        var problems = ProblemList()
        func check(_ labels: [Label], _ codes: [String], _ matrix: String) {
            // Labels of another kind altogether are counted, not listed.
            let (due, overflow) = regions.count.multipliedReportingOverflow(by: codes.count)
            if overflow || due > 10 * labels.count {
                problems.add(
                    Diagnostic(
                        .error, "missing-columns",
                        "\(labels.count) columns of \(matrix) are no grid: there are "
                            + "\(regions.count) regions, and the first has \(codes.count) of them",
                        at: .init(file: file, place: labels[0].place),
                        remedy: "every region has the same columns"))
                return
            }
            let expected = regions.flatMap { region in codes.map { "\(region)/\($0)" } }
            let found = labels.map { label in
                LabelCheck.Found(
                    label: "\(label.region)/\(label.code)",
                    location: { .init(file: file, place: label.place) })
            }
            problems.add(
                LabelCheck(
                    what: "column", expected: expected, source: "the first region",
                    home: .init(file: file, place: matrix)
                ).problems(found))
        }
        check(industries, sectors.map(\.code), "industries")
        check(demand, categories.map(\.code), "final demand")
        try problems.throwIfAny(file: file)
        do throws(Diagnostics) {
            return try TableLayout(
                regions: regions.map { Region($0) }, sectors: sectors, finalDemand: categories)
        } catch {
            throw error.located(in: file)
        }
    }
}
