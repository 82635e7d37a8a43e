/// A client took too long.
struct DeadlinePassed: Error {}

/// The value of an operation that ends within `seconds`; it is cancelled otherwise.
/// - Throws: `DeadlinePassed`; what the operation throws.
func withDeadline<T: Sendable>(
    seconds: Double, _ operation: @escaping @Sendable () async throws -> T
) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
        group.addTask(operation: operation)
        group.addTask {
            try await Task.sleep(for: .seconds(max(seconds, 0)))
            throw DeadlinePassed()
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw DeadlinePassed() }
        return first
    }
}
