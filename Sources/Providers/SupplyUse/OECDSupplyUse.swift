import Containers
public import InputOutput
import LinearAlgebra

/// The OECD’s national supply and use tables as its data service writes them: CSV files with the
/// columns `REF_AREA`, `TRANSACTION`, `ACTIVITY`, `PRODUCT`, `TIME_PERIOD` and `OBS_VALUE`, in one
/// folder or in one file.
///
///     T1500   DF_SUPPLY_T1500   supply: output P1, imports P7, margins OTTM, taxes D21X31
///     T1600   DF_USEPP_T1600    use at purchasers’ prices, DF_USEVA_T1600 value added
///     T1610   DF_USEBP_T1610    use at basic prices, where it is there
///
/// The table a line belongs to is what `TABLE_IDENTIFIER` says, else `DATAFLOW` or `STRUCTURE_ID`,
/// else the file’s name. Of industries and products the most detailed are taken, and checked
/// against the totals that the files state: what is confidential is missed there. With T1610 the
/// tables are at basic prices, and taxes less subsidies on products are what the two tables of use
/// differ by; without it they are at purchasers’ prices, which are audited, but make no symmetric
/// table. (Dataflows and columns: the OECD’s data explorer, data structure DSD_NASU 2.0.)
public enum OECDSupplyUse: SupplyUseReader {
    /// `oecd`.
    public static let name = "oecd"
    /// `OECD national supply and use tables`.
    public static let title =
        "OECD national supply and use tables (CSV of T1500, T1600 and T1610)"

    /// Reads files with the columns, of one year where there are several.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        var names: [String] = []
        for name in try source.files().csvCandidates {
            do throws(Diagnostics) {
                let labels = try source.firstLine(of: name).header.labels
                if SDMXRecords.isHeader(labels, with: OECDSupplyUseCells.needed) {
                    names.append(name)
                }
            } catch {
                // What is no text is no file of this format.
                continue
            }
        }
        guard !names.isEmpty else { return nil }
        var cells = OECDSupplyUseCells(path: source.path)
        try cells.take(names, of: source, year: year)
        return try OECDSupplyUseTables(cells: cells).table(&findings)
    }
}
