public import InputOutput
import Platform

extension DrawFile {
    /// Puts the parts of a sweep together into one finished file, which is byte for byte the one an
    /// undivided run writes. Every record is verified; the order of the paths does not matter.
    /// - Throws: `no-shards`; `other-sweep` where a part is of another sweep than the first;
    ///   `missing-draws` and `draws-twice`, each with the draws and files; `file-exists`;
    ///   `damaged-record`; `cannot-write`. All findings about the parts come at once, and nothing
    ///   is written then.
    /// - Complexity: reads each part twice, in the memory of one buffer.
    public static func merge(_ paths: [String], to path: String) throws(Diagnostics) {
        let failure = DrawFileFailure(path: path)
        let parts = try ordered(paths)
        guard let first = parts.first else {
            throw failure.error(
                "no-shards", "there is nothing to merge", remedy: "name the files of the shards")
        }
        if access(path, F_OK) == 0 { throw failure.exists() }
        let made = UnfinishedFile(UnfinishedFile.name(besides: path))
        let whole = try create(made.path, header: first.header.with(shard: .whole))
        for part in parts {
            let reader = try DrawReader(part.path)
            var batch: [DrawRecord] = []
            while let draw = try reader.next() {
                batch.append(draw)
                if batch.count == batchSize {
                    try whole.append(batch)
                    batch.removeAll(keepingCapacity: true)
                }
            }
            try whole.append(batch)
        }
        try whole.finish()
        do throws(SystemError) { try made.rename(to: path) } catch {
            throw failure.cannotWrite(error.code)
        }
        synchronizeFolder(of: path)
    }

    /// Draws handed over at once when files are copied.
    private static let batchSize = 256

    private struct Part {
        let path: String
        let header: SweepHeader
        /// The draws that are in the file.
        let draws: Range<Int>
        /// The draws that should be.
        var range: Range<Int> { header.range }
    }

    /// The parts by their first draw, once they are known to hold every draw exactly once.
    private static func ordered(_ paths: [String]) throws(Diagnostics) -> [Part] {
        var findings = Diagnostics()
        var parts: [Part] = []
        for path in paths {
            do throws(Diagnostics) {
                let reader = try DrawReader(path)
                while try reader.next() != nil {}
                let start = reader.header.range.lowerBound
                parts.append(
                    Part(
                        path: path, header: reader.header, draws: start..<start + reader.count))
            } catch {
                findings.add(error)
            }
        }
        if let first = parts.first {
            for part in parts.dropFirst() {
                let differences = part.header.differences(from: first.header, ignoringShard: true)
                findings.add(
                    DrawFileFailure(path: part.path).otherSweep(differences, than: first.path))
            }
        }
        try findings.throwIfErrors()
        parts.sort { ($0.range.lowerBound, $0.path) < ($1.range.lowerBound, $1.path) }
        findings.add(gapsAndOverlaps(parts))
        try findings.throwIfErrors()
        return parts.filter { !$0.draws.isEmpty }.isEmpty ? Array(parts.prefix(1)) : parts
    }

    private static func gapsAndOverlaps(_ parts: [Part]) -> Diagnostics {
        guard let header = parts.first?.header else { return Diagnostics() }
        var findings = Diagnostics()
        let all = header.with(shard: .whole).range
        func missing(_ draws: Range<Int>, in path: String?, _ remedy: String) {
            findings.add(
                Diagnostic(
                    .error, "missing-draws", "\(name(draws)) missing", at: .init(file: path),
                    remedy: remedy))
        }
        var next = all.lowerBound
        var last: Part?
        for part in parts {
            if part.range.lowerBound > next {
                missing(
                    next..<part.range.lowerBound, in: nil, "name the files of the other shards")
            }
            if let last, part.range.lowerBound < next, !part.range.isEmpty {
                let twice = part.range.lowerBound..<min(next, part.range.upperBound)
                findings.add(
                    Diagnostic(
                        .error, "draws-twice", "\(name(twice)) in \(last.path) too",
                        at: .init(file: part.path), remedy: "name one of the two files"))
            }
            if part.draws.upperBound < part.range.upperBound {
                missing(
                    part.draws.upperBound..<part.range.upperBound, in: part.path,
                    "finish shard \(part.header.shard.description) with --resume")
            }
            if part.range.upperBound > next {
                next = part.range.upperBound
                last = part
            }
        }
        if next < all.upperBound {
            missing(next..<all.upperBound, in: nil, "name the files of the other shards")
        }
        return findings
    }

    /// `draw 7 is`, `draws 7 to 9 are`, with `the base` for what comes before draw 0.
    private static func name(_ draws: Range<Int>) -> String {
        func word(_ draw: Int) -> String { draw == DrawRecord.base ? "the base" : String(draw) }
        let (first, last) = (draws.lowerBound, draws.upperBound - 1)
        if first == last { return first == DrawRecord.base ? "the base is" : "draw \(first) is" }
        return first == DrawRecord.base
            ? "the base and draws 0 to \(last) are" : "draws \(word(first)) to \(word(last)) are"
    }
}
