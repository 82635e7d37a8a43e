import InputOutput
import Scenarios
import Shocks

/// A number that a sweep keeps of every draw: a column of one model's results for a region, a
/// group, the world or an industry.
public struct SweepMetric: Sendable, Hashable {
    /// The model, by its place among those of the scenario.
    let run: Int
    /// The column.
    let column: ResultColumn
    /// Whose number it is, as written: `KOR`, `KOR/c14`, `@west`, `world`.
    let target: String
    /// The name in results, such as `trade-ge:welfare_change_pct.KOR`.
    public let name: String
    /// The unit.
    public let unit: String

    /// The metric for a file of draws; numbers of the same model and column are ranked together.
    public var header: SweepHeader.Metric {
        let quantity = name.dropLast(target.count + 1)
        return SweepHeader.Metric(
            name: name, unit: unit, quantity: String(quantity), item: target)
    }
}

/// Turns what is written under `sweep.metrics` into metrics, with the results of the scenario as it
/// is to say which models price what.
struct MetricReader {
    /// A model's results without the sweep.
    struct Base {
        /// The model's name in results.
        let label: String
        /// Its results.
        let impact: Impact
    }

    /// The models in their order; nil for one that cannot run.
    let bases: [Base?]
    let table: MRIOTable
    let labels: LabelResolver
    /// Regions that the shock names, first in every list.
    let parties: [Int]

    /// The metrics behind some texts, each once; the headline of all regions where there is none.
    /// - Throws: every text that means nothing.
    func metrics(_ written: [MarkedValue]) throws(Diagnostics) -> [SweepMetric] {
        var problems = Diagnostics()
        var found: [SweepMetric] = []
        if written.isEmpty {
            for (run, base) in bases.enumerated() {
                guard let base, let headline = Headline(base.impact) else { continue }
                found += regions.map { metric(run, base, headline.column, $0) }
            }
        }
        for item in written {
            do throws(Diagnostics) {
                found += try metrics(item)
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        var seen: Set<String> = []
        return found.filter { seen.insert($0.name).inserted }
    }

    /// `MODEL:COLUMN.TARGET`, where the model may be left out for all that price it.
    private func metrics(_ item: MarkedValue) throws(Diagnostics) -> [SweepMetric] {
        let text = item.text ?? ""
        let colon = text.firstIndex(of: ":")
        let model = colon.map { String(text[..<$0]) }
        let rest = colon.map { text[text.index(after: $0)...] } ?? text[...]
        guard let dot = rest.firstIndex(of: ".") else {
            throw failure(
                "bad-metric", "‘\(text)’ is not a metric", item,
                "write COLUMN.REGION, such as value_added_change_pct_gdp.KOR; the region may be *, "
                    + "world, a @group or an industry such as KOR/c14")
        }
        let name = rest[..<dot].lowercased()
        let target = String(rest[rest.index(after: dot)...])
        let chosen = try runs(model, item)
        let known = chosen.flatMap { ResultColumn.columns(of: $0.base.impact) }
        guard known.contains(where: { $0.name == name }) else {
            let names = Self.unique(known.map(\.name))
            throw failure(
                "unknown-metric", "there is no column \(name)", item,
                Suggestion.nearest(to: name, in: names).map { "did you mean \($0)?" }
                    ?? "known: \(names.joined(separator: ", "))")
        }
        let targets = target == "*" ? regions : [target]
        let places = try targets.map { text throws(Diagnostics) in
            try ResultTarget(text, labels, table.layout, at: item.location)
        }
        let result = chosen.flatMap { run, base in
            zip(targets, places).compactMap { text, place -> SweepMetric? in
                guard
                    let column = ResultColumn.columns(of: base.impact)
                        .first(where: { $0.name == name }),
                    column.value(base.impact, of: place, on: table) != nil
                else { return nil }
                return metric(run, base, column, canonical(text))
            }
        }
        if result.isEmpty {
            let models = chosen.map(\.base.label).joined(separator: ", ")
            throw failure(
                "not-priced", "\(models) has no \(name) for \(target)", item,
                "it has \(Self.priced(chosen.map(\.base.impact)).joined(separator: ", "))")
        }
        return result
    }

    private func runs(
        _ model: String?, _ item: MarkedValue
    ) throws(Diagnostics) -> [(run: Int, base: Base)] {
        let all = bases.enumerated().compactMap { run, base in base.map { (run: run, base: $0) } }
        guard let model else { return all }
        let found = all.filter { $0.base.label == model.lowercased() }
        if !found.isEmpty { return found }
        let names = all.map(\.base.label)
        throw failure(
            "unknown-model", "the scenario runs no model \(model)", item,
            Suggestion.nearest(to: model, in: names).map { "did you mean \($0)?" }
                ?? "it runs \(names.joined(separator: ", "))")
    }

    private func metric(
        _ run: Int, _ base: Base, _ column: ResultColumn, _ target: String
    ) -> SweepMetric {
        let prefix = bases.count > 1 ? "\(base.label):" : ""
        return SweepMetric(
            run: run, column: column, target: target, name: "\(prefix)\(column.name).\(target)",
            unit: column.unit(base.impact, table))
    }

    /// All regions, those of the shock first.
    private var regions: [String] {
        (parties + (0..<table.regionCount).filter { !parties.contains($0) })
            .map { table.regions[$0].code }
    }

    /// A label as the table writes it.
    private func canonical(_ text: String) -> String {
        let codes = table.regions.map(\.code)
        return codes.first { $0.lowercased() == text.lowercased() } ?? text
    }

    private static func priced(_ impacts: [Impact]) -> [String] {
        unique(impacts.flatMap { ResultColumn.priced(by: $0).map(\.name) })
    }

    private static func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    private func failure(
        _ code: String, _ message: String, _ item: MarkedValue, _ remedy: String
    ) -> Diagnostics {
        Diagnostics([Diagnostic(.error, code, message, at: item.location, remedy: remedy)])
    }
}
