import CHDF5
import InputOutput

extension HDF5Dataset {
    /// Checks that this is a whole matrix of doubles of the given size, as layout 1 has them.
    /// - Throws: `wrong-type`, `wrong-shape`, `missing-data` where the file announces numbers that were
    ///   never written (the library would give zeros for them).
    func requireDoubles(shape expected: [Int], because reason: String) throws(Diagnostics) {
        guard cp_H5Tget_class(type) == H5T_FLOAT, cp_H5Tget_size(type) == 8 else {
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
        if shape.contains(0) { return }
        var status = H5D_SPACE_STATUS_ERROR
        let isWhole =
            cp_H5Dget_space_status(id, &status) >= 0
            && (chunk.map { hasAllChunks(of: $0) } ?? (status == H5D_SPACE_STATUS_ALLOCATED))
        guard isWhole else {
            throw file.failure(
                "missing-data", "some of the announced numbers were never written", at: name,
                remedy: "the program that wrote the file did not finish: write it again")
        }
    }

    /// Reads the rows of a matrix in blocks of a row of chunks; `body` gets each block, row-major, with
    /// its first row and its number of rows.
    /// - Throws: `checksum-failure`, `hdf5-unreadable`.
    /// - Complexity: memory of one row of chunks and one chunk.
    func readRows(
        _ body: (UnsafePointer<Double>, _ first: Int, _ count: Int) -> Void
    ) throws(Diagnostics) {
        let (rows, columns) = (shape[0], shape[1])
        if rows == 0 || columns == 0 { return }
        // Whole rows of chunks, so that each chunk is unpacked once.
        let blockRows = min(rows, chunk?[0] ?? 64)
        let space = cp_H5Dget_space(id)
        let block = UnsafeMutablePointer<Double>.allocate(capacity: blockRows * columns)
        defer {
            cp_H5Sclose(space)
            block.deallocate()
        }
        var first = 0
        while first < rows {
            let count = min(blockRows, rows - first)
            let start = [hsize_t(first), 0]
            let extent = [hsize_t(count), hsize_t(columns)]
            cp_H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nil, extent, nil)
            let memory = cp_H5Screate_simple(2, extent, nil)
            defer { cp_H5Sclose(memory) }
            guard
                cp_H5Dread(id, cp_h5_native_double(), memory, space, cp_h5_default(), block) >= 0
            else { throw file.damaged(name) }
            body(block, first, count)
            first += count
        }
    }

    /// Reads a list of numbers whose shape was checked.
    func readList() throws(Diagnostics) -> [Double] {
        var values = [Double](repeating: 0, count: shape[0])
        if values.isEmpty { return values }
        guard
            cp_H5Dread(
                id, cp_h5_native_double(), cp_h5_all(), cp_h5_all(), cp_h5_default(), &values) >= 0
        else { throw file.damaged(name) }
        return values
    }

    /// Extent of the chunks; nil when the dataset is stored in one piece.
    private var chunk: [Int]? {
        let properties = cp_H5Dget_create_plist(id)
        defer { cp_H5Pclose(properties) }
        guard cp_H5Pget_layout(properties) == H5D_CHUNKED else { return nil }
        var extent = [hsize_t](repeating: 1, count: shape.count)
        cp_H5Pget_chunk(properties, Int32(shape.count), &extent)
        return extent.map { Int(clamping: $0) }
    }

    private func hasAllChunks(of chunk: [Int]) -> Bool {
        var expected = 1
        for (size, part) in zip(shape, chunk) {
            expected = expected.multipliedReportingOverflow(by: (size - 1) / part + 1).partialValue
        }
        var count: hsize_t = 0
        let space = cp_H5Dget_space(id)
        defer { cp_H5Sclose(space) }
        return cp_H5Dget_num_chunks(id, space, &count) >= 0 && Int(clamping: count) == expected
    }
}
