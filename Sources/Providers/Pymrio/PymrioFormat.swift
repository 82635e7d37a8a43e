import Containers
public import InputOutput

/// The folder, or zip archive of it, that `pymrio.IOSystem.save_all` writes, as text or as Parquet.
///
///     file_parameters.json  metadata.json
///     Z.txt  Y.txt  x.txt  unit.txt   (A.txt, L.txt and others are not read while there is Z.txt)
///     ACCOUNT/F.txt  ACCOUNT/F_Y.txt  ACCOUNT/unit.txt  ACCOUNT/file_parameters.json
///
/// Value added is an account: factor_inputs, value_added, VA or the like. Older names `FY` and
/// `F_hh` for `F_Y` are read too, and `.parquet` files instead of `.txt`. Pickle files are refused
/// with how to convert them.
public enum PymrioFormat: TableReader {
    /// `pymrio`.
    public static let name = "pymrio"
    /// `folder saved by pymrio`.
    public static let title = "folder saved by pymrio"
    /// The year where a folder holds several tables; satellite accounts may be left out.
    public static let choices: Set<ReadOptions.Choice> = [.year, .noSatellites]

    private static let profile = PymrioProfile()

    /// Recognises file_parameters.json that says `IOSystem`.
    private static func recognises(_ files: SourceFiles) -> Recognition? {
        do throws(Diagnostics) {
            guard files.isFolder || files.isArchive else { return nil }
            for root in PandasFolder.roots(in: files) {
                let name = root + PandasFolder.parametersName
                guard files.names.contains(name) else { continue }
                let text = try JSONFile.text(try files.bytes(of: name), path: files.shown(name))
                guard text.contains("\"systemtype\""), text.contains("\"IOSystem\"") else {
                    continue
                }
                return Recognition(
                    format: title, reason: "\(name) says that it is pymrio’s IOSystem")
            }
            return nil
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
}
