import CLAPACK
import Platform
import Synchronization

/// Which library answers the BLAS and LAPACK calls of this process, found out at run time.
public struct BLASProvider: Sendable, Hashable {
    /// The library family.
    public enum Family: String, Sendable, Hashable {
        /// OpenBLAS.
        case openBLAS = "OpenBLAS"
        /// BLIS, usually with a separate LAPACK.
        case blis = "BLIS"
        /// Intel oneMKL.
        case mkl = "MKL"
        /// Netlib's reference implementation: right, and 15 to 18 times slower.
        case reference = "reference BLAS"
    }

    /// The library family.
    public let family: Family
    /// The library's own description of its version and build, where it offers one.
    public let configuration: String?
    /// The processor kernel in use, where the library names it.
    public let kernel: String?
    /// Path of the shared library that defines `dgemm`.
    public let blasLibrary: String?
    /// Path of the shared library that defines `dgetrf`.
    public let lapackLibrary: String?

    /// True when the slow reference implementation answers.
    public var isReference: Bool { family == .reference }

    /// A short name such as `OpenBLAS 0.3.21 (SkylakeX)`.
    public var description: String {
        var text = family.rawValue
        if let version = configuration?.split(separator: " ").first(where: {
            $0.first?.isNumber ?? false
        }) {
            text += " \(version)"
        }
        if let kernel { text += " (\(kernel))" }
        return text
    }

    /// What to set `OPENBLAS_CORETYPE` to where OpenBLAS has chosen kernels without AVX on a
    /// processor that has it; nil otherwise. A version older than the processor does so.
    public var fasterKernel: String? {
        family == .openBLAS
            ? Self.fasterKernel(than: kernel, vectorWidth: Int(cp_vector_width())) : nil
    }

    /// The same for a kernel and the bits of a processor's widest vectors.
    package static func fasterKernel(than kernel: String?, vectorWidth: Int) -> String? {
        guard let kernel, ["Prescott", "Core2", "Generic"].contains(kernel) else { return nil }
        if vectorWidth >= 512 { return "SkylakeX" }
        return vectorWidth >= 256 ? "Haswell" : nil
    }

    /// The provider of this process.
    public static let current = BLASProvider()

    private init() {
        blasLibrary = cp_library_of("dgemm_").map { String(cString: $0) }
        lapackLibrary = cp_library_of("dgetrf_").map { String(cString: $0) }
        if let text = Self.call("openblas_get_config") {
            family = .openBLAS
            configuration = text
            kernel = Self.call("openblas_get_corename")
        } else if let text = Self.call("bli_info_get_version_str") {
            family = .blis
            configuration = text
            kernel = Self.call("bli_arch_string")
        } else if cp_symbol("MKL_Set_Num_Threads") != nil {
            family = .mkl
            configuration = nil
            kernel = nil
        } else {
            family = .reference
            configuration = nil
            kernel = nil
        }
    }

    private static func call(_ name: String) -> String? {
        typealias Function = @convention(c) () -> UnsafePointer<CChar>?
        guard let symbol = cp_symbol(name) else { return nil }
        return unsafeBitCast(symbol, to: Function.self)().map { String(cString: $0) }
    }
}

/// How many threads the BLAS library uses inside one call. The setting belongs to the whole
/// process.
public enum BLASThreads {
    /// The present number, or `nil` where the library does not tell.
    public static var count: Int? {
        typealias Function = @convention(c) () -> Int32
        for name in ["openblas_get_num_threads", "MKL_Get_Max_Threads"] {
            if let symbol = cp_symbol(name) {
                return Int(unsafeBitCast(symbol, to: Function.self)())
            }
        }
        return BLASProvider.current.isReference ? 1 : nil
    }

    /// Whether a limit on address space leaves enough for so many threads; OpenBLAS waits for ever
    /// for what it cannot have. A thread takes a buffer of 128 MiB, a stack and an arena.
    public static func hasRoom(for threads: Int) -> Bool {
        guard let bytes = WholeNumber.product(threads, 208 << 20) else { return false }
        return Memory.hasAddressSpace(for: bytes)
    }

    /// Sets the number of threads; returns false where the library cannot be told.
    @discardableResult
    public static func set(_ threads: Int) -> Bool {
        precondition(threads > 0, "at least one thread is needed")
        for name in ["openblas_set_num_threads", "MKL_Set_Num_Threads"] {
            typealias Function = @convention(c) (Int32) -> Void
            if let symbol = cp_symbol(name) {
                unsafeBitCast(symbol, to: Function.self)(Int32(threads))
                return true
            }
        }
        if let symbol = cp_symbol("bli_thread_set_num_threads") {
            typealias Function = @convention(c) (Int) -> Void
            unsafeBitCast(symbol, to: Function.self)(threads)
            return true
        }
        return threads == 1
    }

    /// Runs `body` with single-threaded BLAS, which is what tasks that run side by side need:
    /// results then do not depend on the number of tasks, and threads do not fight for cores.
    ///
    /// Calls may lie in each other and beside each other: the last that ends restores the number.
    public static func withSingleThread<T, E: Error>(
        _ body: () throws(E) -> T
    ) throws(E) -> T {
        single.withLock { single in
            if single.depth == 0 {
                single.before = count
                set(1)
            }
            single.depth += 1
        }
        defer {
            single.withLock { single in
                single.depth -= 1
                if single.depth == 0, let before = single.before { set(before) }
            }
        }
        return try body()
    }

    /// How many calls of `withSingleThread` are under way, and the number of threads before them.
    private static let single = Mutex<(depth: Int, before: Int?)>((0, nil))
}
