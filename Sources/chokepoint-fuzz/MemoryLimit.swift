import Foundation

/// The memory that reading a small file may take.
enum MemoryLimit {
    /// 2 GB.
    static let bytes = 2_000_000_000

    /// Lets the process have that much more address space than it has now. Nothing is done where
    /// the system does not say what it has, nor under a sanitizer, which takes terabytes for
    /// itself.
    static func set() {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").first.flatMap({ Int($0) })
        else { return }
        let used = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
        guard used < 1 << 40 else { return }
        // Threads come and go with arenas and stacks of their own, which are address space only.
        let limit = rlim_t(used + bytes + 1 << 30)
        var limits = rlimit(rlim_cur: limit, rlim_max: limit)
        #if os(Linux)
            setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits)
        #else
            setrlimit(RLIMIT_AS, &limits)
        #endif
    }

    /// The resident memory that this process, or one of its children that has ended, had at most,
    /// in bytes.
    static var peak: Int {
        var (own, children) = (rusage(), rusage())
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
            getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &children)
            return max(own.ru_maxrss, children.ru_maxrss) * 1024
        #else
            getrusage(RUSAGE_SELF, &own)
            getrusage(RUSAGE_CHILDREN, &children)
            return max(own.ru_maxrss, children.ru_maxrss)
        #endif
    }
}
