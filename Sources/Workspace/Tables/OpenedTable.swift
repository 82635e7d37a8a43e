public import InputOutput
import Providers
public import Reporting
import Synchronization
import TableStore

/// A table that was opened, with where it came from.
public struct OpenedTable: Sendable {
    let kept: SharedTable
    /// Name, unit, digest and path.
    public let identity: TableIdentity

    /// The table.
    public var table: MRIOTable { kept.table }
    /// Its labels.
    public var layout: TableLayout { kept.table.layout }

    /// The system of the table, with reports of its own. Which arithmetic it uses depends on the
    /// size of the table alone, so that answers are the same with a cache and without.
    /// - Throws: `zeroOutput` when an industry has inputs but no output.
    public func system() throws(TableModelError) -> LeontiefSystem { try kept.system() }

    /// The same with its cells multiplied out, where `table` is another than the one opened.
    func replacing(_ table: MRIOTable) -> OpenedTable {
        if table.isImplicit == kept.table.isImplicit { return self }
        return OpenedTable(kept: SharedTable(kept.stored.with(table)), identity: identity)
    }

    /// What the audit says to whoever computes with the table; made at the first call.
    public var verdict: AuditVerdict { kept.verdict }
}

/// A table in memory, with its system once it was asked for.
final class SharedTable: Sendable {
    /// The table as it was opened, with the findings of its reader.
    let stored: StoredTable
    private let shared = Mutex<LeontiefSystem?>(nil)
    private let audited = Mutex<AuditVerdict?>(nil)

    init(_ stored: StoredTable) { self.stored = stored }

    var table: MRIOTable { stored.table }
    var findings: [Diagnostic] { stored.findings }
    private var entry: TableCache.Entry? { stored.entry }

    /// What the audit says, once for all answers; it is kept beside the table.
    var verdict: AuditVerdict {
        audited.withLock { audited in
            if let audited { return audited }
            if let kept = entry?.verdict() {
                audited = kept
                return kept
            }
            let made = AuditVerdict(table)
            entry?.keep(made)
            audited = made
            return made
        }
    }

    /// Bytes that the table takes, and its factors with it.
    var size: Int {
        let n = table.industryCount
        let numbers =
            table.Z.storedCount + table.Y.count + table.V.count
            + table.satellites.reduce(0) { $0 + $1.F.count + $1.FY.count }
        return (numbers + (makesFactors ? n * n : 0)) * MemoryLayout<Double>.stride
    }

    /// Whether the system is made for more than one answer.
    private var makesFactors: Bool {
        !table.isImplicit && table.industryCount <= LeontiefSystem.largestReusableByDefault
    }

    /// A system for one answer. All answers share the factors of a table of moderate size; of
    /// others each has a system of its own, so that no answer depends on what was asked before.
    func system() throws(TableModelError) -> LeontiefSystem {
        if let cluster = SolvingClusters.current {
            // The cluster keeps its factors itself.
            let plain = try LeontiefSystem(table)
            return plain.asking(cluster.solver(of: stored, plain))
        }
        guard makesFactors else {
            let isLarge = table.industryCount > LeontiefSystem.largestReusableByDefault
            return try LeontiefSystem(
                table, policy: isLarge || table.isImplicit ? .matrixFree : .cheapest, store: entry)
        }
        return try shared.withLock { shared throws(TableModelError) in
            let system: LeontiefSystem
            if let made = shared {
                system = made
            } else {
                system = try LeontiefSystem(table, policy: .reusable, store: entry)
                shared = system
            }
            return system.forOneAnswer()
        }
    }
}
