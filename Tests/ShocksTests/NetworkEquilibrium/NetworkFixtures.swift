import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import TestSupport

/// Small economies for the network model.
enum NetworkFixtures {
    /// The economy of a seeded table.
    static func economy(
        regions: Int, sectors: Int, seed: UInt64
    ) throws -> NetworkEconomy {
        let table = try RandomTable.make(regions: regions, sectors: sectors, seed: seed)
        return try TableNetworkEconomy(LeontiefSystem(table)).economy
    }

    /// Elasticities that differ by sector and straddle 1.
    static func elasticities(_ sectors: Int) -> NetworkElasticities {
        NetworkElasticities(
            consumption: 0.9, valueAdded: 0.3, input: 0.2,
            origins: (0..<sectors).map { [0.76, 1, 2.5, 5][$0 % 4] })
    }

    /// All buyers of a region.
    static func buyers(_ economy: NetworkEconomy, region: Int) -> [Int] {
        let N = economy.sectorCount
        return Array((region * N)..<((region + 1) * N)) + [economy.industryCount + region]
    }

    /// A wedge on one product on its way to all buyers of a region.
    static func group(
        _ economy: NetworkEconomy, from exporter: Int, sector: Int, to importer: Int,
        iceberg: Double = 0, tariff: Double = 0, cut: Double? = nil,
        rent: Restriction.Rent = .exporter, isRemoved: Bool = false
    ) -> NetworkWedges.Group {
        NetworkWedges.Group(
            product: exporter * economy.sectorCount + sector, importer: importer,
            buyers: buyers(economy, region: importer), iceberg: iceberg, tariff: tariff,
            limit: cut.map { log(1 - $0) }, rent: rent, isRemoved: isRemoved)
    }

    /// A table in which all users of a region have the same origins of each product, without taxes.
    /// - Parameter balanced: whether every region spends what it earns.
    static func sharedOrigins(
        regions G: Int, sectors N: Int, seed: UInt64, balanced: Bool = false
    ) throws -> MRIOTable {
        var random = SplitMix64(seed: seed)
        let layout = try TableLayout(
            regions: (0..<G).map { Region("R\($0 + 1)") },
            sectors: (0..<N).map { Sector("s\($0 + 1)") }, finalDemand: [.init("F")])
        var origins = [Double](repeating: 0, count: G * G * N)  // (n·N + j)·G + i
        for n in 0..<G {
            for j in 0..<N {
                var total = 0.0
                let cell = (n * N + j) * G
                for i in 0..<G {
                    origins[cell + i] = (0.2 + random.uniform()) * (i == n ? 6 : 1)
                    total += origins[cell + i]
                }
                for i in 0..<G { origins[cell + i] /= total }
            }
        }
        var Z = Matrix(layout.industryAxis, layout.industryAxis)
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        for n in 0..<G {
            for user in 0...N {
                for j in 0..<N {
                    let amount = (0.2 + random.uniform()) * (user == N ? Double(3 * N) : 1)
                    for i in 0..<G {
                        let value = amount * origins[(n * N + j) * G + i]
                        if user == N {
                            Y[i * N + j, n] = value
                        } else {
                            Z[i * N + j, n * N + user] = value
                        }
                    }
                }
            }
        }
        for _ in 0..<(balanced ? 500 : 0) {
            let earned = zip(zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }, Z.columnSums())
                .map { $0 - $1 }
            let spent = Y.columnSums()
            for n in 0..<G {
                let income = earned[(n * N)..<((n + 1) * N)].reduce(0, +)
                for i in 0..<(G * N) { Y[i, n] *= income / spent[n] }
            }
        }
        let x = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        let primary = [PrimaryInput("VA", kind: .valueAdded)]
        return try MRIOTable(
            name: "shared origins", year: 2020, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(entries: [.init("source", "seeded generator")]), layout: layout,
            primaryInputs: primary, Z: Z, Y: Y,
            V: Matrix(
                Axis(primary.map(\.code)), layout.industryAxis,
                columnMajor: zip(x, Z.columnSums()).map { $0 - $1 }))
    }

    /// The sectors of WIOD that Bachmann et al. merge; each keeps the first code.
    static let bachmannGroups = [
        ["c4", "c5"], ["c8", "c9"], ["c19", "c20"], ["c31", "c34", "c35"],
    ]

    /// Caliendo-Parro's elasticities, the mean over merged sectors.
    static func bachmannElasticities(_ whole: TableLayout, _ merged: TableLayout) -> [Double] {
        let theta = (try? SectorElasticities.caliendoParro(whole, at: .init()).theta) ?? []
        let codes = whole.sectors.map(\.code)
        return merged.sectors.map { sector in
            let members = bachmannGroups.first { $0.contains(sector.code) } ?? [sector.code]
            let values = members.compactMap { code in
                codes.firstIndex(of: code).map { theta[$0] }
            }
            return values.reduce(0, +) / Double(values.count)
        }
    }

    /// The members of the EU in WIOD 2008, Britain among them.
    static let european = [
        "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GBR", "GRC",
        "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROM", "SVK", "SVN",
        "SWE",
    ]
}
