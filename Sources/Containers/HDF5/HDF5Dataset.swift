import CHDF5
package import InputOutput

/// One dataset of a file that is read: its type and its extent.
package struct HDF5Dataset {
    /// Path in the file, such as `regions/code`.
    package let name: String
    /// Extent of each dimension.
    package let shape: [Int]
    package let file: HDF5Reader
    private let values: cp_h5_values

    /// No dataset of labels is longer than this: an announced length beyond it is a damaged file.
    static let largestLength = 10_000_000

    /// Looks at a dataset.
    /// - Throws: `missing-dataset`, `wrong-type` when it is not a dataset, `outside-data` when
    ///   another file holds it.
    package init(_ name: String, in file: HDF5Reader) throws(Diagnostics) {
        guard try file.exists(name) else {
            throw file.failure(
                "missing-dataset", "the dataset is missing", at: name,
                remedy: "layout 1 has Z, Y, V and code and name of every group of labels")
        }
        try file.ask(cp_h5_ask_dataset, name)
        let reply = try file.reply()
        guard reply.status >= 0 else {
            if file.reason.contains("link class") {
                throw Self.outside("it is a link to another file", name, file)
            }
            throw file.failure("wrong-type", "this is not a dataset", at: name)
        }
        self.name = name
        self.file = file
        let found = try file.values(reply).values
        shape = withUnsafeBytes(of: found.extent) { extent in
            extent.bindMemory(to: UInt64.self).prefix(Int(found.rank)).map { Int(clamping: $0) }
        }
        values = found
        if found.is_outside != 0 {
            throw Self.outside(
                "its numbers lie in other files (external storage or a virtual dataset)", name, file
            )
        }
    }

    /// `outside-data`: what another file holds is not covered by the digest of this one, and may
    /// change.
    private static func outside(
        _ reason: String, _ name: String, _ file: HDF5Reader
    ) -> Diagnostics {
        file.failure(
            "outside-data", reason, at: name,
            remedy: "copy the numbers into the file itself, as h5repack and h5py do")
    }

    /// The length of a list.
    /// - Throws: `wrong-shape` when it has not one dimension or is longer than any table.
    package func length() throws(Diagnostics) -> Int {
        guard shape.count == 1 else {
            throw file.failure(
                "wrong-shape", "the dataset is \(shapeText), not a list", at: name)
        }
        guard shape[0] <= Self.largestLength else {
            throw file.failure(
                "wrong-shape", "the list of \(shape[0]) entries is longer than any table has",
                at: name)
        }
        return shape[0]
    }

    /// `2×400`, for messages.
    var shapeText: String {
        shape.isEmpty ? "a single value" : shape.map(String.init).joined(separator: "×")
    }

    /// Whether its elements are texts.
    var holdsTexts: Bool { values.type_class == H5T_STRING.rawValue }

    /// What the elements are, for messages.
    var typeName: String {
        switch values.type_class {
        case H5T_FLOAT.rawValue: "\(values.size * 8)-bit floating-point numbers"
        case H5T_INTEGER.rawValue: "\(values.size * 8)-bit integers"
        case H5T_STRING.rawValue: "texts"
        case H5T_COMPOUND.rawValue: "records"
        default: "values of another type"
        }
    }

    /// Checks that this is a whole matrix of doubles of the given size, as layout 1 has them.
    /// - Throws: `wrong-type`, `wrong-shape`, `missing-data` where the file announces numbers that
    ///   were never written (the library would give zeros for them).
    package func requireDoubles(shape expected: [Int], because reason: String) throws(Diagnostics) {
        guard values.type_class == H5T_FLOAT.rawValue, values.size == 8 else {
            throw file.failure(
                "wrong-type", "the dataset holds \(typeName), not 64-bit floating-point numbers",
                at: name)
        }
        guard shape == expected else {
            let wanted = expected.map(String.init).joined(separator: "×")
            throw file.failure(
                "wrong-shape", "the dataset is \(shapeText), not \(wanted)", at: name,
                remedy: reason)
        }
        guard shape.contains(0) || values.is_whole != 0 else {
            throw file.failure(
                "missing-data", "some of the announced numbers were never written", at: name,
                remedy: "the program that wrote the file did not finish: write it again")
        }
    }

    /// Reads the rows of a matrix, or the numbers of a list, whose shape was checked; `body` gets
    /// some rows at a time, row-major, with the first and their number.
    /// - Throws: `checksum-failure`, `hdf5-unreadable`, `hdf5-damaged`.
    /// - Complexity: memory of a row or of 1 MiB; the process that reads has that of a row of
    ///   chunks.
    package func readRows(
        _ body: (UnsafePointer<Double>, _ first: Int, _ count: Int) -> Void
    ) throws(Diagnostics) {
        let (rows, columns) = (shape[0], shape.dropFirst().reduce(1, *))
        if rows == 0 || columns == 0 { return }
        let width = columns * MemoryLayout<Double>.stride
        let largest = Int(cp_h5_reader_block) + width
        try file.ask(cp_h5_ask_doubles, name)
        let block = UnsafeMutableRawBufferPointer.allocate(
            byteCount: largest, alignment: MemoryLayout<Double>.alignment)
        defer { block.deallocate() }
        var first = 0
        while true {
            let reply = try file.reply(largest: largest)
            guard reply.status >= 0 else { throw file.unreadable(name) }
            let count = reply.length / width
            guard count * width == reply.length, first + count <= rows, count > 0 || first == rows
            else { throw file.damaged("its answer cannot be understood") }
            if count == 0 { return }
            let part = UnsafeMutableRawBufferPointer(rebasing: block[..<reply.length])
            try file.receive(part)
            if let base = part.bindMemory(to: Double.self).baseAddress { body(base, first, count) }
            first += count
        }
    }

    /// Reads a list of numbers whose shape was checked.
    package func readList() throws(Diagnostics) -> [Double] {
        var list: [Double] = []
        list.reserveCapacity(shape[0])
        try readRows { block, _, count in
            list += UnsafeBufferPointer(start: block, count: count)
        }
        return list
    }
}
