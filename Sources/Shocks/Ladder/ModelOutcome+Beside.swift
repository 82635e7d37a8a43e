import Dispatch
package import InputOutput
import LinearAlgebra
import Synchronization

extension ModelOutcome {
    /// One run of a model and what it is to be run on.
    package struct Task: Sendable {
        let run: ModelRun
        let shock: Shock

        /// A task.
        package init(_ run: ModelRun, of shock: Shock) {
            self.run = run
            self.shock = shock
        }
    }

    /// Runs models on the cores there are, and gives their outcomes in the order of the tasks.
    ///
    /// Models that ask the system's solver (`ShockModel.runsBeside`) run first and one after the
    /// other; all others side by side, the dearest first, with one BLAS thread each. Outcomes do
    /// not depend on the number of threads, not in the last bit.
    /// - Parameters:
    ///   - threads: runs that go on at once.
    ///   - begin: called before each run, by the thread that makes it; what it throws ends
    ///     everything.
    ///   - found: called after each run, by the thread that made it, one at a time.
    /// - Throws: what `begin` throws, and errors that are no failure of a model: that of the first
    ///   task that has one.
    package static func all(
        _ tasks: [Task], on system: LeontiefSystem, threads: Int,
        begin: @Sendable (ModelRun) throws -> Void = { _ in },
        found: @Sendable (ModelOutcome) -> Void = { _ in }
    ) throws -> [ModelOutcome] {
        var outcomes = [ModelOutcome?](repeating: nil, count: tasks.count)
        for (index, task) in tasks.enumerated() where !task.run.type.runsBeside {
            try begin(task.run)
            let outcome = try ModelOutcome(task.run, of: task.shock, on: system)
            outcomes[index] = outcome
            found(outcome)
        }
        let order = order(of: tasks, on: system.table)
        if order.isEmpty { return outcomes.compactMap { $0 } }
        let results = try BLASThreads.withSingleThread {
            try beside(order.map { tasks[$0] }, on: system, threads: threads, begin, found)
        }
        for (index, result) in zip(order, results) { outcomes[index] = result }
        return outcomes.compactMap { $0 }
    }

    /// Positions of the tasks that run side by side: the dearest first, and runs that differ in the
    /// rent alone behind, as they need what the first of their kind makes.
    private static func order(of tasks: [Task], on table: MRIOTable) -> [Int] {
        let work = tasks.map { $0.run.rent == nil ? $0.run.model.work(on: table) : -1 }
        return tasks.indices.filter { tasks[$0].run.type.runsBeside }
            .sorted { (-work[$0], $0) < (-work[$1], $1) }
    }

    private struct Shared {
        var next = 0
        var isOver = false
        var results: [Result<ModelOutcome, any Error>?]
    }

    private static func beside(
        _ tasks: [Task], on system: LeontiefSystem, threads: Int,
        _ begin: @Sendable (ModelRun) throws -> Void, _ found: @Sendable (ModelOutcome) -> Void
    ) throws -> [ModelOutcome] {
        let parts = tasks.map { _ in system.forOnePart() }
        let shared = Mutex(Shared(results: tasks.map { _ in nil }))
        let telling = Mutex(())
        @Sendable func take() -> Int? {
            shared.withLock { shared in
                guard !shared.isOver, shared.next < tasks.count else { return nil }
                shared.next += 1
                return shared.next - 1
            }
        }
        DispatchQueue.concurrentPerform(iterations: max(min(threads, tasks.count), 1)) { _ in
            while let index = take() {
                let result = Result {
                    try begin(tasks[index].run)
                    return try ModelOutcome(
                        tasks[index].run, of: tasks[index].shock, on: parts[index])
                }
                if case .success(let outcome) = result { telling.withLock { _ in found(outcome) } }
                shared.withLock { shared in
                    shared.results[index] = result
                    if case .failure = result { shared.isOver = true }
                }
            }
        }
        parts.forEach(system.adoptReports)
        let results = shared.withLock { $0.results }
        // Without a failure every task has a result.
        for case .failure(let error)? in results { throw error }
        return try results.compactMap { try $0?.get() }
    }
}
