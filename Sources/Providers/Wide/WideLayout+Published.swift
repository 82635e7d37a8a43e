import Containers
import InputOutput

extension WideLayout {
    /// The labels `REGION_CODE` of a published table that has them in its first line.
    /// - Parameters:
    ///   - labels: of all columns of numbers.
    ///   - industryColumns: how many of them stand before final demand.
    ///   - demandLabels: of the columns of final demand as they are due.
    ///   - categories: of final demand, in the order of the table that is made.
    ///   - publisher: who writes 0 where nothing flows.
    /// - Throws: `duplicate-code` where codes differ in case only.
    init(
        labels: [String], industries: LabelGrid, industryColumns: Int, demand: [LabelGrid.Pair],
        demandLabels: [String], categories: [FinalDemandCategory], line: CSVHeader, text: CSVText,
        publisher: String
    ) throws(Diagnostics) {
        let table: TableLayout
        do throws(Diagnostics) {
            table = try TableLayout(
                regions: industries.outer.map { Region($0) },
                sectors: industries.inner.map { Sector($0) }, finalDemand: categories)
        } catch {
            throw error.located(in: text.path)
        }
        self.init(
            labels: labels, industries: industries,
            industryLabels: industries.labels(joinedBy: "_"), industryColumns: industryColumns,
            demand: demand, demandLabels: demandLabels, table: table, line: line, text: text,
            emptyCellRemedy:
                "\(publisher) writes 0 where nothing flows: the file is damaged, get it again")
    }
}
