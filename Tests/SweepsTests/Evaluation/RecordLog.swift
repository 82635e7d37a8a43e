import Sweeps
import Synchronization

/// Takes draws from a runner.
final class RecordLog: Sendable {
    private let taken = Mutex<[DrawRecord]>([])

    /// Takes the next draws.
    @Sendable func add(_ records: [DrawRecord]) { taken.withLock { $0 += records } }

    /// All draws so far.
    var records: [DrawRecord] { taken.withLock { $0 } }
}
