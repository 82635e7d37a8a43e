public import Analyses
import InputOutput
public import Reporting

/// How much users depend on suppliers: face value, looked through, and in value added. Several
/// tables give a time series.
public struct ExposureQuestion: Question {
    /// `exposure`.
    public static let command = "exposure"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "a share of inputs is a share of a sum over products"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// It takes products with A and Aᵀ, and single columns.
    public static let implicitRefusal: String? = nil
    /// The tables: paths, names, or patterns such as `wiod2013-{1995..2011}`.
    public var tables: [String] = []
    /// Groups of users, such as `KOR/c14`; every region without any.
    public var user: [String] = []
    /// Groups of suppliers (of buyers, where sales are asked for); every region without any.
    public var supplier: [String] = []
    /// The measure that suppliers are ranked by.
    public var measure = ExposureMeasure.lookThrough
    /// Users and their inputs, or producers and their sales.
    public var side = ExposureSide.input
    /// Without suppliers: list regions or single industries.
    public var by = ListedBy.region
    /// Which suppliers' sectors count.
    public var counted = CountedSectors()
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// What is followed where there are several tables.
    public var years = YearsChoices()
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the tables are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if tables.isEmpty { return "name a table" }
        return counted.misuse
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        var found = Findings()
        let tables = try inquiry.workspace.finder.names(matching: self.tables)
        if tables.count == 1 { try years.requireNothing() }
        let threshold = try years.threshold()
        for (number, name) in zip(1..., tables) {
            let opened = try inquiry.open(name, reading, position: (number, tables.count))
            inquiry.current = tables.count > 1 ? opened : nil
            defer { inquiry.current = nil }
            try add(opened, to: &found, inquiry)
        }
        if found.numerics.isEmpty, let failure = found.failure { throw failure }
        if let finding = Inquiry.unlike(found.layouts) { inquiry.report(finding) }
        let isSeries = tables.count > 1
        let people = user.count == 1 && !isSeries ? 10 : supplier.isEmpty ? 3 : 25
        let long = ExposureReport.exposure(
            found.entries, side: side, rankedBy: measure, isSeries: isSeries,
            limit: inquiry.limit(top, forPeople: people))
        var document = inquiry.document(
            table: isSeries ? nil : found.identities.first,
            tablesCompared: isSeries ? found.identities : [], assumptions: found.ledger,
            numerics: Numerics.worst(of: found.numerics),
            tables: [long],
            reading: ExposureReport.reading(
                found.entries, side: side, rankedBy: measure, found.label))
        document.question = question(found)
        document.summary.method = ExposureReport.method(side)
        document.lead = ExposureReport.lead(found.entries)
        let dated = Set(found.entries.compactMap(\.year))
        if isSeries, dated.count > 1 {
            let whole = ExposureReport.exposure(
                found.entries, side: side, rankedBy: measure, isSeries: true, limit: nil)
            try add(whole, threshold, to: &document, inquiry)
        }
        return document
    }

    /// The largest suppliers over the years, side by side.
    private func add(
        _ whole: ReportTable, _ threshold: Double?, to document: inout ResultDocument,
        _ inquiry: Inquiry
    ) throws {
        let subject = YearsReport.Subject(
            "exposure", keys: ["user", "supplier"], measure: ExposureReport.column(of: measure))
        let years = try YearsReport(
            whole, subject, follow: years.follow, above: threshold, names: inquiry.names)
        inquiry.report(years.findings)
        let wide = years.years(limit: top ?? 10)
        let isProgram = inquiry.presentation.audience == .program
        document.tables = isProgram ? document.tables + [wide] : [wide] + document.tables
        document.question = document.question.map { years.asked($0) }
        document.preamble += years.reading.dropFirst()
        document.summary.sure = years.cautions + document.summary.sure
        document.lead = years.lead
    }

    /// What is asked, in words.
    private func question(_ found: Findings) -> String? {
        guard let words = found.words, !found.users.isEmpty else { return nil }
        let (whose, verb) = (
            words.industries(found.users), words.isOne(found.users) ? "does" : "do"
        )
        let isInput = side == .input
        if supplier.count == 1, let one = found.suppliers {
            let on = isInput ? words.industries(one) : "sales to \(words.industries(one))"
            return "How much \(verb) \(whose) depend on \(on)?"
        }
        return isInput
            ? "On which suppliers \(verb) \(whose) depend?"
            : "On which markets \(verb) \(whose) depend?"
    }

    /// What the tables had to say so far.
    private struct Findings {
        var entries: [ExposureReport.Entry] = []
        var identities: [TableIdentity] = []
        var layouts: [(name: String, layout: TableLayout)] = []
        var ledger: [Assumption] = []
        var numerics: [Numerics] = []
        var failure: TableModelError?
        /// The words of the last table, and the industries that were asked for there.
        var words: AnalysisWords?
        var users: [Int] = []
        var suppliers: [Int]?

        /// What groups that were typed are in words.
        var typed = ["@abroad": "all other countries"]

        /// A group as it was typed, or a code, in words.
        func label(_ text: String) -> (text: String, isOne: Bool) {
            (typed[text] ?? words?.label(text) ?? text, !plural.contains(text))
        }

        /// Groups that take a verb in the plural.
        var plural: Set<String> = ["@abroad"]
    }

    /// Adds one table. One that has no coefficients leaves a gap in a series, and a warning.
    private func add(
        _ opened: OpenedTable, to found: inout Findings, _ inquiry: Inquiry
    ) throws {
        let labels = try TableLabels(opened.table, groups: group)
        let (users, suppliers, among) = try bind(labels)
        var system: LeontiefSystem?
        do throws(TableModelError) {
            system = try inquiry.system(of: opened)
        } catch {
            found.failure = error
            inquiry.report(Inquiry.leftOut(error, opened))
        }
        let words = AnalysisWords(labels.layout, groups: labels.regionGroups)
        found.words = words
        if !user.isEmpty {
            for item in users {
                found.typed[item.name] = words.industries(item.members)
                if !words.isOne(item.members) { found.plural.insert(item.name) }
            }
        }
        if !supplier.isEmpty {
            for item in suppliers {
                if let members = item.members {
                    found.typed[item.name] = words.industries(members)
                    if !words.isOne(members) { found.plural.insert(item.name) }
                }
            }
        }
        found.users = users.flatMap(\.members)
        found.suppliers = suppliers.first?.members
        if let system { try inquiry.expect(.solves(2 * users.count, on: system), of: opened) }
        let exposure = try system.map {
            try Exposure(of: users.map(\.members), side: side, in: $0)
        }
        let layout = labels.layout
        for (g, user) in users.enumerated() {
            let home = Set(user.members.map(layout.family(ofIndustry:)))
            let dependences = exposure?.dependences(
                on: suppliers.map { $0.members ?? labels.abroad(user.members) }, among: among,
                group: g)
            for (k, supplier) in suppliers.enumerated() {
                found.entries.append(
                    .init(
                        year: opened.table.year, table: opened.table.name, user: user.name,
                        supplier: supplier.name, unit: opened.table.unit,
                        dependence: dependences?[k],
                        isHome: supplier.members?.allSatisfy {
                            home.contains(layout.family(ofIndustry: $0))
                        } ?? false))
            }
        }
        if let system { found.numerics.append(try inquiry.numerics(of: system)) }
        // A table that nothing can be computed with leaves a gap, and is none of those compared.
        if system != nil {
            found.identities.append(opened.identity)
            found.layouts.append((opened.table.name, opened.table.layout))
        }
        let assumptions = labels.assumptions + [try counted.assumption(labels)]
        for item in assumptions where !found.ledger.contains(item) { found.ledger.append(item) }
        labels.notes.forEach(inquiry.report)
    }

    private struct Group {
        let name: String
        /// The industries; nil for all that are abroad for the user.
        let members: [Int]?
    }

    /// The users, the suppliers and the industries that count; every unknown label at once.
    private func bind(
        _ labels: TableLabels
    ) throws(Diagnostics) -> (
        users: [(name: String, members: [Int])], suppliers: [Group], among: [Int]?
    ) {
        var problems = Diagnostics()
        var users: [(name: String, members: [Int])] = []
        for text in user {
            do throws(Diagnostics) {
                let members = try labels.industries(text, "--user")
                users.append((labels.label(text, members), members))
            } catch {
                problems.add(error)
            }
        }
        var suppliers: [Group] = []
        for text in supplier {
            do throws(Diagnostics) {
                let isAbroad = text.lowercased() == "@abroad"
                let members = isAbroad ? nil : try labels.industries(text, "--supplier")
                suppliers.append(
                    Group(
                        name: members.map { labels.label(text, $0) } ?? text, members: members))
            } catch {
                problems.add(error)
            }
        }
        var among: [Int]?
        do throws(Diagnostics) {
            among = try counted.industries(labels)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        let layout = labels.layout
        // A country whose parts the table keeps apart is one.
        let countries = layout.families.labels.indices.map {
            (code: layout.families.labels[$0].code, members: layout.industries(ofFamily: $0))
        }
        if user.isEmpty { users = countries.map { ($0.code, $0.members) } }
        if supplier.isEmpty {
            suppliers =
                by == .industry
                ? (among ?? Array(0..<layout.industryCount)).map {
                    Group(name: layout.code(ofIndustry: $0), members: [$0])
                }
                : countries.map { Group(name: $0.code, members: $0.members) }
        }
        return (users, suppliers, among)
    }
}
