import Foundation
import InputOutput
import Shocks
import Providers
import TestSupport

/// Published tables for the tests that need them.
enum LargerTables {
    /// WIOD, 2013 release.
    static func isThereWIOD(_ year: Int) -> Bool { Fixtures.largerTable(name(year)) != nil }

    /// The table of a year; read it only where `isThereWIOD`.
    static func wiod(_ year: Int) throws -> MRIOTable {
        guard let url = Fixtures.largerTable(name(year)) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try TableFile.read(path: url.path)
    }

    private static func name(_ year: Int) -> String { "wiod2013-\(year).h5" }
}

extension MRIOTable {
    /// Index of a region that the table has.
    func region(_ code: String) -> Int { regions.firstIndex { $0.code == code } ?? -1 }
    /// Index of a sector that the table has.
    func sector(_ code: String) -> Int { sectors.firstIndex { $0.code == code } ?? -1 }
}
