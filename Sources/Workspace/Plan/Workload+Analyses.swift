import Analyses
import InputOutput

extension Workload {
    /// Some passes over Z that keep nothing of its size.
    /// - Parameter vectors: vectors of n doubles that are held at once.
    static func passes(_ count: Double, _ reason: String, vectors: Double = 4) -> Workload {
        Workload(vectors: vectors, passes: count, reason: reason)
    }

    /// A scan of some importers without L: 64 right-hand sides at a time, with their Krylov
    /// vectors, and a dozen n×G matrices.
    static func scan(of importers: Set<Int>, on system: LeontiefSystem) -> Workload {
        let layout = system.table.layout
        let columns = Double(RestrictionScan.columns(layout, importers: importers))
        let n = Double(layout.industryCount)
        let (fields, rows) = (3 * layout.regionCount, importers.count * layout.sectorCount)
        let steps = 12.0
        // The Krylov vectors of a block, and some more for the products.
        let krylov = (steps + 8) * Double(RestrictionScan.columnsAtOnce)
        return Workload(
            vectors: krylov + Double(fields + rows), passes: 6, cubes: 2 * columns * steps / n,
            reason: "Krylov vectors for 64 right-hand sides at a time")
    }

    /// The accounts of value added in exports: L, and three n×G matrices for every pair of
    /// countries.
    static func exportAccounts(on system: LeontiefSystem) -> Workload {
        var all = inverse(on: system)
        all.vectors += 4 * Double(system.table.regionCount)
        all.passes += 4 * Double(system.table.regionCount) / 4
        return all
    }

    /// A structural decomposition over years: four factorizations a pair of years, each of a
    /// mixed economy, beside both tables.
    static func decomposition(between years: Int, on system: LeontiefSystem) -> Workload {
        let pairs = Double(max(years - 1, 1))
        return Workload(
            squares: 2.2 + Double(years - 1), vectors: 20 * Double(system.table.regionCount),
            passes: 20 * pairs, cubes: 8 * pairs / 3,
            reason: "the tables of the other years and the factors of a mixed economy")
    }

    /// A screening: inputs of each product per unit of output, N×n, of two years, beside the
    /// tables of the other years.
    static func screening(of table: MRIOTable, years: Int) -> Workload {
        Workload(
            squares: Double(years - 1), vectors: 3 * Double(table.sectorCount),
            passes: 8 * Double(years),
            reason: years == 1
                ? "coefficients summed over origins" : "the tables of the other years")
    }

    /// A projection to other totals: the cells, their places in every total, and the new table;
    /// some hundred sweeps over all of them.
    static let projection = Workload(
        squares: 3.5, vectors: 8, passes: 600, reason: "cells, totals and the projected table")

    /// Symmetric tables from supply and use tables, one after the other: the new table, and the
    /// inverse of supply a region where a model needs one.
    static func symmetric(_ models: [SymmetricModel], of source: SupplyUseTable) -> Workload {
        let (products, industries) = (
            Double(source.layout.products.count), Double(source.layout.industries.count)
        )
        let regions = Double(source.layout.regions.count)
        let (all, longer) = (regions * industries, max(products, industries))
        guard all > 0 else { return .reading }
        // The new table is n×n, for n products or industries of all regions; a working copy
        // comes beside it. In units of the industries.
        let squares = 2 * (longer / industries) * (longer / industries)
        let cubes = models.reduce(0.0) { sum, model in
            sum + (model.isInverting ? 2 : 1) * 2 * longer / all
        }
        return Workload(
            squares: squares, passes: 4 * Double(models.count), cubes: cubes,
            reason: "the symmetric table and the one it is made of")
    }
}
