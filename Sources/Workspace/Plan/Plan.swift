public import InputOutput
import Platform

/// What an answer is estimated to need, and what there is.
public struct Plan: Error, Sendable, Hashable {
    /// The table.
    public let table: String
    /// Its labels.
    public let layout: TableLayout
    /// Bytes of the table's matrices.
    public let tableBytes: Int
    /// What the answer takes beside it.
    public let workload: Workload

    init(_ table: MRIOTable, _ workload: Workload) {
        self.table = table.name
        layout = table.layout
        let numbers =
            table.Z.count + table.Y.count + table.V.count
            + table.satellites.reduce(0) { $0 + $1.F.count + $1.FY.count }
        tableBytes = numbers * MemoryLayout<Double>.stride
        self.workload = workload
    }

    /// Bytes of the program, the table and all that is held beside it.
    public var bytes: Int { Self.programBytes + tableBytes + workload.bytes(layout) }

    /// Bytes that can be had; the table is mapped, or in memory already.
    public static var availableBytes: Int { min(Memory.size, Memory.availableBytes ?? .max) }

    /// Whether what is held beside the table fits into what can be had.
    public var fits: Bool { workload.bytes(layout) <= Self.availableBytes }

    /// What the program takes for itself.
    static let programBytes = 40_000_000

    /// The refusal, with the number and the ways out.
    func refusal(of command: String) -> Diagnostics {
        let n = layout.industryCount
        return Diagnostics([
            Diagnostic(
                .error, "does-not-fit",
                """
                \(command) is estimated to need \(Memory.text(workload.bytes(layout))) beside the \
                table of \(n) industries (\(workload.reason)), and \
                \(Memory.text(Self.availableBytes)) is available
                """,
                remedy: """
                    merge regions or sectors with 'chokepoint aggregate'; ask about chosen users, \
                    importers or exporters, or name models that only solve, such as --model \
                    extraction,cost-push; or use a machine with more memory. --force goes on \
                    all the same
                    """)
        ])
    }
}

extension Inquiry {
    /// Says what the answer takes beside a table, before any of it is allocated.
    /// - Throws: `does-not-fit`, unless it is to go on all the same; the plan itself where that is
    ///   all that is asked for.
    public func expect(_ workload: Workload, of opened: OpenedTable) throws {
        let plan = Plan(opened.table, workload)
        if isPlanning { throw plan }
        if !workspace.goesOnWithoutMemory, !plan.fits { throw plan.refusal(of: command) }
    }

    /// The system of a table for an answer that takes so much.
    /// - Throws: as `system(of:)` and `expect(_:of:)`.
    func system(
        of opened: OpenedTable, for workload: (LeontiefSystem) -> Workload
    ) throws -> LeontiefSystem {
        let system = try system(of: opened)
        try expect(workload(system), of: opened)
        return system
    }
}
