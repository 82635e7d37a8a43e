#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The processors of this machine.
enum Processors {
    /// How many tasks can run at once.
    static var count: Int { max(ProcessInfo.processInfo.activeProcessorCount, 1) }
}
