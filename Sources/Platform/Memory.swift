import CPlatform

/// How much memory there is for a table.
package enum Memory {
    /// Bytes that this process can have in all: the machine's memory, or less where a limit on
    /// address space or a control group says so.
    package static let size: Int = {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        let page = sysconf(Int32(_SC_PAGESIZE))
        let machine = pages > 0 && page > 0 ? Int(pages) * Int(page) : Int.max
        return min(
            machine, cp_address_space_limit(),
            number(in: "/sys/fs/cgroup/memory.max") ?? .max)
    }()

    /// Bytes of a square of doubles; `Int.max` where that is more than can be counted.
    package static func bytesOfSquare(_ n: Int) -> Int {
        let (cells, tooMany) = n.multipliedReportingOverflow(by: n)
        let (bytes, tooLarge) = cells.multipliedReportingOverflow(by: MemoryLayout<Double>.stride)
        return tooMany || tooLarge ? .max : bytes
    }

    /// Whether so many bytes more can be had now; small amounts are not asked for.
    package static func hasRoom(for bytes: Int) -> Bool {
        if bytes < 1 << 28 { return true }
        return bytes <= size && bytes <= availableBytes ?? .max
    }

    /// Whether a limit on address space, where there is one, leaves so many bytes.
    package static func hasAddressSpace(for bytes: Int) -> Bool {
        cp_address_space_limit() == .max || cp_has_address_space(bytes)
    }

    /// Ends the program, because there is no memory for so many bytes.
    package static func end(without bytes: Int) -> Never {
        cp_end_without_memory(bytes)
        fatalError("out of memory: \(bytes) bytes")
    }

    /// Such as `28.8 GB`.
    package static func text(_ bytes: Int) -> String {
        let tenths = bytes / 100_000_000
        return "\(tenths / 10).\(tenths % 10) GB"
    }

    /// What Linux estimates that can be had without writing memory to the disk; nil elsewhere.
    package static var availableBytes: Int? {
        let text = content(of: "/proc/meminfo")
        var kilobytes: Int?
        for line in text.split(separator: "\n")
        where line.hasPrefix("MemAvailable:") || line.hasPrefix("SwapFree:") {
            let amount = line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
            if let amount { kilobytes = (kilobytes ?? 0) + amount }
        }
        return kilobytes.map { $0 << 10 }
    }

    private static func number(in path: String) -> Int? {
        Int(content(of: path).prefix { $0.isNumber })
    }

    private static func content(of path: String) -> String {
        do throws(SystemError) {
            let bytes = try OpenFile(path, O_RDONLY).readAll(limit: 1 << 16)
            return String(decoding: bytes, as: UTF8.self)
        } catch { return "" }
    }
}
