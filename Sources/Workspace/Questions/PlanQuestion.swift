import InputOutput
import LinearAlgebra
import Platform
public import Reporting

/// A question that may write a file, and says what it takes before it does.
protocol ExpectingQuestion: Question {}

extension ProjectQuestion: ExpectingQuestion {}
extension ScanQuestion: ExpectingQuestion {}
extension SolveQuestion: ExpectingQuestion {}
extension SymmetricQuestion: ExpectingQuestion {}

/// What another question takes: memory, and roughly time. Its table is opened; nothing is computed.
public struct PlanQuestion: Question {
    /// `plan`.
    public static let command = "plan"
    /// The other question, as its JSON object.
    public var question = ""

    /// The question with its defaults.
    public init() {}

    /// A plan of another question.
    public init(_ question: some Question) { self.question = Questions.encode(question) }

    /// The estimate.
    /// - Throws: what is wrong with the other question or its table; `nothing-to-plan`.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let asked = try Questions.decode(question)
        let command = type(of: asked).command
        if let trade = asked as? any TradeFilesQuestion {
            return document(of: try TradePlan(trade, in: inquiry), command, in: inquiry)
        }
        let plan = try plan(asked, command, in: inquiry)
        let rates = MachineRates.measured()
        let beside = plan.besideBytes
        let seconds = plan.seconds(rates)
        let n = plan.industryCount
        let available = Plan.availableBytes
        let verdict = Self.verdict(
            plan.fits, available,
            "Merge regions or sectors, ask for less, or use a machine with more memory.")
        var most = beside > plan.tableBytes ? plan.workload.reason : "the table itself"
        if max(beside, plan.tableBytes) < Plan.programBytes { most = "the program itself" }
        let reading = """
            ‘\(command)’ on \(plan.table) (\(plan.shape), n = \(n)) needs about \
            \(Self.size(plan.bytes)) of memory, most of it for \(most), and about \
            \(Self.time(seconds)) once the table is read. \
            \(verdict)
            """
        return document(
            [
                Self.row("program", Plan.programBytes, nil),
                Self.row("table", plan.tableBytes, nil),
                Self.row(plan.workload.reason, beside, seconds),
                Self.row("all", plan.bytes, seconds),
                Self.row("available", available, nil),
            ], reading, command, rates, in: inquiry)
    }

    /// The plan of a question that reads trade alone.
    private func document(
        of plan: TradePlan, _ command: String, in inquiry: Inquiry
    ) -> ResultDocument {
        let rates = MachineRates.measured()
        let seconds = plan.seconds(rates)
        let available = Plan.availableBytes
        let verdict = Self.verdict(plan.fits, available, plan.advice)
        var rows: [[Cell]] = [
            Self.row("program", Plan.programBytes, nil),
            Self.row("trade", plan.tradeBytes, nil),
        ]
        if let table = plan.table {
            rows.append(Self.row("table", table.tableBytes, nil))
            rows.append(Self.row(table.workload.reason, table.besideBytes, nil))
        }
        rows.append(Self.row("all", plan.bytes, seconds))
        rows.append(Self.row("available", available, nil))
        return document(
            rows,
            """
            ‘\(command)’ on \(plan.words) needs about \(Self.size(plan.bytes)) of memory, and \
            about \(Self.time(seconds)). \(verdict)
            """, command, rates, in: inquiry)
    }

    private static func verdict(_ fits: Bool, _ available: Int, _ advice: String) -> String {
        "It \(fits ? "fits" : "does not fit"): \(Memory.text(available)) is available."
            + (fits ? "" : " \(advice)")
    }

    private static func row(_ part: String, _ bytes: Int, _ seconds: Double?) -> [Cell] {
        var time = Cell.missing
        if let seconds { time = .number(seconds) }
        return [.text(part), .number(Double(bytes) / 1e9), time]
    }

    private func document(
        _ rows: [[Cell]], _ reading: String, _ command: String, _ rates: MachineRates,
        in inquiry: Inquiry
    ) -> ResultDocument {
        var document = inquiry.document(
            assumptions: [
                Assumption(
                    name: "matrix product", value: .number(Self.tenths(rates.operations)),
                    unit: "GF/s", source: "measured now", isDefault: true),
                Assumption(
                    name: "memory rate", value: .number(Self.tenths(rates.bytesPerSecond)),
                    unit: "GB/s", source: "measured now", isDefault: true),
            ],
            tables: [
                ReportTable(
                    name: "plan", title: "What the answer takes, estimated",
                    columns: [
                        Column(name: "part"),
                        Column(name: "memory_gb", heading: "memory", unit: "GB"),
                        Column(name: "time_s", heading: "time", unit: "s", style: .significant),
                    ],
                    rows: rows)
            ], reading: [reading])
        document.question = "How much memory and time does ‘chokepoint \(command)’ take?"
        document.lead = Lead("plan", ["part", "memory_gb", "time_s"])
        document.summary.sure = [
            "memory is counted, time is estimated from the speed measured now, to a factor of two"
        ]
        return document
    }

    /// What the other question says when it would begin to compute.
    private func plan(
        _ asked: some Question, _ command: String, in inquiry: Inquiry
    ) throws -> Plan {
        let nothing = Diagnostics([
            Diagnostic(
                .error, "nothing-to-plan", "\(command) computes nothing with a table",
                at: .init(place: "question"),
                remedy: "plan an analysis, a shock, a scenario, a sweep, or a question about trade")
        ])
        let fields = Set(Questions.values(of: asked).keys)
        // What writes is asked only where it is known to say first what it takes.
        let writes = !asked.writtenPaths.isEmpty || fields.contains("output")
        guard !writes || asked is any DrawsQuestion || asked is any ExpectingQuestion,
            !fields.isDisjoint(with: ["table", "tables", "scenario"])
        else { throw nothing }
        if let misuse = asked.misuse {
            throw Diagnostics([Diagnostic(.error, "misuse", misuse)])
        }
        do {
            let planning = inquiry.planning(type(of: asked))
            try planning.price(asked)
            _ = try asked.answer(in: planning)
        } catch let plan as Plan {
            return plan
        }
        throw nothing
    }

    /// A rate in 10⁹ a second, to a tenth.
    static func tenths(_ rate: Double) -> Double { (rate / 1e8).rounded() / 10 }

    /// Such as `60 MB` or `2.6 GB`.
    static func size(_ bytes: Int) -> String {
        bytes < 500_000_000
            ? "\((bytes + 500_000) / 1_000_000) MB" : Memory.text(bytes)
    }

    /// Such as `40 s`, `12 min` or `3.5 h`.
    static func time(_ seconds: Double) -> String {
        if seconds < 1 { return "1 s" }
        if seconds < 100 { return "\(Int(seconds.rounded())) s" }
        if seconds < 6000 { return "\(Int((seconds / 60).rounded())) min" }
        return "\((seconds / 360).rounded() / 10) h"
    }
}
