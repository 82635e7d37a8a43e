import Foundation
import InputOutput
import Sweeps
import TestSupport
import Testing

@Suite struct DrawFileDamageTests {
    private static let header = SampleDraws.header(draws: 9, base: true)

    /// Where the records of a file begin, and where it ends, from the documented layout.
    private static func starts(_ bytes: [UInt8]) -> [Int] {
        func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
        var starts = [24 + number(12)]
        while let last = starts.last, last < bytes.count { starts.append(last + 16 + number(last)) }
        return starts
    }

    /// A kill during a write leaves a file that ends anywhere.
    @Test func everyCutIsContinuedToTheSameFile() throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(Self.header, to: "\(folder)/whole")
            let starts = Self.starts(whole)
            for length in 0...whole.count {
                let path = "\(folder)/cut"
                try SampleDraws.put(whole[..<length], path)
                let file = try DrawFile.resume(path, header: Self.header)
                let records = starts.dropFirst().dropLast().count { $0 <= length }
                let boundary = starts.last { $0 <= length }
                #expect(file.completed == records, "cut at \(length)")
                #expect(file.tornBytes == boundary.map { length - $0 } ?? 0, "cut at \(length)")
                if !file.isFinished {
                    try file.append(file.remaining.map { SampleDraws.draw($0) })
                    try file.finish()
                }
                #expect(try SampleDraws.bytes(path) == whole, "cut at \(length)")
            }
        }
    }

    /// A reader of a cut file sees the draws before the cut.
    @Test func everyCutIsRead() throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(Self.header, to: "\(folder)/whole")
            let starts = Self.starts(whole)
            for length in starts[0]..<whole.count {
                try SampleDraws.put(whole[..<length], "\(folder)/cut")
                let reader = try DrawReader("\(folder)/cut")
                try reader.forEach { _ in }
                #expect(reader.count == starts.dropFirst().count { $0 <= length })
                #expect(!reader.isFinished)
            }
            #expect(
                SampleDraws.findings(in: folder) {
                    try SampleDraws.put(whole[..<(starts[0] - 1)], "\(folder)/cut")
                    _ = try DrawReader("\(folder)/cut")
                } == [
                    "damaged-header: cut: the header of the file is damaged: it is cut short (run "
                        + "the sweep again into another file)"
                ])
        }
    }

    /// Whatever bit is wrong, no wrong draw comes out: an error names the place, or the draws end
    /// early where the last record of an unfinished file is hit.
    @Test(arguments: [true, false])
    func everyFlippedBitIsFound(isFinished: Bool) throws {
        try SampleDraws.inFolder { folder in
            let finished = try SampleDraws.write(Self.header, to: "\(folder)/whole")
            let starts = Self.starts(finished)
            let records = starts.count - 2
            let whole = isFinished ? finished : Array(finished[..<starts[records]])
            for byte in whole.indices {
                for bit in [0, 7] {
                    var damaged = whole
                    damaged[byte] ^= 1 << bit
                    try SampleDraws.put(damaged, "\(folder)/flipped")
                    var draws: [DrawRecord] = []
                    let findings = SampleDraws.findings(in: folder) {
                        let reader = try DrawReader("\(folder)/flipped")
                        while let draw = try reader.next() { draws.append(draw) }
                        #expect(!reader.isFinished)
                    }
                    expectSame(draws, (-1..<9).prefix(draws.count).map { SampleDraws.draw($0) })
                    let record = starts.lastIndex { $0 <= byte }
                    let comment: Comment = "bit \(bit) of byte \(byte)"
                    if let record,
                        record == starts.count - 2 || !isFinished && record == records - 1
                    {
                        // The last record: either an error or a torn tail.
                        #expect(draws.count == record, comment)
                        continue
                    }
                    #expect(findings.count == 1, comment)
                    if let record {
                        #expect(
                            findings[0].contains(
                                """
                                record \(record + 1) \
                                (\(record == 0 ? "the base" : "draw \(record - 1)")) at byte \
                                \(starts[record])
                                """
                            ), comment)
                        #expect(draws.count == record, comment)
                    }
                    let resuming = SampleDraws.findings(in: folder) {
                        _ = try DrawFile.resume("\(folder)/flipped", header: Self.header)
                    }
                    #expect(!resuming.isEmpty, comment)
                    #expect(try SampleDraws.bytes("\(folder)/flipped") == damaged, comment)
                }
            }
        }
    }

    /// After a loss of power the system may have lengthened the file before writing to it.
    @Test func zerosAtTheEndAreATornTail() throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(Self.header, to: "\(folder)/whole")
            let starts = Self.starts(whole)
            for cut in [starts[3], starts[3] + 1, starts[3] + 9, starts[3] + 20, starts[4] - 1] {
                for zeros in [1, 15, 16, 17, 5000] {
                    try SampleDraws.put(
                        whole[..<cut] + Array(repeating: 0, count: zeros), "\(folder)/zeros")
                    let file = try DrawFile.resume("\(folder)/zeros", header: Self.header)
                    #expect(file.completed == 3 || (cut == starts[4] - 1 && file.completed == 4))
                    try file.append(file.remaining.map { SampleDraws.draw($0) })
                    try file.finish()
                    #expect(try SampleDraws.bytes("\(folder)/zeros") == whole)
                }
            }
        }
    }

    @Test func damageIsNamedWithItsPlaceAndRemedy() throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(Self.header, to: "\(folder)/whole")
            let starts = Self.starts(whole)
            func findings(_ change: (inout [UInt8]) -> Void) throws -> [String] {
                var bytes = whole
                change(&bytes)
                try SampleDraws.put(bytes, "\(folder)/a")
                return SampleDraws.findings(in: folder) {
                    try DrawReader("\(folder)/a").forEach { _ in }
                }
            }
            func damaged(_ record: Int, _ draw: String, _ what: String) -> [String] {
                [
                    "damaged-record: a: record \(record + 1) (\(draw)) at byte \(starts[record]): "
                        + """
                        \(what) (to keep only the \(record) records before it, cut the file \
                        with 
                        """
                        + "truncate --size=\(starts[record]) and continue with --resume)"
                ]
            }
            #expect(
                try findings { $0[starts[2] + 40] ^= 1 }
                    == damaged(2, "draw 1", "the record does not fit its checksum"))
            #expect(
                try findings { $0[starts[2] + 1] ^= 1 }
                    == damaged(
                        2, "draw 1", "the length of the record does not fit its checksum"))
            // A record is missing, and one is there twice.
            #expect(
                try findings { $0.removeSubrange(starts[2]..<starts[3]) }
                    == damaged(2, "draw 1", "the record is of draw 2"))
            #expect(
                try findings { $0.insert(contentsOf: whole[starts[2]..<starts[3]], at: starts[3]) }
                    == damaged(3, "draw 2", "the record is of draw 1"))
            #expect(
                try findings { $0.append(0) }
                    == damaged(10, "the end", "the end of the draws is followed by 1 bytes"))
            #expect(
                try findings { $0.removeSubrange(starts[9]..<starts[10]) }
                    == [
                        "damaged-record: a: record 10 (draw 8) at byte \(starts[9]): the end of a "
                            + """
                            file of 10 records stands here (to keep only the 9 records before \
                            it, 
                            """
                            + "cut the file with truncate --size=\(starts[9]) and continue with "
                            + "--resume)"
                    ])
            #expect(
                try findings {
                    $0.insert(contentsOf: whole[starts[9]..<starts[10]], at: starts[10])
                }
                    == damaged(10, "the end", "there are more records than draws"))
        }
    }

    @Test func otherFilesAreRefused() throws {
        try SampleDraws.inFolder { folder in
            let whole = try SampleDraws.write(Self.header, to: "\(folder)/whole")
            func findings(_ bytes: [UInt8]) throws -> [String] {
                try SampleDraws.put(bytes, "\(folder)/a")
                let reading = SampleDraws.findings(in: folder) {
                    _ = try DrawReader("\(folder)/a")
                }
                #expect(
                    SampleDraws.findings(in: folder) {
                        _ = try DrawFile.resume("\(folder)/a", header: Self.header)
                    } == reading)
                #expect(try SampleDraws.bytes("\(folder)/a") == bytes)
                return reading
            }
            let notDraws = [
                "not-a-draw-file: a: this is not a file of draws (give a file that a sweep has "
                    + "written)"
            ]
            #expect(try findings(Array("index,cut\n0,0.5\n".utf8)) == notDraws)
            #expect(try findings(Array("index,restrictions.0.cut,loss\n".utf8)) == notDraws)
            #expect(try findings([0x89]) == notDraws)
            var newer = whole
            newer[8] = 2
            #expect(
                try findings(newer) == [
                    """
                    unknown-layout: a: the file has layout 2 of draws; this program knows \
                    layout 1 
                    """
                        + "(use the version of the program that wrote it, or run the sweep again)"
                ])
            var flipped = whole
            flipped[40] ^= 1
            #expect(
                try findings(flipped) == [
                    "damaged-header: a: the header of the file is damaged: it does not fit its "
                        + "checksum (run the sweep again into another file)"
                ])
            #expect(
                SampleDraws.findings(in: folder) { _ = try DrawReader("\(folder)/none") } == [
                    "cannot-read: none: the draws cannot be read: no such file or directory"
                ])
        }
    }
}
