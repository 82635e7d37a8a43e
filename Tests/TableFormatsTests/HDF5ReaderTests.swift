import Foundation
import InputOutput
import Synchronization
import TableFormats
import TestSupport
import Testing

/// Files that are read in processes of their own.
@Suite struct HDF5ReaderTests {
    private final class Flag: Sendable {
        let isSet = Mutex(false)
    }

    /// A process is made while other threads take and give memory, and may inherit a lock that nobody frees.
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

    /// What was found of one content says nothing of the next.
    @Test func anotherFileOfTheSameNameIsTriedAgain() throws {
        let damaged = Fixtures.packageRoot.appending(
            path: "Tests/TableFormatsTests/Regressions/texts-beyond-their-heap.h5")
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
