import Explorer
import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct ComputationsTests {
    @Test func onlySoManyRunAtOnceAndAllGetTheirTurn() async throws {
        let computations = Computations(parallel: 3, waiting: 100)
        let counts = Shared((running: 0, most: 0))
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...40 {
                group.addTask {
                    try await computations.run { _ in
                        counts.change { counts in
                            counts.running += 1
                            counts.most = max(counts.most, counts.running)
                        }
                        usleep(3000)
                        counts.change { $0.running -= 1 }
                        return number
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 820)
        #expect(counts.now.most == 3)
        #expect(try await comesTrue { computations.load == (0, 0) })
    }

    @Test func tooManyAreRefused() async throws {
        let computations = Computations(parallel: 1, waiting: 2)
        let isOver = Shared(false)
        let tasks = (0..<3).map { _ in
            Task {
                try await computations.run { _ in
                    while !isOver.now { usleep(1000) }
                }
            }
        }
        #expect(try await comesTrue { computations.load == (2, 1) })
        await #expect(throws: Computations.QueueFull.self) { try await computations.run { _ in } }
        isOver.change { $0 = true }
        for task in tasks { try await task.value }
    }

    @Test func errorsComeOutAsTheyAre() async throws {
        let computations = Computations(parallel: 1, waiting: 2)
        await #expect(throws: CocoaError.self) {
            try await computations.run { _ in throw CocoaError(.fileNoSuchFile) }
        }
        #expect(try await computations.run { _ in 7 } == 7)
    }

    @Test func aTaskThatIsCancelledComesBackAtOnce() async throws {
        let computations = Computations(parallel: 1, waiting: 2)
        let isOver = Shared(false)
        let task = Task {
            try await computations.run { _ in
                while !isOver.now { usleep(1000) }
            }
        }
        #expect(try await comesTrue { computations.load == (0, 1) })
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // It still has its place until it ends.
        #expect(computations.load == (0, 1))
        isOver.change { $0 = true }
        #expect(try await comesTrue { computations.load == (0, 0) })
    }
}
