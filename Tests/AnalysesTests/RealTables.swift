import Foundation
import InputOutput
import Providers
import TestSupport

/// Real tables and other programs' numbers, which are larger than what the package ships.
enum RealTables {
    /// Whether WIOD 1995, 2008, 2011, the 77×11 ICIO table and the published numbers are there.
    static let areThere =
        ["wiod2013-1995.h5", "wiod2013-2008.h5", "wiod2013-2011.h5", "icio2023-2020-77x11.h5"]
        .allSatisfy { Fixtures.largerTable($0) != nil }
        && Fixtures.published("antras-chor-2018/table1_printed.csv") != nil

    /// A table by file name.
    static func read(_ name: String) throws -> MRIOTable {
        guard let url = Fixtures.largerTable(name) else { throw CocoaError(.fileNoSuchFile) }
        return try TableFile.read(path: url.path)
    }

    /// The rows of a CSV file without quoted commas, header included, quotes taken off.
    static func rows(_ path: String) throws -> [[String]] {
        guard let url = Fixtures.published(path) else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
        }
    }
}
