public import InputOutput

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The size limit of the cache: `$CHOKEPOINT_CACHE_LIMIT`, such as `500M` or `20G`; 8 GiB without
/// it.
public enum CacheLimit {
    /// The limit that the environment sets.
    /// - Throws: `bad-cache-limit`.
    public static func fromEnvironment() throws(Diagnostics) -> Int {
        let name = "CHOKEPOINT_CACHE_LIMIT"
        guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else {
            return 8 << 30
        }
        let units: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
        let shift = text.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(shift == nil ? text : String(text.dropLast())), number >= 0,
            number <= Int.max >> (shift ?? 0)
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-cache-limit", "‘\(text)’ is not a size",
                    at: .init(place: "$\(name)"), remedy: "write bytes, or 500M, 20G")
            ])
        }
        return number << (shift ?? 0)
    }
}
