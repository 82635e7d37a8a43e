import Foundation
import InputOutput
import Synchronization
import Providers
import TestSupport
import Testing

/// Files that are read in processes of their own.
@Suite struct HDF5ReaderTests {
    private final class Flag: Sendable {
        let isSet = Mutex(false)
    }

    /// A process is made while other threads take and give memory, and may inherit a lock that
    /// nobody frees.
    @Test func filesAreReadWhileOthersTakeMemory() async throws {
        let path = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5").path
        let expected = try TableFile.read(path: path)
        let isDone = Flag()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                var sizes = 0
                while !isDone.isSet.withLock({ $0 }) {
                    for size in 1...200 { sizes += [UInt8](repeating: 1, count: size * 37).count }
                    await Task.yield()
                }
                return sizes > 0
            }
            for _ in 0..<40 {
                group.addTask {
                    let table = try TableFile.read(path: path)
                    return table.Z == expected.Z && table.regions == expected.regions
                }
            }
            var left = 40
            while let isSame = try await group.next() {
                #expect(isSame)
                left -= 1
                if left == 0 { isDone.isSet.withLock { $0 = true } }
            }
        }
    }

    /// The process that reads holds no file of the one that asks: a lock would live on with it.
    @Test func noFileIsInherited() throws {
        let sound = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5").path
        try Samples.inFolder { folder in
            var ends: [Int32] = [0, 0]
            // Programs that other tests start do not inherit it either.
            #if os(Linux)
                let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
                #expect(socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0)
            #else
                #expect(pipe(&ends) == 0)
            #endif
            defer { close(ends[0]) }
            var isOpen = true
            // While the table is read its progress is told: here the pipe's other end is closed.
            _ = try TableFile.read(path: sound) { _ in
                if !isOpen { return }
                close(ends[1])
                isOpen = false
                // Nobody can write any more: the pipe is at its end, which a process that had
                // inherited it would keep from coming.
                var state = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
                #expect(poll(&state, 1, 5000) == 1)
                #expect(Int32(state.revents) & Int32(POLLHUP) != 0)
            }
            #expect(!isOpen)
        }
    }

    /// What was found of one content says nothing of the next.
    @Test func anotherFileOfTheSameNameIsTriedAgain() throws {
        let damaged = Fixtures.packageRoot.appending(
            path: "Tests/ProvidersTests/Regressions/texts-beyond-their-heap.h5")
        let sound = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5")
        try Samples.inFolder { folder in
            let path = URL(filePath: "\(folder)/t.h5")
            try Data(contentsOf: damaged).write(to: path, options: .atomic)
            for _ in 0..<2 {
                #expect(
                    Samples.problems(reading: path.path, in: folder).hasPrefix("hdf5-damaged: "))
            }
            try Data(contentsOf: sound).write(to: path, options: .atomic)
            #expect(try TableFile.read(path: path.path).regionCount == 20)
        }
    }
}
