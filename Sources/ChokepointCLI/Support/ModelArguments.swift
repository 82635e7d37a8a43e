import ArgumentParser
import InputOutput
import Providers
import Shocks

/// The options of shock models, and which models to run.
struct ModelArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Models to run, as a comma list: \(ModelCatalogue.names.joined(separator: ", ")).",
            discussion: "Without it: ladder.", valueName: "models"),
        completion: .list(ModelCatalogue.names))
    var model: String?

    @Option(help: ArgumentHelp("\(ModelOption.theta.meaning)", valueName: "number"))
    var theta: String?

    @Option(help: ArgumentHelp("\(ModelOption.sigma.meaning)", valueName: "number"))
    var sigma: String?

    @Option(
        help: ArgumentHelp(
            "\(ModelOption.inputRule.meaning) linear, half-critical or leontief.",
            valueName: "rule"),
        completion: .list(InputRule.allCases.map(\.rawValue)))
    var inputRule: String?

    @Option(help: ArgumentHelp("\(ModelOption.days.meaning)", valueName: "days"))
    var days: String?

    @Option(help: ArgumentHelp("\(ModelOption.start.meaning)", valueName: "day"))
    var start: String?

    @Option(help: ArgumentHelp("\(ModelOption.duration.meaning)", valueName: "days"))
    var duration: String?

    @Option(help: ArgumentHelp("\(ModelOption.inventoryDays.meaning)", valueName: "days"))
    var inventoryDays: String?

    @Option(help: ArgumentHelp("\(ModelOption.restockDays.meaning)", valueName: "days"))
    var restockDays: String?

    @Option(
        help: ArgumentHelp("\(ModelOption.originSubstitution.meaning)", valueName: "share"))
    var originSubstitution: String?

    @Option(help: ArgumentHelp("\(ModelOption.switchingDays.meaning)", valueName: "days"))
    var switchingDays: String?

    @Option(
        help: ArgumentHelp(
            "How much users need inputs, for shortage: a CSV with input,user,rating (1, 0.5, 0).",
            valueName: "file"), completion: .file(extensions: ["csv"]))
    var criticality: String?

    @Option(
        help: ArgumentHelp(
            "Stocks of user sectors in days of use, for shortage: a CSV with sector,days.",
            valueName: "file"), completion: .file(extensions: ["csv"]))
    var inputStocks: String?

    @Flag(help: "Buyers move orders to suppliers with spare capacity, for shortage.")
    var reorder = false

    @Option(help: ArgumentHelp("\(ModelOption.replace.meaning)", valueName: "rule"))
    var replace: String?

    @Option(help: ArgumentHelp("\(ModelOption.spareCapacity.meaning)", valueName: "share"))
    var spareCapacity: String?

    @Option(help: ArgumentHelp("\(ModelOption.markUp.meaning)", valueName: "share"))
    var markUp: String?

    @Option(
        help: ArgumentHelp(
            "\(ModelOption.deficits.meaning) removed or fixed.", valueName: "rule"),
        completion: .list(TradeEquilibrium.Deficits.allCases.map(\.rawValue)))
    var deficits: String?

    /// The models with their options; every problem at once.
    func runs(_ labels: LabelResolver, layout: TableLayout) throws(Diagnostics) -> [ModelRun] {
        var problems = Diagnostics()
        var options = ModelOptions()
        let texts: [(ModelOption, String?)] = [
            (.theta, theta), (.sigma, sigma), (.inputRule, inputRule), (.days, days),
            (.start, start), (.duration, duration), (.inventoryDays, inventoryDays),
            (.restockDays, restockDays), (.originSubstitution, originSubstitution),
            (.switchingDays, switchingDays),
            (.reorder, reorder ? "true" : nil), (.replace, replace),
            (.spareCapacity, spareCapacity), (.markUp, markUp), (.deficits, deficits),
        ]
        for (option, text) in texts {
            guard let text else { continue }
            do throws(Diagnostics) {
                try options.read(
                    option, text, labels: labels, source: "command line",
                    at: .init(place: option.flag))
            } catch {
                problems.add(error)
            }
        }
        do throws(Diagnostics) {
            try readFiles(into: &options, labels, layout)
        } catch {
            problems.add(error)
        }
        let names = (model ?? ModelCatalogue.ladderName).split(separator: ",").map {
            (
                name: String($0.filter { $0 != " " }).lowercased(),
                location: Diagnostic.Location(place: "--model")
            )
        }
        var runs: [ModelRun] = []
        do throws(Diagnostics) {
            runs = try ModelRun.runs(names, options: options, layout: layout)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        return runs
    }

    /// What files say of users and their inputs.
    private func readFiles(
        into options: inout ModelOptions, _ labels: LabelResolver, _ layout: TableLayout
    ) throws(Diagnostics) {
        if let path = criticality {
            options.criticality = Criticality(
                ratings: try CriticalityFile.read(path: path, labels: labels, layout: layout),
                source: path)
        }
        if let path = inputStocks {
            let given = try SectorNumbersFile.read(
                path: path, quantity: "days", within: 0...36_500, labels: labels)
            options.inputStocks = InputStocks.byUser(layout).with(given, source: path)
        }
    }
}

/// How much of the one-at-a-time variation is done.
struct DriverArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Vary each parameter within its range: none, quick (what takes little time) or all.",
            valueName: "effort"),
        completion: .list(Drivers.Effort.allCases.map(\.rawValue)))
    var drivers: Drivers.Effort = .quick
}

extension Drivers.Effort: ExpressibleByArgument {}
