import CCrypto
import InputOutput
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

public enum TableFile {
    public struct Recognition { public let format: String; public let reason: String }
    public struct Summary {
        public let name: String; public let year: Int?; public let unit: String;
        public let source: String?; public let regionCount: Int; public let sectorCount: Int;
        public let format: String
    }
    public static func recognition(of path: String) -> Recognition? {
        path.hasSuffix(".h5") ? Recognition(format: "native", reason: "name") : nil
    }
    public static func read(path: String) throws -> MRIOTable { try NativeTable.read(path: path) }
    public static func summary(path: String) throws -> Summary {
        let t = try read(path: path)
        return Summary(
            name: t.name, year: t.year, unit: t.unit, source: nil, regionCount: t.regionCount,
            sectorCount: t.sectorCount, format: "native")
    }
    public static func digest(path: String) throws -> String {
        let data = try Data(contentsOf: URL(filePath: path))
        var d = [UInt8](repeating: 0, count: 32)
        _ = data.withUnsafeBytes { cp_sha256($0.baseAddress, $0.count, &d) }
        return d.map { String($0 + 256 as Int, radix: 16).dropFirst().description }.joined()
    }
    public static var hdf5Version: String { HDF5File.libraryVersion }
}
extension UInt8 { static func + (a: UInt8, b: Int) -> Int { Int(a) + b } }
