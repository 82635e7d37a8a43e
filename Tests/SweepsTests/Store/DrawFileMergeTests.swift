import Foundation
import InputOutput
import Sweeps
import TestSupport
import Testing

@Suite struct DrawFileMergeTests {
    private static func shard(_ number: Int, _ count: Int, draws: Int = 10) -> SweepHeader {
        SampleDraws.header(draws: draws, shard: SweepShard(number: number, of: count), base: true)
    }

    @Test func shardsDivideTheDraws() {
        for draws in [0, 1, 2, 7, 100, 1001] {
            for count in [1, 2, 3, 7, 128] {
                let ranges = (1...count).map { SweepShard(number: $0, of: count).range(of: draws) }
                #expect(ranges.flatMap { Array($0) } == Array(0..<draws))
                let sizes = ranges.map(\.count)
                #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
            }
        }
        #expect(SweepShard(number: 2, of: 3).range(of: .max).count == .max / 3)
        #expect(SweepShard(number: 2, of: 8).description == "2/8")
    }

    @Test(arguments: [(0, 1), (0, 2), (1, 3), (10, 1), (10, 2), (10, 3), (600, 2), (3, 7)])
    func mergedIsTheUndividedFile(draws: Int, count: Int) throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(
                SampleDraws.header(draws: draws, base: true), to: "\(folder)/whole")
            let paths = try (1...count).map { number in
                let path = "\(folder)/\(number)"
                try SampleDraws.write(Self.shard(number, count, draws: draws), to: path)
                return path
            }
            try DrawFile.merge(paths.reversed(), to: "\(folder)/merged")
            #expect(try SampleDraws.bytes("\(folder)/merged") == whole)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.count == count + 2)
        }
    }

    @Test func shardsOfDifferentSizesFitTogether() throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(
                SampleDraws.header(draws: 10, base: true), to: "\(folder)/whole")
            for (number, count) in [(1, 2), (3, 4), (4, 4)] {
                try SampleDraws.write(Self.shard(number, count), to: "\(folder)/\(number)")
            }
            try DrawFile.merge(["1", "4", "3"].map { "\(folder)/\($0)" }, to: "\(folder)/merged")
            #expect(try SampleDraws.bytes("\(folder)/merged") == whole)
        }
    }

    @Test func missingAndDuplicateDrawsAreNamed() throws {
        try SampleDraws.inFolder { folder in
            for number in 1...4 {
                let header = Self.shard(number, 4)
                if number == 4 {
                    let file = try DrawFile.create("\(folder)/4", header: header)
                    try file.append([SampleDraws.draw(7)])
                } else {
                    try SampleDraws.write(header, to: "\(folder)/\(number)")
                }
            }
            func merge(_ names: String...) -> [String] {
                SampleDraws.findings(in: folder) {
                    try DrawFile.merge(names.map { "\(folder)/\($0)" }, to: "\(folder)/merged")
                }
            }
            let unfinished =
                "missing-draws: 4: draws 8 to 9 are missing (finish shard 4/4 with --resume)"
            #expect(merge("1", "2", "3", "4") == [unfinished])
            #expect(
                merge("1", "4", "3", "3")
                    == [
                        """
                        missing-draws: draws 2 to 4 are missing (name the files of the other \
                        shards)
                        """,
                        "draws-twice: 3: draws 5 to 6 are in \(folder)/3 too (name one of the two "
                            + "files)".replacing("\(folder)/", with: ""), unfinished,
                    ].map { $0.replacing("\(folder)/", with: "") })
            #expect(
                merge("2") == [
                    "missing-draws: the base and draws 0 to 1 are missing (name the files of the "
                        + "other shards)",
                    "missing-draws: draws 5 to 9 are missing (name the files of the other shards)",
                ])
            #expect(
                merge() == [
                    "no-shards: merged: there is nothing to merge (name the files of the shards)"
                ])
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/merged"))
        }
    }

    @Test func otherSweepsDamageAndExistingFilesAreRefused() throws {
        try SampleDraws.inFolder { folder in
            try SampleDraws.write(Self.shard(1, 2), to: "\(folder)/1")
            try SampleDraws.write(Self.shard(2, 2), to: "\(folder)/2")
            try SampleDraws.write(
                SampleDraws.header(
                    draws: 10, shard: SweepShard(number: 2, of: 2), base: true,
                    plan: String(repeating: "b", count: 64)), to: "\(folder)/other")
            try SampleDraws.put(Array("nonsense".utf8), "\(folder)/text")
            func merge(_ names: [String], to target: String) -> [String] {
                SampleDraws.findings(in: folder) {
                    try DrawFile.merge(names.map { "\(folder)/\($0)" }, to: "\(folder)/\(target)")
                }
            }
            #expect(
                merge(["1", "other", "text"], to: "merged") == [
                    "not-a-draw-file: text: this is not a file of draws (give a file that a sweep "
                        + "has written)",
                    "other-sweep: other: the file holds draws of another sweep than 1: plan: "
                        + """
                        ‘bbbbbbbbbbbb’, not ‘000000000000’ (choose another file, or run what \
                        the 
                        """
                        + "file is of)",
                ])
            #expect(
                merge(["1", "2"], to: "2") == [
                    """
                    file-exists: 2: there is a file of this name (continue it with --resume, \
                    remove 
                    """
                        + "it, or choose another name)"
                ])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 4)
        }
    }
}
