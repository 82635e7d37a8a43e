// The package from Swift: load a table, ask it something, restrict a flow, print what comes out.
//
//     swift run -c release from-swift [TABLE]
import Chokepoint

// A table: a path, in any format that is read. Findings are what the reader accepted though odd.
let path = CommandLine.arguments.dropFirst().first ?? "Tables/icio2023-2019-g20x20.h5"
let reading = try TableFile.reading(path: path)
let table = reading.table
for finding in reading.findings { print(finding.sentence) }
print("\(table.name): \(table.regionCount) regions, \(table.sectorCount) sectors, \(table.unit)")

// Its linear system, factored when it is first used and kept.
let system = try LeontiefSystem(table)

// Words to indices, as the command line reads them.
let labels = LabelResolver(table)
let users = try labels.industries("KOR/C")
let suppliers = try labels.industries("JPN/C")

// How much Korea's manufacturing depends on Japan's, at face value and looked through.
let exposure = try Exposure(of: users, in: system)
for measure in [ExposureMeasure.direct, .lookThrough, .valueAdded] {
    let share = exposure.share(measure, of: suppliers) ?? 0
    print("JPN/C in the inputs of KOR/C, \(measure.rawValue): \(rounded(100 * share)) %")
}

// Japan cuts its deliveries by 30 %: two models, which price two different things.
let restrictions = try RestrictionSyntax.parse("JPN/C:KOR=30%", labels: labels)
let shock = Shock(restrictions: restrictions)
for model in [Extraction.self, CostPush.self] as [any ShockModel.Type] {
    let run = ModelRun(model)
    let outcome = try ModelOutcome(run, of: shock, on: system)
    print("\(run.label) \(model.meaning).")
    for party in Party.parties(of: shock, in: table.layout) {
        guard let impact = outcome.impact, let headline = Headline(impact),
            let percent = outcome.percent(of: party, on: table)
        else { continue }
        print("    \(party.name): \(headline.name) \(rounded(percent)) %")
    }
}

// The same as the command line answers it: words in, a document out, with every assumption.
let workspace = Workspace(cache: nil)
var question = ShockQuestion()
question.table = path
question.restrict = ["JPN/C:KOR=30%"]
question.models.model = "extraction,cost-push"
question.drivers = .none
let document = try workspace.answer(question)
print("\(document.tables.count) tables, \(document.assumptions.count) assumptions")

/// Three decimals.
func rounded(_ value: Double) -> Double { (1000 * value).rounded() / 1000 }
