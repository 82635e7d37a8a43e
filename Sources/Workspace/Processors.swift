#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The processors of this machine.
package enum Processors {
    /// How many tasks can run at once.
    package static var count: Int { max(ProcessInfo.processInfo.activeProcessorCount, 1) }
}
