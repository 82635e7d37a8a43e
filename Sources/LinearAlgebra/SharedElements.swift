import Dispatch

import Platform

/// Elements that threads read, and results of which each writes its own.
struct SharedElements: @unchecked Sendable {
    private let source: UnsafeBufferPointer<Double>
    private let target: UnsafeMutableBufferPointer<Double>
    /// Fewer elements than this are not worth a second thread.
    private static let smallestPart = 1 << 20

    private static let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    init(_ source: UnsafeBufferPointer<Double>, _ target: UnsafeMutableBufferPointer<Double>) {
        self.source = source
        self.target = target
    }

    /// Calls `body` for parts of `0..<length`, at once where there is enough to do.
    func parts(
        of length: Int, count: Int,
        _ body:
            @Sendable (
                UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>, Range<Int>
            ) -> Void
    ) {
        let parts = max(
            1, min(Self.processors, length, count / Self.smallestPart))
        if parts == 1 { return body(source, target, 0..<length) }
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            body(source, target, (length * part / parts)..<(length * (part + 1) / parts))
        }
    }
}
