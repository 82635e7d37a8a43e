import CHDF5
import InputOutput

extension HDF5File {
    func exists(_ name: String) -> Bool {
        var prefix = ""
        for part in name.split(separator: "/") {
            prefix += prefix.isEmpty ? String(part) : "/\(part)"
            if H5Lexists(id, prefix, cp_h5_default()) <= 0 { return false }
        }
        return true
    }

    /// Names of the groups in a group, in name order.
    func groups(in name: String) throws(Diagnostics) -> [String] {
        let group = H5Gopen2(id, name, cp_h5_default())
        guard group >= 0 else { throw failure("missing-dataset", "the group is missing", name) }
        defer { H5Gclose(group) }
        var info = H5G_info_t()
        guard H5Gget_info(group, &info) >= 0 else {
            throw failure("hdf5-unreadable", "the group cannot be listed", name)
        }
        return (0..<info.nlinks).compactMap { index in
            let length = H5Lget_name_by_idx(
                group, ".", H5_INDEX_NAME, H5_ITER_INC, index, nil, 0, cp_h5_default())
            guard length > 0 else { return nil }
            var bytes = [CChar](repeating: 0, count: Int(length) + 1)
            H5Lget_name_by_idx(
                group, ".", H5_INDEX_NAME, H5_ITER_INC, index, &bytes, bytes.count,
                cp_h5_default())
            return String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// A text attribute; nil when there is none of this name.
    func textAttribute(_ name: String, of object: String = ".") throws(Diagnostics) -> String? {
        guard H5Aexists_by_name(id, object, name, cp_h5_default()) > 0 else { return nil }
        let attribute = H5Aopen_by_name(id, object, name, cp_h5_default(), cp_h5_default())
        defer { H5Aclose(attribute) }
        let type = H5Aget_type(attribute)
        defer { H5Tclose(type) }
        guard H5Tget_class(type) == H5T_STRING else {
            throw failure("wrong-type", "the attribute is not a text", "\(object)@\(name)")
        }
        if H5Tis_variable_str(type) > 0 {
            var text: UnsafeMutablePointer<CChar>?
            let memory = Self.textType(type)
            defer { H5Tclose(memory) }
            guard H5Aread(attribute, memory, &text) >= 0 else {
                throw failure(
                    "hdf5-unreadable", "the attribute cannot be read", "\(object)@\(name)")
            }
            defer { H5free_memory(text) }
            return text.map { String(cString: $0) } ?? ""
        }
        var bytes = [UInt8](repeating: 0, count: H5Tget_size(type))
        guard H5Aread(attribute, type, &bytes) >= 0 else {
            throw failure("hdf5-unreadable", "the attribute cannot be read", "\(object)@\(name)")
        }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// A whole-number attribute; nil when there is none of this name.
    func integerAttribute(_ name: String) throws(Diagnostics) -> Int? {
        guard H5Aexists_by_name(id, ".", name, cp_h5_default()) > 0 else { return nil }
        let attribute = H5Aopen_by_name(id, ".", name, cp_h5_default(), cp_h5_default())
        defer { H5Aclose(attribute) }
        let type = H5Aget_type(attribute)
        defer { H5Tclose(type) }
        var value: Int64 = 0
        guard H5Tget_class(type) == H5T_INTEGER,
            H5Aread(attribute, cp_h5_native_int64(), &value) >= 0
        else { throw failure("wrong-type", "the attribute is not a whole number", "@\(name)") }
        return Int(value)
    }

    /// A one-dimensional dataset of texts.
    func texts(_ name: String) throws(Diagnostics) -> [String] {
        let (dataset, shape) = try open(name, rank: 1)
        defer { H5Dclose(dataset) }
        let type = H5Dget_type(dataset)
        defer { H5Tclose(type) }
        guard H5Tget_class(type) == H5T_STRING else {
            throw failure("wrong-type", "the dataset does not hold texts", name)
        }
        let count = shape[0]
        if H5Tis_variable_str(type) > 0 {
            var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
            let memory = Self.textType(type)
            defer { H5Tclose(memory) }
            guard
                H5Dread(dataset, memory, cp_h5_all(), cp_h5_all(), cp_h5_default(), &pointers)
                    >= 0
            else { throw damaged(name) }
            defer { pointers.forEach { H5free_memory($0) } }
            return pointers.map { $0.map { String(cString: $0) } ?? "" }
        }
        let width = H5Tget_size(type)
        var bytes = [UInt8](repeating: 0, count: max(width * count, 1))
        guard H5Dread(dataset, type, cp_h5_all(), cp_h5_all(), cp_h5_default(), &bytes) >= 0 else {
            throw damaged(name)
        }
        return (0..<count).map { k in
            String(
                decoding: bytes[(k * width)..<((k + 1) * width)].prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// Reads a two-dimensional dataset of numbers in blocks of rows; `body` gets each block with its
    /// first row and number of rows, row-major.
    func readRows(
        _ name: String, rows: Int, columns: Int, blockRows: Int = 64,
        _ body: (UnsafePointer<Double>, _ first: Int, _ count: Int) -> Void
    ) throws(Diagnostics) {
        let (dataset, shape) = try open(name, rank: 2)
        defer { H5Dclose(dataset) }
        guard shape == [rows, columns] else {
            throw failure(
                "wrong-shape", "the dataset is \(shape[0])×\(shape[1]), not \(rows)×\(columns)",
                name,
                remedy: "its size must follow from the numbers of labels")
        }
        let type = H5Dget_type(dataset)
        defer { H5Tclose(type) }
        let kind = H5Tget_class(type)
        guard kind == H5T_FLOAT || kind == H5T_INTEGER else {
            throw failure("wrong-type", "the dataset does not hold numbers", name)
        }
        let space = H5Dget_space(dataset)
        defer { H5Sclose(space) }
        var block = [Double](repeating: 0, count: blockRows * columns)
        var first = 0
        while first < rows {
            let count = min(blockRows, rows - first)
            var (start, extent) = ([hsize_t(first), 0], [hsize_t(count), hsize_t(columns)])
            H5Sselect_hyperslab(space, H5S_SELECT_SET, &start, nil, &extent, nil)
            let memory = H5Screate_simple(2, &extent, nil)
            defer { H5Sclose(memory) }
            guard
                H5Dread(
                    dataset, cp_h5_native_double(), memory, space, cp_h5_default(), &block) >= 0
            else { throw damaged(name) }
            block.withUnsafeBufferPointer { if let p = $0.baseAddress { body(p, first, count) } }
            first += count
        }
    }

    private func open(_ name: String, rank: Int) throws(Diagnostics) -> (hid_t, [Int]) {
        guard exists(name) else {
            throw failure("missing-dataset", "the dataset is missing", name)
        }
        let dataset = H5Dopen2(id, name, cp_h5_default())
        guard dataset >= 0 else {
            throw failure("wrong-type", "this is not a dataset", name)
        }
        let space = H5Dget_space(dataset)
        defer { H5Sclose(space) }
        guard H5Sget_simple_extent_ndims(space) == Int32(rank) else {
            H5Dclose(dataset)
            throw failure("wrong-shape", "the dataset does not have \(rank) dimensions", name)
        }
        var extent = [hsize_t](repeating: 0, count: rank)
        H5Sget_simple_extent_dims(space, &extent, nil)
        return (dataset, extent.map(Int.init))
    }

    private func damaged(_ name: String) -> Diagnostics {
        let reason = String(cString: cp_h5_last_error())
        let isChecksum = reason.lowercased().contains("checksum")
        return failure(
            isChecksum ? "checksum-failure" : "hdf5-unreadable",
            isChecksum
                ? "the stored checksum does not fit the data"
                : "the data cannot be read (\(reason))",
            name, remedy: "the file is damaged; get it again")
    }

    /// A memory type for variable-length texts with the character set of the file's.
    private static func textType(_ type: hid_t) -> hid_t {
        let memory = H5Tcopy(cp_h5_c_string())
        H5Tset_size(memory, cp_h5_variable())
        H5Tset_cset(memory, H5Tget_cset(type))
        return memory
    }
}
