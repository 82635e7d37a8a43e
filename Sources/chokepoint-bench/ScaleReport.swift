import Reporting

/// Measurements of `Scale` as tables: one a line, and the fits.
enum ScaleReport {
    static func tables(
        _ found: [Scale.Measurement], pass: (Int) -> Double
    ) -> [ReportTable] { [measurements(found, pass: pass), fits(found)] }

    private static func measurements(
        _ found: [Scale.Measurement], pass: (Int) -> Double
    ) -> ReportTable {
        ReportTable(
            name: "scale", title: "Whole processes by the number of industries",
            columns: [
                Column(name: "command"), Column(name: "n", style: .integer),
                Column(name: "first", unit: "s"), Column(name: "warm", unit: "s"),
                Column(name: "passes", heading: "passes over Z", style: .decimals(1)),
                Column(name: "memory", unit: "GB"),
                Column(name: "memory_in_tables", heading: "memory / Z", style: .decimals(2)),
            ],
            rows: found.map { item in
                let bytes = Double(item.n) * Double(item.n) * 8
                return [
                    .text(item.command), .integer(item.n), .number(item.first.seconds),
                    .number(item.warm.seconds), .number(item.warm.seconds / pass(item.n)),
                    .number(Double(item.warm.peakBytes) / 1e9),
                    .number(Double(item.warm.peakBytes) / bytes),
                ]
            },
            notes: [
                """
                First: with nothing kept between runs, so that the file is read and digested. \
                Warm: with the decoded table kept; the best of the repetitions. Passes over Z: \
                the warm time in units of what reading n² doubles takes in a matrix–vector \
                product. Memory: the largest resident size, the mapped table included.
                """
            ])
    }

    /// Commands on a table of technology × trade shares.
    static func implicit(_ found: [Scale.Measurement]) -> ReportTable {
        ReportTable(
            name: "implicit", title: "Whole processes on technology × trade shares",
            columns: [
                Column(name: "command"), Column(name: "n", style: .integer),
                Column(name: "first", unit: "s"), Column(name: "warm", unit: "s"),
                Column(name: "memory", unit: "GB"),
                Column(name: "cells", heading: "cells of Z", unit: "GB"),
            ],
            rows: found.map { item in
                [
                    .text(item.command), .integer(item.n), .number(item.first.seconds),
                    .number(item.warm.seconds), .number(Double(item.warm.peakBytes) / 1e9),
                    .number(Double(item.n) * Double(item.n) * 8e-9),
                ]
            },
            notes: [
                """
                Memory: the largest resident size. Cells of Z: what they would take if they were \
                multiplied out.
                """
            ])
    }

    private static func fits(_ found: [Scale.Measurement]) -> ReportTable {
        var rows: [[Cell]] = []
        for command in Scale.commands {
            let own = found.filter { $0.command == command.name && $0.n >= Scale.smallestFitted }
            guard let time = PowerFit(own.map { ($0.n, $0.warm.seconds) }),
                let memory = PowerFit(own.map { ($0.n, Double($0.warm.peakBytes) / 1e9) })
            else { continue }
            rows.append([
                .text(command.name), .number(time.exponent), .number(time.constant),
                .number(time.deviation), .number(memory.exponent), .number(memory.constant),
                .number(time.value(Scale.paper)), .number(memory.value(Scale.paper)),
            ])
        }
        return ReportTable(
            name: "fits", title: "How time and memory grow",
            columns: [
                Column(name: "command"),
                Column(name: "time_exponent", heading: "time ∝ n^", style: .decimals(2)),
                Column(name: "time_at_10000", heading: "time at 10⁴", unit: "s"),
                Column(name: "off", heading: "off by a factor up to", style: .decimals(2)),
                Column(name: "memory_exponent", heading: "memory ∝ n^", style: .decimals(2)),
                Column(name: "memory_at_10000", heading: "memory at 10⁴", unit: "GB"),
                Column(name: "time_at_100000", heading: "time at 10⁵", unit: "s"),
                Column(name: "memory_at_100000", heading: "memory at 10⁵", unit: "GB"),
            ],
            rows: rows,
            notes: [
                """
                Least squares of logarithms over the sizes from \(Scale.smallestFitted) \
                industries; smaller ones are the start of a process. The columns for 10⁵ \
                continue the fits and were not measured.
                """
            ])
    }
}
