import Containers
public import InputOutput

/// Reads how much users need inputs, as a survey has it (Pichler et al. 2022): a CSV with the
/// header `input,user,rating`, ratings 1 for critical, 0.5 for important, 0 for neither.
///
/// `*` and every other label of several sectors stand for all of them; a later line goes before an
/// earlier one, so that a file may begin with `*,*,0.5`.
public enum CriticalityFile {
    /// Ratings of product p for user sector j at p + j·N.
    /// - Throws: everything that is wrong with the file, also pairs that it leaves out.
    /// - Complexity: O(N²).
    public static func read(
        path: String, labels: LabelResolver, layout: TableLayout
    ) throws(Diagnostics) -> [Double] {
        var file = try CSVRecords(path: path, headers: [["input", "user", "rating"]])
        try file.requireRows()
        let N = layout.sectorCount
        var ratings = [Double?](repeating: nil, count: N * N)
        for row in file.rows {
            let rating = Double(row[2].text)
            guard let rating, [0, 0.5, 1].contains(rating) else {
                file.add(
                    "bad-rating", "‘\(row[2].text)’ is not a rating", at: row[2],
                    remedy: "write 1 for critical, 0.5 for important, 0 for neither")
                continue
            }
            let inputs = SectorNumbersFile.sectors(row[0], labels, &file)
            let users = SectorNumbersFile.sectors(row[1], labels, &file)
            for j in users {
                for p in inputs { ratings[p + j * N] = rating }
            }
        }
        let missing = ratings.indices.filter { ratings[$0] == nil }
        if let first = missing.first, file.problems.items.isEmpty {
            let codes = layout.sectors.map(\.code)
            file.add(
                "missing-rating",
                "\(missing.count) of \(N * N) pairs have no rating, the first of them "
                    + "\(codes[first % N]) for \(codes[first / N])",
                remedy: "begin with a line for all pairs, such as *,*,0.5")
        }
        try file.throwIfAny()
        return ratings.compactMap { $0 }
    }
}
