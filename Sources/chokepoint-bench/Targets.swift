import Reporting

/// What the package has to reach, and what this run found.
enum Targets {
    /// One requirement.
    private struct Target {
        var what: String
        var n: Int
        var value: Double
        var limit: Double
        var isAtLeast = false
        var unit: String

        var isMet: Bool { isAtLeast ? value >= limit : value <= limit }
    }

    /// The requirements that the measurements can answer.
    static func table(_ results: Results, _ settings: Settings) -> ReportTable {
        let targets =
            factor(results) + restriction(results) + server(results) + update(results)
            + sweep(results, settings) + text(results) + shortage(results) + trade(results)
            + customs(results) + network(results) + ladder(results) + parquet(results)
        return ReportTable(
            name: "targets",
            title: "Targets (\(settings.time.description), threads: \(settings.threads))",
            columns: [
                Column(name: "requirement"), Column(name: "n", style: .integer),
                Column(name: "value"), Column(name: "relation"), Column(name: "limit"),
                Column(name: "unit"), Column(name: "met"),
            ],
            rows: targets.map { target in
                [
                    .text(target.what), .integer(target.n), .number(target.value),
                    target.isAtLeast ? "at least" : "at most", .number(target.limit),
                    .text(target.unit), .flag(target.isMet),
                ]
            })
    }

    private static func factor(_ results: Results) -> [Target] {
        let n = 4900
        guard let factor = results.own(FactorBenchmark.self, "double", n: n),
            let share = results.shareOfProduct(factor)
        else { return [] }
        let rate = Target(
            what: "LU in double precision, rate", n: n, value: share, limit: 0.9, isAtLeast: true,
            unit: "share of dgemm")
        guard let solve = results.own(SolveBenchmark.self, "no factors yet", n: n) else {
            return [rate]
        }
        return [
            rate,
            Target(
                what: "one demand without factors, time", n: n,
                value: solve.seconds / factor.seconds, limit: 0.25, unit: "share of LU"),
        ]
    }

    private static func restriction(_ results: Results) -> [Target] {
        results.samples.filter {
            $0.benchmark == RestrictionBenchmark.name && $0.variant == RestrictionBenchmark.cold
        }.flatMap { cold -> [Target] in
            let n = Double(cold.n)
            var targets: [Target] = []
            if cold.n == 1435,
                let warm = results.own(
                    RestrictionBenchmark.self, RestrictionBenchmark.warm, n: cold.n)
            {
                targets.append(
                    Target(
                        what: "shock with a warm cache, time", n: cold.n,
                        value: warm.seconds / cold.seconds, limit: 0.2, unit: "share of cold"))
            }
            if let peak = cold.peakBytes {
                targets.append(
                    Target(
                        what: "shock with a cold cache, peak memory", n: cold.n,
                        value: Double(peak) / 1e6, limit: 3 * n * n * 8 / 1e6 + 60, unit: "MB"))
            }
            return targets
        }
    }

    private static func server(_ results: Results) -> [Target] {
        results.samples.filter {
            $0.benchmark == ServerBenchmark.name && $0.variant == ServerBenchmark.asked
        }.flatMap { asked -> [Target] in
            func own(_ variant: String) -> Sample? {
                results.own(ServerBenchmark.self, variant, n: asked.n)
            }
            guard let computed = own(ServerBenchmark.computed),
                let page = own(ServerBenchmark.page), let file = own(ServerBenchmark.file)
            else { return [] }
            let limits = [847: 0.1, 1435: 0.3]
            return [
                Target(
                    what: ServerBenchmark.asked, n: asked.n,
                    value: asked.seconds / computed.seconds, limit: 1.3,
                    unit: "of the same in one process"),
                Target(
                    what: ServerBenchmark.page, n: asked.n, value: page.seconds / file.seconds,
                    limit: 10, unit: "times a static file"),
            ]
                + (limits[asked.n].map {
                    [
                        Target(
                            what: ServerBenchmark.asked, n: asked.n, value: asked.seconds,
                            limit: $0, unit: "s")
                    ]
                } ?? [])
        }
    }

    private static func update(_ results: Results) -> [Target] {
        results.samples.filter { $0.benchmark == UpdateBenchmark.name }.compactMap { sample in
            sample.error.map {
                Target(
                    what: "\(sample.variant) update against brute force", n: sample.n, value: $0,
                    limit: 1e-12, unit: "relative difference")
            }
        }
    }

    /// A year of the daily model against two products of its size, or one and a half times what
    /// reading the deliveries twice a day takes in single precision, whichever is longer.
    private static func shortage(_ results: Results) -> [Target] {
        results.samples.filter {
            $0.benchmark == ModelsBenchmark.name && $0.variant == ModelsBenchmark.shortage
        }.compactMap { year in
            guard let products = results.inProducts(year),
                let reading = results.own(ModelsBenchmark.self, ModelsBenchmark.reading, n: year.n)
                    .flatMap(results.inProducts)
            else { return nil }
            return Target(
                what: ModelsBenchmark.shortage, n: year.n, value: products,
                limit: max(2, 1.5 * reading), unit: "dgemm")
        }
    }

    private static func trade(_ results: Results) -> [Target] {
        // 77 regions of 45 sectors.
        let n = 3465
        let solves = ModelsBenchmark.rents.compactMap {
            results.own(ModelsBenchmark.self, ModelsBenchmark.solve(of: $0), n: n)
        }
        guard let lost = solves.first, let products = results.inProducts(lost) else { return [] }
        let first = Target(
            what: lost.variant, n: n, value: products, limit: 0.5, unit: "products of that n")
        return [first]
            + solves.dropFirst().map {
                Target(
                    what: $0.variant, n: n, value: $0.seconds / lost.seconds, limit: 1.5,
                    unit: "of a lost rent")
            }
    }

    /// A year of trade: reading, memory, and the native file's answer.
    private static func customs(_ results: Results) -> [Target] {
        func sample(_ variant: String) -> Sample? {
            results.samples.first {
                $0.benchmark == TradeBenchmark.name && $0.variant == variant
                    && $0.program == Sample.own
            }
        }
        guard let read = sample(TradeBenchmark.read), let size = read.bytes,
            let bytes = sample(TradeBenchmark.bytes), let convert = sample(TradeBenchmark.convert),
            let screen = sample(TradeBenchmark.screen),
            let version = sample(TradeBenchmark.version)
        else { return [] }
        let n = read.n
        // 1 GB/s of text, or three times what reading the bytes takes, whichever is longer.
        let limit = max(Double(size) / 1e9, 3 * bytes.seconds)
        return [
            Target(
                what: TradeBenchmark.read, n: n, value: read.seconds / limit, limit: 1,
                unit: "of what is allowed"),
            Target(
                what: "\(TradeBenchmark.read), speed", n: n,
                value: Double(size) / read.seconds / 1e9, limit: 1, isAtLeast: true,
                unit: "GB of text a second"),
            Target(
                what: "\(TradeBenchmark.read), ratio", n: n, value: read.seconds / bytes.seconds,
                limit: 3, unit: "of reading the bytes"),
            Target(
                what: "\(TradeBenchmark.convert), peak memory", n: n,
                value: Double(convert.peakBytes ?? 0) / 1e6, limit: 1500, unit: "MB"),
            Target(
                what: TradeBenchmark.screen, n: n, value: screen.seconds, limit: 0.2, unit: "s"),
            Target(
                what: "\(TradeBenchmark.screen), ratio", n: n,
                value: screen.seconds / version.seconds, limit: 10, unit: "of --version"),
        ]
            + results.samples.filter {
                $0.benchmark == TradeBenchmark.name && $0.program != Sample.own
            }.map {
                Target(
                    what: "\(TradeBenchmark.read) against \($0.program)", n: n,
                    value: $0.seconds / read.seconds, limit: 1, isAtLeast: true,
                    unit: "times faster")
            }
    }

    /// Draws at 200 MB of values a second; a folder within one and a half times of pyarrow.
    private static func parquet(_ results: Results) -> [Target] {
        results.samples.filter { $0.benchmark == ParquetBenchmark.name }.compactMap { sample in
            if sample.variant == ParquetBenchmark.written, let bytes = sample.bytes {
                return Target(
                    what: ParquetBenchmark.written, n: sample.n,
                    value: Double(bytes) / sample.seconds / 1e6, limit: 200, isAtLeast: true,
                    unit: "MB/s")
            }
            guard sample.variant == ParquetBenchmark.folder, sample.program != Sample.own,
                let own = results.own(
                    ParquetBenchmark.self, ParquetBenchmark.folder, n: sample.n)
            else { return nil }
            return Target(
                what: ParquetBenchmark.folder, n: sample.n, value: own.seconds / sample.seconds,
                limit: 1.5, unit: "of \(sample.program)")
        }
    }

    private static func network(_ results: Results) -> [Target] {
        results.samples.filter {
            $0.benchmark == NetworkBenchmark.name && $0.variant == NetworkBenchmark.embargoed
        }.compactMap { sample in
            results.inProducts(sample).map {
                Target(
                    what: "network, EU–Russia", n: sample.n, value: $0, limit: 60, unit: "dgemm")
            }
        }
    }

    /// The whole process with a warm cache: 8 products of its size on WIOD, 6 on 77 regions of 45
    /// sectors; with the network model and all owners of rents 20.
    private static func ladder(_ results: Results) -> [Target] {
        results.samples.filter { $0.benchmark == LadderBenchmark.name }.compactMap { sample in
            let isWhole = sample.variant == LadderBenchmark.whole
            guard let products = results.inProducts(sample) else { return nil }
            return Target(
                what: sample.variant, n: sample.n, value: products,
                limit: isWhole ? 20 : sample.n == 1435 ? 8 : 6, unit: "dgemm")
        }
    }

    private static func text(_ results: Results) -> [Target] {
        let n = 4900
        var targets: [Target] = []
        guard let read = results.own(TextBenchmark.self, TextBenchmark.read, n: n) else {
            return []
        }
        if let bytes = read.bytes {
            targets.append(
                Target(
                    what: "\(TextBenchmark.read), rate", n: n,
                    value: Double(bytes) / read.seconds / 1e9, limit: 1, isAtLeast: true,
                    unit: "GB/s"))
        }
        for peer in results.samples
        where peer.benchmark == TextBenchmark.name && peer.n == n && peer.program != Sample.own {
            targets.append(
                Target(
                    what: "\(TextBenchmark.read) against \(peer.program)", n: n,
                    value: peer.seconds / read.seconds,
                    limit: peer.program.hasPrefix("pymrio") ? 5 : 1, isAtLeast: true,
                    unit: "times faster"))
        }
        if let peak = results.own(TextBenchmark.self, TextBenchmark.process, n: n)?.peakBytes {
            // Z and six columns of final demand a region.
            let cells = Double(n) * (Double(n) + 6 * Double(SyntheticTable.shape(n).regions))
            targets.append(
                Target(
                    what: "\(TextBenchmark.process), peak memory", n: n, value: Double(peak) / 1e6,
                    limit: 1.5 * cells * 8 / 1e6 + 100, unit: "MB"))
        }
        return targets
    }

    private static func sweep(_ results: Results, _ settings: Settings) -> [Target] {
        let n = 1435
        func sample(_ variant: String) -> Sample? {
            results.own(SweepBenchmark.self, variant, n: n)
        }
        var targets: [Target] = []
        if let process = sample(SweepBenchmark.process) {
            targets.append(
                Target(
                    what: "10000 extraction draws, whole process, warm cache", n: n,
                    value: process.seconds, limit: 3, unit: "s"))
        }
        if let draw = sample(SweepBenchmark.draw), let brute = sample(SweepBenchmark.brute) {
            targets.append(
                Target(
                    what: "an extraction draw against factoring again", n: n,
                    value: brute.seconds / draw.seconds, limit: 1000, isAtLeast: true,
                    unit: "times faster"))
        }
        if let few = sample(SweepBenchmark.process)?.peakBytes,
            let many = sample(SweepBenchmark.longer)?.peakBytes
        {
            targets.append(
                Target(
                    what: "memory of 100000 draws against that of 10000", n: n,
                    value: Double(many) / Double(few), limit: 1.1, unit: "times"))
        }
        if let all = sample(SweepBenchmark.equilibria),
            let one = sample(SweepBenchmark.equilibrium)
        {
            // Processor time counts the work of both threads.
            let draws = settings.time == .wall ? 500.0 : 1000
            targets.append(
                Target(
                    what: "1000 trade-ge draws on two threads", n: n,
                    value: all.seconds / (draws * one.seconds), limit: 1.2,
                    unit: "of \(Int(draws)) warm-started solves"))
        }
        return targets
    }
}
