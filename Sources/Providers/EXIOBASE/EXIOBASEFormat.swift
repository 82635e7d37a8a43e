import Containers
public import InputOutput

/// EXIOBASE 3 as published: a folder or zip archive of tab-separated text.
///
///     Z.txt  Y.txt  x.txt  unit.txt   flows, final demand, output, units (A.txt is redundant)
///     industries.txt or products.txt, finaldemands.txt   codes of the names
///     satellite/, impacts/            accounts to release 3.8; value added: satellite/F.txt
///     factor_inputs/, air_emissions/, …   from release 3.9 on; value added is factor_inputs/F.txt
///
/// Matrices have two lines of column labels and mostly a third with the names of the row labels.
/// Early downloads have A.txt and no Z.txt: the flows are computed then.
public enum EXIOBASEFormat: TableReader {
    /// `exiobase`.
    public static let name = "exiobase"
    /// `EXIOBASE 3 (folder or zip of text files)`.
    public static let title = "EXIOBASE 3 (folder or zip of text files)"
    /// The year where a folder holds several tables; satellite accounts may be left out.
    public static let choices: Set<ReadOptions.Choice> = [.year, .noSatellites]

    private static let profile = EXIOBASEProfile()

    /// The first of EXIOBASE’s categories of final demand.
    private static let firstCategory = "Final consumption expenditure by households"
    /// How many bytes of Y.txt hold its column labels.
    private static let headSize = 1 << 17

    /// Recognises the categories of final demand in Y.txt, beside one of EXIOBASE’s own lists or
    /// its rows of value added.
    private static func recognises(_ files: SourceFiles) -> Recognition? {
        do throws(Diagnostics) {
            guard files.isFolder || files.isArchive else { return nil }
            let roots = PandasFolder.roots(in: files)
            guard let root = roots.first else { return nil }
            let names = Set(files.names)
            let lists = ["industries.txt", "products.txt", "finaldemands.txt"].filter {
                names.contains(root + $0)
            }
            let inputs = ["factor_inputs", "satellite"].filter { folder in
                EXIOBASEInputs.areFirst(in: "\(root)\(folder)/unit.txt", of: files)
            }
            if lists.isEmpty, inputs.isEmpty { return nil }
            let marks =
                lists.isEmpty
                ? "EXIOBASE’s rows of value added in \(inputs[0])"
                : lists.joined(separator: " and ")
            let several = roots.count > 1 ? " (\(roots.count) tables)" : ""
            if !names.contains("\(root)Y.txt") {
                // A damaged folder is recognised too, so that what is missing is named.
                guard lists.count > 1 else { return nil }
                return Recognition(
                    format: "EXIOBASE 3, incomplete", reason: "there is \(marks)\(several)")
            }
            let head = try CSVText(
                try files.head(of: "\(root)Y.txt", count: headSize),
                path: files.shown("\(root)Y.txt"))
            let regions = DelimitedLine(head, at: head.start)
            let categories = DelimitedLine(head, at: regions.end)
            guard categories.cells.dropFirst(2).first == firstCategory else { return nil }
            let edition = edition(root, names)
            return Recognition(
                format: "EXIOBASE 3, \(edition)",
                reason: "Y.txt has EXIOBASE’s categories of final demand, and there is \(marks)"
                    + several)
        } catch {
            return nil
        }
    }

    /// Opens what is recognised.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard let recognition = recognises(try source.files()) else { return nil }
        return PandasOpened(Self.self, profile, source, options, recognition)
    }

    /// Opens any folder or archive.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        PandasOpened(Self.self, profile, source, options, .named(title))
    }

    /// Which releases are laid out like this.
    private static func edition(_ root: String, _ names: Set<String>) -> String {
        if names.contains("\(root)factor_inputs/F.txt") { return "release 3.9 or later" }
        if !names.contains("\(root)Z.txt") { return "coefficients only, as in early releases" }
        if names.contains("\(root)satellite/F.txt") { return "release 3.8 or earlier" }
        return "without its accounts"
    }
}
