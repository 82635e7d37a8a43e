import Reporting

/// A run's measurements as tables.
enum BenchReport {
    /// Targets, timings, peers, the restriction's processes and the machine.
    static func tables(
        _ results: Results, _ settings: Settings, machine: [(String, Cell)]
    ) -> [ReportTable] {
        var tables = [Targets.table(results, settings), timings(results), processes(results)]
        if results.samples.contains(where: { $0.program != Sample.own }) {
            tables.append(peers(results))
        }
        tables.append(
            ReportTable(
                name: "machine", title: "Machine",
                columns: [Column(name: "item"), Column(name: "value")],
                rows: machine.map { [.text($0.0), $0.1] }))
        return tables
    }

    private static func timings(_ results: Results) -> ReportTable {
        let own = results.samples.filter {
            $0.program == Sample.own && $0.benchmark != RestrictionBenchmark.name
        }
        return ReportTable(
            name: "timings", title: "Timings within one process",
            columns: [
                Column(name: "benchmark"), Column(name: "case"), Column(name: "table"),
                Column(name: "n", style: .integer), Column(name: "seconds", unit: "s"),
                Column(name: "in_products", heading: "in dgemms", style: .automatic),
                Column(name: "rate", unit: "GF/s"),
                Column(name: "share_of_product", heading: "share of dgemm", style: .share),
                Column(name: "reading", unit: "GB/s"),
                Column(name: "iterations"), Column(name: "error", style: .scientific),
                Column(name: "method"), Column(name: "spread", style: .decimals(2)),
                Column(name: "repetitions", style: .integer),
            ],
            rows: own.map { sample in
                [
                    .text(sample.benchmark), .text(sample.variant), .text(sample.subject),
                    .integer(sample.n), .number(sample.seconds), Cell(results.inProducts(sample)),
                    Cell(sample.operations.map { $0 / sample.seconds / 1e9 }),
                    Cell(results.shareOfProduct(sample)),
                    Cell(sample.bytes.map { Double($0) / sample.seconds / 1e9 }),
                    sample.iterations.map(Cell.integer) ?? .missing, Cell(sample.error),
                    Cell(sample.method), .number(sample.timing.spread),
                    .integer(sample.timing.repetitions),
                ]
            },
            notes: [
                "Best of the repetitions; spread is their median over the best, near 1 on a quiet "
                    + "machine. In dgemms: the time as a multiple of one n×n "
                    + "product at the fastest rate of this run, which compares between machines. "
                    + "Single precision too is compared with the product in double precision."
            ] + Benchmarks.all.map { "\($0.name): \($0.about)." })
    }

    private static func processes(_ results: Results) -> ReportTable {
        let samples = results.samples.filter { $0.benchmark == RestrictionBenchmark.name }
        return ReportTable(
            name: "restriction", title: "One restriction, as a whole process",
            columns: [
                Column(name: "case"), Column(name: "table"), Column(name: "n", style: .integer),
                Column(name: "seconds", unit: "s"),
                Column(name: "share_of_cold", style: .share),
                Column(name: "peak_memory", unit: "MB", style: .decimals(1)),
                Column(name: "peak_in_matrices", heading: "peak in n² doubles"),
                Column(name: "spread", style: .decimals(2)),
                Column(name: "repetitions", style: .integer),
            ],
            rows: samples.map { sample in
                let cold = samples.first {
                    $0.subject == sample.subject && $0.n == sample.n
                        && $0.variant == RestrictionBenchmark.cold
                }
                let matrix = 8 * Double(sample.n) * Double(sample.n)
                return [
                    .text(sample.variant), .text(sample.subject), .integer(sample.n),
                    .number(sample.seconds), Cell(cold.map { sample.seconds / $0.seconds }),
                    Cell(sample.peakBytes.map { Double($0) / 1e6 }),
                    Cell(sample.peakBytes.map { Double($0) / matrix }),
                    .number(sample.timing.spread), .integer(sample.timing.repetitions),
                ]
            },
            notes: ["Best time and largest peak memory of the repetitions."])
    }

    private static func peers(_ results: Results) -> ReportTable {
        let samples = results.samples.filter { $0.program != Sample.own }
        return ReportTable(
            name: "peers", title: "Beside other programs",
            columns: [
                Column(name: "benchmark"), Column(name: "case"), Column(name: "table"),
                Column(name: "n", style: .integer), Column(name: "program"),
                Column(name: "seconds", unit: "s"),
                Column(name: "ours", heading: "chokepoint", unit: "s"),
                Column(name: "ratio", heading: "times as long", style: .decimals(2)),
                Column(name: "output_difference", style: .scientific),
            ],
            rows: samples.map { sample in
                let own = results.samples.first {
                    $0.program == Sample.own && $0.benchmark == sample.benchmark
                        && $0.variant == sample.variant && $0.subject == sample.subject
                        && $0.n == sample.n
                }
                return [
                    .text(sample.benchmark), .text(sample.variant), .text(sample.subject),
                    .integer(sample.n), .text(sample.program), .number(sample.seconds),
                    Cell(own?.seconds), Cell(own.map { sample.seconds / $0.seconds }),
                    Cell(sample.error),
                ]
            },
            notes: [
                """
                Output difference: of total output as the program finds it, relative to the \
                table's.
                """
            ])
    }
}
