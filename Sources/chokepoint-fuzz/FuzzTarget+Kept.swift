import Explorer
import Foundation
import InputOutput
import LinearAlgebra
import Products
import Scenarios
import Sweeps
import TableStore
import Workspace

/// What the program wrote for itself, what another program asks it, also over HTTP, and files of
/// trade.
extension FuzzTarget {
    /// Targets by the name of their folder of samples.
    static let kept: [String: FuzzTarget] = [
        "cache": FuzzTarget { path, _, choice in cached(path, isSealed: choice % 4 != 0) },
        "draws": FuzzTarget { path, _, choice in draws(path, isSealed: choice % 4 != 0) },
        "question": FuzzTarget { path, _, _ in
            answer { () throws(Diagnostics) in
                let text = String(
                    decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
                return unstable(try Questions.decode(text))
            }
        },
        "server-request": FuzzTarget { path, _, _ in
            answer { () throws(Diagnostics) in
                let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
                guard let question = try RequestDecoding.question(bytes) else { return nil }
                let written = question.writtenPaths
                return written.isEmpty
                    ? unstable(question) : "a request would write \(written)"
            }
        },
        "trade": FuzzTarget { path, _, _ in
            answer { () throws(Diagnostics) in
                unbounded(try TradeFile.reading(path: path).findings)
            }
        },
    ]

    /// A question that does not come back as it was.
    private static func unstable(_ question: any Question) -> String? {
        func check(_ question: some Question) -> String? {
            let text = Questions.encode(question)
            guard let again = try? Questions.decode(text) else { return "\(text) is refused" }
            return Questions.encode(again) == text ? nil : "\(text) changes on its way"
        }
        return check(question)
    }

    // MARK: Cache files

    /// The key that the samples of cache files have.
    static let digest = String(repeating: "5a", count: 32)
    private static let cacheFolder = "\(NSTemporaryDirectory())/chokepoint-fuzz-cache-\(getpid())"

    /// Keeps the table of the samples, and everything that is computed of it.
    /// - Returns: the folder of the kept files.
    static func keep(in folder: String) throws -> String {
        let cache = TableCache(folder: folder)
        let entry = cache.entry(digest)
        entry.keep(DecodedTable(table, findings: [Diagnostic(.note, "kept", "a note")]))
        entry.keep(AuditVerdict(table))
        let system = try LeontiefSystem(table, policy: .reusable, store: entry)
        _ = try system.reciprocalCondition()
        _ = try system.inverse()
        _ = try system.solve(table.x)
        guard let kept = cache.items().first else { throw CocoaError(.fileWriteUnknown) }
        return (kept.path as NSString).deletingLastPathComponent
    }

    private static let keptFolder = Result { try keep(in: cacheFolder) }

    /// What is kept may be thrown away, and never changes an answer.
    private static func cached(_ path: String, isSealed: Bool) -> Answer {
        guard let folder = try? keptFolder.get() else { return .violation("nothing is kept") }
        let names = ["table", "verdict", "factors", "inverse"]
        let kind = names.first { path.contains("/\($0)") } ?? "table"
        let file = "\(folder)/\(kind).bin"
        let content = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
        let bytes = isSealed ? Seal.cacheFile(content) : content
        let isMade = FileManager.default.createFile(
            atPath: file, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        if !isMade { return .violation("\(file) cannot be written") }
        let cache = TableCache(folder: cacheFolder)
        let entry = cache.entry(digest)
        var isUsed = false
        switch kind {
        case "table":
            if let kept = entry.table() {
                isUsed = true
                if let text = violation(
                    of: kept.table, findings: kept.findings)
                {
                    return .violation(text)
                }
            }
        case "verdict": isUsed = entry.verdict() != nil
        default:
            isUsed = kind == "factors" ? entry.factorization() != nil : entry.inverse() != nil
            if let text = wrongAnswer(entry) { return .violation(text) }
        }
        return isUsed ? .table : .refusal(cache.diagnostics.map(\.sentence).joined(separator: "\n"))
    }

    /// Output from final demand by kept factors, where it is another than the table's.
    private static func wrongAnswer(_ entry: TableCache.Entry) -> String? {
        do {
            let system = try LeontiefSystem(table, policy: .reusable, store: entry)
            let demand = table.Y.rowSums()
            let output = try system.solve(demand)
            let isRight = zip(output, table.x).allSatisfy { abs($0 - $1) <= 1e-9 * (1 + abs($1)) }
            if !isRight { return "kept factors give the output \(output)" }
            let byInverse = try system.inverse().times(demand)
            let isSame = zip(byInverse, table.x).allSatisfy { abs($0 - $1) <= 1e-9 * (1 + abs($1)) }
            return isSame ? nil : "the kept inverse gives the output \(byInverse)"
        } catch {
            return "a kept file stops the answer: \(error)"
        }
    }

    // MARK: Files of draws

    private static func draws(_ path: String, isSealed: Bool) -> Answer {
        let content = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
        if isSealed { try? Data(Seal.draws(content)).write(to: URL(filePath: path)) }
        let merged = "\(path).merged"
        try? FileManager.default.removeItem(atPath: merged)
        return answer { () throws(Diagnostics) in
            let reader = try DrawReader(path)
            try reader.forEach { _ in }
            if reader.isFinished { try DrawFile.merge([path], to: merged) }
            return nil
        }
    }

    /// A finished file of draws, as a sample.
    static func writeDraws(
        to path: String, design: DesignDescription, shard: SweepShard = .whole
    ) throws(Diagnostics) {
        let header = SweepHeader(
            plan: String(repeating: "0a", count: 32), program: "chokepoint 1", title: "A sweep",
            tables: ["tiny"], design: design,
            parameters: [
                .init(path: "restrictions[0].cut", unit: "share", base: 0.5),
                .init(path: "models.trade-ge.theta", unit: "", base: 4),
            ],
            metrics: [
                .init(name: "value_added_change_pct_gdp.A", unit: "%"),
                .init(name: "value_added_change_pct_gdp.B", unit: "%"),
            ], drawCount: design.drawCount(parameters: 2) ?? 6, shard: shard)
        let file = try DrawFile.create(path, header: header)
        try file.append(
            header.range.map { k in
                let x = Double(k)
                return DrawRecord(
                    index: k, parameters: [x / 7, x + 1],
                    outcome: k % 4 == 3 ? .failed("no solution") : .values([x / 3, -x]))
            })
        try file.finish()
    }
}
