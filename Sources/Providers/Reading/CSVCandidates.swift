import Containers

extension SourceFiles {
    /// The CSV files among the files; the file itself when there is only one, whatever its name.
    var csvCandidates: [String] {
        if !isFolder, !isArchive { return names }
        return names.filter { name in
            name.lowercased().hasSuffix(".csv") && (!isFolder || !name.contains("/"))
        }
    }
}
