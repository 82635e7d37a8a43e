import InputOutput

/// What a model says that sets negative deliveries to final demand to 0, as it has no place for
/// them; nil where there are none.
/// - Parameters:
///   - count: how many deliveries there are.
///   - total: their sum, in the table's unit.
///   - byRegion: the same by region of final demand.
func negativeDemandNote(
    _ count: Int, _ total: Double, _ byRegion: [Double], _ table: MRIOTable
) -> Diagnostic? {
    guard count > 0, let most = byRegion.indices.min(by: { byRegion[$0] < byRegion[$1] }) else {
        return nil
    }
    let region = RegionNames(table.layout).both(most)
    return Diagnostic(
        .note, "negative-demand-removed",
        count == 1
            ? "a negative delivery to final demand of \(region), \(brief(total)) \(table.unit), "
                + "is set to 0"
            : "\(count) negative deliveries to final demand, \(brief(total)) \(table.unit) in all, "
                + "are set to 0 (most in \(region): \(brief(byRegion[most])))")
}
