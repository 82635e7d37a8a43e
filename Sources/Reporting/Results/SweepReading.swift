import InputOutput
public import Sweeps

extension SweepReport {
    /// What was asked.
    public static func question(_ header: SweepHeader) -> String {
        let paths = header.parameters.map(\.path)
        let what =
            paths.count > 3
            ? "\(paths.count) assumptions" : RegionNames.list(paths)
        let title = header.title.isEmpty ? "" : " of ‘\(header.title)’"
        return "How much does the answer\(title) depend on \(what)?"
    }

    /// What the first screen shows.
    public static func lead(_ analysis: SweepAnalysis) -> Lead {
        Lead(
            "summary",
            analysis.isSample
                ? ["metric", "unit", "base", "p5", "p50", "p95"]
                : ["metric", "unit", "base", "min", "p50", "max"], optional: ["base"])
    }

    /// How the draws were made.
    public static func method(_ analysis: SweepAnalysis) -> String {
        """
        the models were solved for \(draws(analysis.draws)) \
        (\(analysis.header.design.description)), each with other values
        """
    }

    /// A metric in words, such as `the value added of South Korea`; its name where nothing is known
    /// of it.
    static func words(_ metric: String) -> String {
        let parts = metric.split(separator: ":", maxSplits: 1).map(String.init)
        let model = parts.count == 2 ? parts[0] : nil
        let path = (parts.last ?? metric).split(separator: ".", maxSplits: 1).map(String.init)
        guard path.count == 2, let what = measures[path[0]], !path[1].contains("/") else {
            return metric
        }
        let region = path[1]
        var place = region == "world" ? "the world" : region
        if let country = Country.named(region) { place = RegionNames.inSentence(country.name) }
        if region.hasPrefix("@") {
            place = RegionNames.inSentence(PartyNames.group(String(region.dropFirst())))
        }
        return "the \(what) of \(place)\(model.map { " (\($0))" } ?? "")"
    }

    private static let measures = [
        "value_added_change_pct_gdp": "change of value added",
        "value_added_change": "change of "
            + "value added", "output_change": "change of output",
        "welfare_change_pct": "change of real income",
        "price_change_pct": "change of the cost of final demand",
    ]

    /// A watched column in words.
    private static func measure(_ quantity: String) -> String {
        let parts = quantity.split(separator: ":", maxSplits: 1).map(String.init)
        guard let words = measures[parts.last ?? quantity] else { return quantity }
        return parts.count == 2 ? "\(words) in \(parts[0])" : words
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// What a sweep says, in a few sentences: the band of the first metric, the assumption that
    /// drives it, how stable the ranking is, and what is missing.
    public static func reading(_ analysis: SweepAnalysis) -> [String] {
        var paragraphs: [String] = []
        if let lead = lead(analysis) {
            let sentences = [band(analysis, lead), driver(analysis, lead)].compactMap { $0 }
            paragraphs.append(sentences.joined(separator: " "))
        }
        paragraphs += analysis.rankings.prefix(1).map { ranking($0, analysis) }
        if let missing = missing(analysis) { paragraphs.append(missing) }
        return paragraphs.filter { !$0.isEmpty }
    }

    /// The metric to speak of: the first, unless another of its unit moves a hundred times as much.
    private static func lead(_ analysis: SweepAnalysis) -> SweepAnalysis.Metric? {
        guard let first = analysis.metrics.first else { return nil }
        func width(_ metric: SweepAnalysis.Metric) -> Double {
            guard case .success(let summary) = metric.summary else { return 0 }
            return summary.maximum - summary.minimum
        }
        guard let widest = shown(analysis, 1).first, width(first) * 100 < width(widest) else {
            return first
        }
        return widest
    }

    private static func number(_ value: Double) -> String { NumberText.threeDigits(value) }

    private static func count(_ count: Int) -> String { NumberText.grouped(String(count)) }

    private static func draws(_ number: Int) -> String {
        "\(count(number)) \(number == 1 ? "draw" : "draws")"
    }

    private static func with(_ value: Double, _ unit: String) -> String {
        unit.isEmpty ? number(value) : "\(number(value)) \(unit)"
    }

    private static func band(_ analysis: SweepAnalysis, _ lead: SweepAnalysis.Metric) -> String? {
        let metric = analysis.header.metrics[lead.metric]
        guard case .success(let summary) = lead.summary else {
            return "No draw has a value of \(words(metric.name))."
        }
        var sentence = "\(capitalized(words(metric.name))) "
        if let base = finite(lead.base) {
            sentence += "is \(with(base, metric.unit)) without the sweep; "
        }
        if analysis.isSample {
            sentence +=
                (lead.base == nil ? "lies" : "it lies")
                + " between \(number(summary.p5)) and \(with(summary.p95, metric.unit)) in 90 % of "
                + "\(draws(summary.draws)), with a median of \(number(summary.median))."
        } else {
            sentence +=
                (lead.base == nil ? "goes" : "it goes")
                + " from \(number(summary.minimum)) to \(with(summary.maximum, metric.unit)) over "
                + "\(draws(summary.draws))."
        }
        return sentence
    }

    private static func driver(_ analysis: SweepAnalysis, _ lead: SweepAnalysis.Metric) -> String? {
        let parameters = analysis.header.parameters
        guard case .success(let drivers) = lead.drivers else {
            if case .failure(.constantOutput) = lead.drivers {
                return "No assumption moves it."
            }
            return nil
        }
        guard let first = drivers.first(parameters: parameters.count) else {
            return "No assumption moves it."
        }
        let path = parameters[first].path
        let unit = analysis.header.metrics[lead.metric].unit
        switch drivers {
        case .tornado(let tornado, let inputs):
            guard let bar = tornado.bars.first else { return nil }
            let ends = TornadoEnds(bar, inputs[first], parameters[first])
            func text(_ cell: Cell) -> String {
                cell.number.map { NumberText.significant($0, 3) } ?? cell.plain
            }
            return "\(path) moves it most: varied alone, it takes it from "
                + "\(number(bar.least)) (at \(text(ends.inputAtLeast))) to "
                + "\(with(bar.greatest, unit)) (at \(text(ends.inputAtGreatest)))."
        case .sobol(let indices):
            let (alone, total) = (indices.first[first].value, indices.total[first].value)
            // Of two estimates that contradict each other neither is worth a distinction.
            if alone >= total {
                return "\(path) drives it most: it explains about \(share(total)) of the variance."
            }
            return "\(path) drives it most: it explains \(share(alone)) of the variance alone and "
                + "\(share(total)) with its interactions."
        case .grid(let effects):
            return "\(path) drives it most: over the grid it explains "
                + "\(share(effects.first[first])) of the variance alone and "
                + "\(share(effects.total[first])) with its interactions."
        case .morris(let effects):
            guard let effect = effects.effects[first] else { return nil }
            return "\(path) drives it most: over its whole range it moves it by "
                + "\(with(effect.meanAbsolute.value, unit)) on average."
        case .correlations(let values):
            return "It moves most with \(path) (rank correlation "
                + "\(NumberText.fixed(values[first] ?? 0, 2)))."
        }
    }

    /// An estimated share, which may lie outside 0 to 1 by its error, in whole percent.
    private static func share(_ value: Double) -> String {
        "\(NumberText.fixed(min(max(value, 0), 1) * 100, 0)) %"
    }

    private static func ranking(
        _ ranking: SweepAnalysis.Ranking, _ analysis: SweepAnalysis
    ) -> String {
        let stability = ranking.stability
        let names = stability.top.map { ranking.items[$0.item] }.joined(separator: ", ")
        let count = stability.top.count
        let subject =
            count == 1
            ? "\(names) is most affected by \(measure(ranking.quantity)), and stays so"
            : """
            The \(count) most affected by \(measure(ranking.quantity)) (\(names)) stay the \
            \(count) most affected
            """
        var sentence =
            """
            \(subject) in \(whole(stability.shareUnchanged)) of \(self.count(stability.draws)) \
            draws
            """
        let weakest = stability.top.min { ($0.shareInTop, $1.item) < ($1.shareInTop, $0.item) }
        if let weakest, count > 1, weakest.shareInTop < 1 {
            sentence +=
                "; \(ranking.items[weakest.item]) holds its place among them least, in "
                + "\(whole(weakest.shareInTop))"
        }
        return sentence + "."
    }

    /// A share of draws in whole percent, of which 0 and 100 are exact.
    private static func whole(_ share: Double) -> String {
        let percent = (100 * share).rounded()
        if share < 1, percent == 100 { return "more than 99 %" }
        if share > 0, percent == 0 { return "less than 1 %" }
        return "\(NumberText.fixed(percent, 0)) %"
    }

    private static func missing(_ analysis: SweepAnalysis) -> String? {
        var sentences: [String] = []
        let header = analysis.header
        if analysis.draws < header.drawCount {
            sentences.append(
                "Only \(count(analysis.draws)) of \(count(header.drawCount)) draws are in the file"
                    + (header.shard == .whole
                        ? "; --resume solves the rest."
                        : """
                        , which is of shard \(header.shard.description); sweep merge puts \
                        shards 
                        """
                            + "together."))
        }
        if let first = analysis.failures.first {
            sentences.append(
                "\(count(analysis.failed)) of \(count(analysis.draws)) draws failed"
                    + (analysis.failures.count == 1
                        ? ": \(first.reason)."
                        : ", \(count(first.draws)) of them with: \(first.reason)."))
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
