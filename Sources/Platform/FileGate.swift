/// Which files a piece of work may read, where it is done for somebody who must not reach others: a
/// client of a server. Every reader of files that a user names asks it.
package enum FileGate {
    /// Folders and files that may be read, with what is in them; nil for everything.
    @TaskLocal package static var admitted: [String]?

    /// Whether a file may be read, by its path as it is written: links in an admitted folder are
    /// its owner's choice.
    package static func admits(_ path: String) -> Bool {
        guard let admitted else { return true }
        return admitted.contains { place in
            if path == place { return true }
            let folder = place.hasSuffix("/") ? place : "\(place)/"
            return path.hasPrefix(folder)
                && !path.dropFirst(folder.count).split(separator: "/").contains("..")
        }
    }
}
