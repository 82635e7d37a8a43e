import Containers

extension SourceFiles {
    /// The CSV and Parquet files among the files; the file itself when there is only one, whatever
    /// its name.
    var csvCandidates: [String] {
        if !isFolder, !isArchive { return names }
        return names.filter { name in
            [".csv", ".parquet"].contains(where: name.lowercased().hasSuffix)
                && (!isFolder || !name.contains("/"))
        }
    }
}
