import Chokepoint
import Foundation
import TestSupport
import Testing

/// The example program runs, and prints what the library computes.
@Suite struct FromSwiftTests {
    @Test func exampleRunsAndPrintsWhatTheLibraryComputes() throws {
        let program = try RunProgram.executable().deletingLastPathComponent()
            .appending(path: "from-swift")
        let path = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5").path
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = [path]
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")

        let system = try LeontiefSystem(try TableFile.read(path: path))
        let labels = LabelResolver(system.table)
        let exposure = try Exposure(of: try labels.industries("KOR/C"), in: system)
        let share = try #require(
            exposure.share(.lookThrough, of: try labels.industries("JPN/C")))
        #expect(share > 0.01 && share < 0.5)
        let shown = (100_000 * share).rounded() / 1000
        #expect(text.contains("JPN/C in the inputs of KOR/C, look-through: \(shown) %"))
        #expect(text.contains("extraction shows") && text.contains("cost-push shows"))
    }
}
