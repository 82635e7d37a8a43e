import InputOutput
import Sweeps
import Synchronization

/// The draws of a run: in their file where one is kept, else in memory.
final class SweepDraws: Sendable {
    private let header: SweepHeader
    private let file: DrawFile?
    private let records = Mutex<[DrawRecord]>([])

    init(_ header: SweepHeader, _ file: DrawFile?) {
        self.header = header
        self.file = file
    }

    /// Takes the next draws.
    func append(_ draws: [DrawRecord]) throws(Diagnostics) {
        if let file {
            try file.append(draws)
        } else {
            records.withLock { $0 += draws }
        }
    }

    /// All draws so far.
    func source() throws(Diagnostics) -> DrawSource {
        if let file { return try DrawSource(file.path) }
        return DrawSource(header, records.withLock { $0 })
    }
}
