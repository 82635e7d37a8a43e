import Foundation
import Platform
import Sweeps
import TestSupport
import Testing

@Suite struct DrawFileKillTests {
    /// Enough that one call writes many pages, between any two of which a kill can fall.
    private static let metrics = 400
    private static let draws = 2000
    private static let header = SampleDraws.header(draws: draws, metrics: metrics, base: true)

    /// Writes on until a thread that watches the file's length kills the process, as SIGKILL does:
    /// without a word, perhaps in the middle of a write.
    private static func write(_ path: String, batch: Int, untilKilledAt length: Int) throws {
        Thread.detachNewThread {
            var status = stat()
            while stat(path, &status) != 0 || Int(status.st_size) < length {}
            kill(getpid(), SIGKILL)
        }
        let file = try DrawFile.resume(path, header: header)
        while !file.remaining.isEmpty {
            try file.append(
                file.remaining.prefix(batch).map { SampleDraws.draw($0, metrics: metrics) })
        }
        try file.finish()
        while true { sleep(1) }
    }

    @Test func killedTwentyTimesTheFileIsTheSame() async throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = try SampleDraws.write(Self.header, to: folder.appending(path: "whole").path)
        let path = folder.appending(path: "killed").path
        var random = SplitMix64(seed: 20)
        // Rising moments, so that every process gets somewhere: in the header, in the first record,
        // then anywhere.
        let moments =
            [0, 1] + (0..<18).map { _ in Int.random(in: 2...whole.count, using: &random) }.sorted()
        for moment in moments {
            let batch = Int.random(in: 1...700, using: &random)
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = path as String, batch = batch as Int, moment = moment as Int] in
                try Self.write(path, batch: batch, untilKilledAt: moment)
            }
            let left = try SampleDraws.bytes(path)
            #expect(left.elementsEqual(whole.prefix(left.count)), "killed at \(moment)")
        }
        let file = try DrawFile.resume(path, header: Self.header)
        if !file.isFinished {
            try file.append(file.remaining.map { SampleDraws.draw($0, metrics: Self.metrics) })
            try file.finish()
        }
        #expect(try SampleDraws.bytes(path) == whole)
    }
}
