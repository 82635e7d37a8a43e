import Foundation
import InputOutput
import Sweeps
import TestSupport
import Testing

@Suite struct DrawFileTests {
    @Test func bytesAreThoseOfTheDocumentedLayout() throws {
        try SampleDraws.inFolder { folder in
            let digits = Array(RecordedDrawFile.hexadecimal.filter { !$0.isWhitespace })
            let recorded = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0..<$0 + 2]), radix: 16)
            }
            let header = SweepHeader(
                plan: String(repeating: "0", count: 63) + "a", program: "chokepoint 1",
                title: "Zölle", tables: ["A 2010", "B/2011"], design: .sobol(seed: 7),
                parameters: [
                    .init(path: "restrictions.0.cut", unit: "share", base: 0.5),
                    .init(path: "table", unit: "", base: 0, words: ["A 2010", "B/2011"]),
                ],
                metrics: [
                    .init(name: "loss.KOR", unit: "%"), .init(name: "total", unit: "million USD"),
                ], drawCount: 2, includesBase: true)
            let draws = [
                DrawRecord(index: -1, parameters: [0.5, 0], outcome: .values([-1.25, 1e300])),
                DrawRecord(
                    index: 0, parameters: [0.25, 1],
                    outcome: .failed("not enough rare earths: 4 µg")),
                // A NaN with other bits is written as the one NaN.
                DrawRecord(
                    index: 1, parameters: [0.75, 0],
                    outcome: .values([Double(bitPattern: 0xFFF8_0000_0000_0001), -0.0])),
            ]
            let path = "\(folder)/a.draws"
            let file = try DrawFile.create(path, header: header)
            try file.append(draws)
            try file.finish()
            #expect(try SampleDraws.bytes(path) == recorded)

            let reader = try DrawReader(path)
            #expect(reader.header == header)
            expectSame(try SampleDraws.draws(path), draws)
            #expect(reader.header.parameters[1].word(for: 1) == "B/2011")
            #expect(reader.header.parameters[1].word(for: 2) == nil)
        }
    }

    @Test(arguments: [0, 1, 2, 100])
    func bytesDependOnNeitherBatchesNorInterruptions(draws: Int) throws {
        try SampleDraws.inFolder { folder in
            let header = SampleDraws.header(draws: draws, base: true)
            let expected = try SampleDraws.write(header, to: "\(folder)/whole")
            for batch in [1, 3, 64] {
                let path = "\(folder)/by\(batch)"
                var isDone = false
                while !isDone {
                    let file = try DrawFile.resume(path, header: header)
                    #expect(file.tornBytes == 0)
                    try file.append(file.remaining.prefix(batch).map { SampleDraws.draw($0) })
                    isDone = file.remaining.isEmpty
                    if isDone { try file.finish() }
                }
                #expect(try SampleDraws.bytes(path) == expected)
                let again = try DrawFile.resume(path, header: header)
                #expect(again.isFinished && again.completed == draws + 1)
                try again.finish()
                #expect(try SampleDraws.bytes(path) == expected)
            }
            expectSame(
                try SampleDraws.draws("\(folder)/whole"),
                (-1..<draws).map { SampleDraws.draw($0) })
        }
    }

    @Test func readsWhileItIsWritten() throws {
        try SampleDraws.inFolder { folder in
            let header = SampleDraws.header(draws: 5)
            let file = try DrawFile.create("\(folder)/a", header: header)
            #expect(try file.records().next() == nil)
            try file.append([SampleDraws.draw(0), SampleDraws.draw(1)])
            try file.synchronize()
            let reader = try file.records()
            var count = 0
            try reader.forEach { draw in
                #expect(draw.index == count)
                count += 1
            }
            #expect(count == 2 && reader.count == 2 && !reader.isFinished)
            #expect(file.completed == 2 && file.remaining == 2..<5 && !file.isFinished)
        }
    }

    @Test func oneWriterOnly() throws {
        try SampleDraws.inFolder { folder in
            let header = SampleDraws.header(draws: 5)
            do {
                let file = try DrawFile.create("\(folder)/a", header: header)
                let findings = SampleDraws.findings(in: folder) {
                    _ = try DrawFile.resume("\(folder)/a", header: header)
                }
                #expect(
                    findings == [
                        "in-use: a: another process is writing this file (wait for it to end, or "
                            + "choose another file)"
                    ])
                try file.append([SampleDraws.draw(0)])
            }
            #expect(try DrawFile.resume("\(folder)/a", header: header).completed == 1)
        }
    }

    @Test func neverOverwrites() throws {
        try SampleDraws.inFolder { folder in
            let header = SampleDraws.header(draws: 1)
            let bytes = try SampleDraws.write(header, to: "\(folder)/a")
            let findings = SampleDraws.findings(in: folder) {
                _ = try DrawFile.create("\(folder)/a", header: header)
            }
            #expect(
                findings == [
                    """
                    file-exists: a: there is a file of this name (continue it with --resume, \
                    remove 
                    """
                        + "it, or choose another name)"
                ])
            #expect(try SampleDraws.bytes("\(folder)/a") == bytes)
            #expect(
                SampleDraws.findings(in: folder) {
                    _ = try DrawFile.create("\(folder)/no/a", header: header)
                } == [
                    "cannot-write: no/a: the draws cannot be written: no such file or directory "
                        + "(check the folder, its permissions and free space)"
                ])
        }
    }

    @Test func refusesDrawsOfAnotherSweepAndSaysWhatDiffers() throws {
        try SampleDraws.inFolder { folder in
            let path = "\(folder)/a"
            let bytes = try SampleDraws.write(
                SampleDraws.header(draws: 10, shard: SweepShard(number: 1, of: 2)), to: path)
            let other = SweepHeader(
                plan: String(repeating: "f", count: 64), program: "chokepoint 2",
                title: "Rare earths", tables: ["A 2010"], design: .sobol(seed: 8),
                parameters: [
                    .init(path: "restrictions.0.cut", unit: "share", base: 0.5),
                    .init(path: "table", unit: "", base: 0, words: ["A 2010", "A 2011"]),
                ], metrics: [.init(name: "loss.R0", unit: "%")], drawCount: 10, includesBase: true)
            let findings = SampleDraws.findings(in: folder) {
                _ = try DrawFile.resume(path, header: other)
            }
            func line(_ what: String) -> String {
                "other-sweep: a: the file holds draws of another sweep than this one: \(what) "
                    + "(choose another file, or run what the file is of)"
            }
            #expect(
                findings == [
                    line("plan: ‘000000000000’, not ‘ffffffffffff’"),
                    line("program: ‘chokepoint 1’, not ‘chokepoint 2’"),
                    line("design: ‘latin-hypercube, seed 7’, not ‘sobol, seed 8’"),
                    line(
                        """
                        parameters: ‘restrictions.0.cut = 0.5 share, models.trade-ge.theta = \
                        4.0’, 
                        """
                            + """
                            not ‘restrictions.0.cut = 0.5 share, table = 0.0 of A 2010, A 2011’
                            """),
                    line("metrics: ‘loss.R0 (%), loss.R1 (%)’, not ‘loss.R0 (%)’"),
                    line("base: ‘not included’, not ‘included’"),
                    line("shard: ‘1/2’, not ‘1/1’"),
                ])
            #expect(try SampleDraws.bytes(path) == bytes)
        }
    }

    @Test func longReasonsAreCutAtACharacter() throws {
        try SampleDraws.inFolder { folder in
            let header = SampleDraws.header(draws: 1)
            let file = try DrawFile.create("\(folder)/a", header: header)
            let reason = String(repeating: "é", count: DrawRecord.longestReason) + "!"
            try file.append([
                DrawRecord(index: 0, parameters: [0, 0], outcome: .failed("x" + reason))
            ])
            let kept = try SampleDraws.draws("\(folder)/a")[0].failure
            #expect(kept == "x" + String(repeating: "é", count: DrawRecord.longestReason / 2 - 1))
        }
    }

    @Test(arguments: [
        DesignDescription.grid(levels: [2, 3]), .oneAtATime(alternatives: [2, 0, 3]),
        .latinHypercube(seed: .max), .sobol(seed: 0), .saltelli(baseSamples: 4, seed: 1),
        .morris(trajectories: 3, levels: 4, pool: nil, seed: 2),
        .morris(trajectories: 3, levels: 4, pool: 9, seed: 2),
    ])
    func everyDesignIsKept(design: DesignDescription) throws {
        try SampleDraws.inFolder { folder in
            let header = SweepHeader(
                plan: "", program: "", design: design,
                parameters: (0..<3).map { .init(path: "p\($0)", unit: "", base: 1) }, metrics: [],
                drawCount: design.drawCount(parameters: 3) ?? 5)
            _ = try DrawFile.create("\(folder)/a", header: header)
            #expect(try DrawReader("\(folder)/a").header == header)
        }
    }

    @Test func wrongUseStops() async {
        await #expect(processExitsWith: .failure) {
            try SampleDraws.inFolder {
                let file = try DrawFile.create("\($0)/a", header: SampleDraws.header(draws: 2))
                try file.append([SampleDraws.draw(1)])
            }
        }
        await #expect(processExitsWith: .failure) {
            try SampleDraws.inFolder {
                let file = try DrawFile.create("\($0)/a", header: SampleDraws.header(draws: 2))
                try file.append([SampleDraws.draw(0, metrics: 3)])
            }
        }
        await #expect(processExitsWith: .failure) {
            try SampleDraws.inFolder {
                let file = try DrawFile.create("\($0)/a", header: SampleDraws.header(draws: 2))
                try file.append([SampleDraws.draw(0)])
                try file.finish()
            }
        }
    }
}
