import InputOutput
import Sweeps
import Synchronization

/// The draws of a run: in their file where one is kept, else in memory.
final class SweepDraws: Sendable {
    private let file: DrawFile?
    private let records = Mutex<[DrawRecord]>([])

    init(_ file: DrawFile?) { self.file = file }

    /// Takes the next draws.
    func append(_ draws: [DrawRecord]) throws(Diagnostics) {
        if let file {
            try file.append(draws)
        } else {
            records.withLock { $0 += draws }
        }
    }

    /// All draws so far, in order.
    func all() throws(Diagnostics) -> [DrawRecord] {
        guard let reader = try file?.records() else { return records.withLock { $0 } }
        var found: [DrawRecord] = []
        while let record = try reader.next() { found.append(record) }
        return found
    }
}
