import CPlatform
import Synchronization

/// A file or folder that is being made under a temporary name: a signal that ends the program
/// removes it, and so does letting go of it before it is finished.
package final class UnfinishedFile: Sendable {
    /// The temporary name.
    package let path: String
    private let slot: Int32
    private let isFinished = Atomic(false)

    /// Announces a name that is about to be made.
    package init(_ path: String) {
        self.path = path
        slot = cp_unfinished_add(path)
    }

    deinit {
        if !isFinished.load(ordering: .relaxed) { try? Folder.remove(path) }
        cp_unfinished_drop(slot)
    }

    /// Gives it its real name; a file that is there is replaced.
    package func rename(to destination: String) throws(SystemError) {
        if moveFile(path, destination) != 0 { throw SystemError() }
        keep()
    }

    /// Gives a file of this folder its real name outside of it; the folder goes.
    package func rename(member: String, to destination: String) throws(SystemError) {
        if moveFile("\(path)/\(member)", destination) != 0 { throw SystemError() }
    }

    /// Leaves it where it is.
    package func keep() { isFinished.store(true, ordering: .relaxed) }

    /// A name in the folder of `path` that begins with a dot and is not taken.
    package static func name(besides path: String) -> String {
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        // A name has 255 bytes at most.
        let name = String(decoding: path[slash...].utf8.prefix(200), as: UTF8.self)
        return "\(path[..<slash]).\(name).\(suffix).partial"
    }
}

/// The system's `rename`, whose name the method would hide.
private func moveFile(_ from: String, _ to: String) -> Int32 { rename(from, to) }
