import Foundation
import InputOutput
import Shocks
import TestSupport

/// Small economies for the trade model.
enum TradeFixtures {
    /// A seeded economy with tariffs and deficits that need not clear at base wages.
    static func economy(
        regions G: Int, sectors N: Int, seed: UInt64, tariffs: Bool = true, deficits: Bool = true
    ) -> TradeEconomy {
        var random = SplitMix64(seed: seed)
        var flows = [Double](repeating: 0, count: N * G * G)
        var rates = flows
        for j in 0..<N {
            for n in 0..<G {
                for i in 0..<G {
                    let cell = (j * G + n) * G + i
                    flows[cell] = (0.2 + random.uniform()) * (i == n ? 8 : 1)
                    if tariffs, i != n { rates[cell] = 0.2 * random.uniform() }
                }
            }
        }
        let inputs = (0..<(G * N * N)).map { _ in random.uniform() / Double(N) }
        let valueAdded = (0..<(G * N)).map { _ in 0.6 + random.uniform() }
        let demand = (0..<(G * N)).map { _ in 0.2 + random.uniform() }
        var gaps = (0..<G).map { _ in deficits ? 0.2 * (random.uniform() - 0.5) : 0 }
        let mean = gaps.reduce(0, +) / Double(G)
        for n in 0..<G { gaps[n] -= mean }
        return TradeEconomy(
            regions: (0..<G).map { "R\($0 + 1)" }, sectors: (0..<N).map { "s\($0 + 1)" },
            accounts: .init(
                flows: flows, tariffs: rates, inputs: inputs, valueAdded: valueAdded,
                finalDemand: demand, deficits: gaps),
            elasticities: (0..<N).map { _ in 1 + 6 * random.uniform() })
    }

    /// Rows of a comma-separated file as dictionaries.
    static func rows(_ url: URL) throws -> [[String: String]] {
        let text = try String(contentsOf: url, encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    struct MalformedFile: Error {}

    /// The world of 1993 of Caliendo & Parro (2015), and the tariffs after NAFTA.
    static func caliendoParro(_ folder: URL) throws -> (TradeEconomy, tariffsAfter: [Double]) {
        func file(_ name: String) throws -> [[String: String]] {
            try rows(folder.appending(path: name))
        }
        func number(_ row: [String: String], _ key: String) throws -> Double {
            guard let value = row[key].flatMap({ Double($0) }) else { throw MalformedFile() }
            return value
        }
        let theta = try file("theta.csv")
        let deficit = try file("deficit.csv")
        let sectors = theta.compactMap { $0["sector"] }
        let regions = deficit.compactMap { $0["region"] }
        let (G, N) = (regions.count, sectors.count)
        func position(_ list: [String], _ label: String?) throws -> Int {
            guard let label, let index = list.firstIndex(of: label) else { throw MalformedFile() }
            return index
        }
        var flows = [Double](repeating: 0, count: N * G * G)
        var (tariffs, after) = (flows, flows)
        for row in try file("trade.csv") {
            let j = try position(sectors, row["sector"])
            let n = try position(regions, row["importer"])
            let i = try position(regions, row["exporter"])
            let cell = (j * G + n) * G + i
            flows[cell] = try number(row, "value")
            tariffs[cell] = try number(row, "tariff_bln")
            after[cell] = try number(row, "tariff_cfl")
        }
        func byIndustry(_ name: String) throws -> [Double] {
            var values = [Double](repeating: 0, count: G * N)
            for row in try file(name) {
                let n = try position(regions, row["region"])
                values[n * N + (try position(sectors, row["sector"]))] = try number(row, "value")
            }
            return values
        }
        var inputs = [Double](repeating: 0, count: G * N * N)
        for row in try file("intermediate_consumption.csv") {
            let n = try position(regions, row["region"])
            let j = try position(sectors, row["sector"])
            let k = try position(sectors, row["input"])
            inputs[(n * N + j) * N + k] = try number(row, "value")
        }
        let economy = TradeEconomy(
            regions: regions, sectors: sectors,
            accounts: .init(
                flows: flows, tariffs: tariffs, inputs: inputs,
                valueAdded: try byIndustry("value_added.csv"),
                finalDemand: try byIndustry("final_consumption.csv"),
                deficits: try deficit.map { try number($0, "D") }),
            elasticities: try theta.map { try number($0, "value") })
        return (economy, after)
    }
}
