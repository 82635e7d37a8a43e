import CCrypto
import InputOutput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Digests that name the content of files.
public enum FileDigest {
    /// SHA-256 of a file, 64 hexadecimal digits.
    /// - Throws: `unreadable-file`.
    /// - Complexity: one pass; the file is mapped, not read into memory.
    public static func sha256(path: String) throws(Diagnostics) -> String {
        let file = try MappedFile(path: path)
        var digest = [UInt8](repeating: 0, count: 32)
        let status = file.bytes.withMemoryRebound(to: UInt8.self) { bytes in
            cp_sha256(bytes.baseAddress, bytes.count, &digest)
        }
        precondition(status == 1, "libcrypto has no SHA-256")
        return hexadecimal(digest)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}
