import Foundation

/// Folders that inputs are written into: in memory where the system has such a place.
enum WorkFolder {
    /// A new folder.
    static func make() throws -> String {
        let chosen = ProcessInfo.processInfo.environment["TMPDIR"]
        let isShared = FileManager.default.isWritableFile(atPath: "/dev/shm")
        let parent = chosen ?? (isShared ? "/dev/shm" : NSTemporaryDirectory())
        let path = "\(parent)/chokepoint-fuzz-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        return path
    }
}
