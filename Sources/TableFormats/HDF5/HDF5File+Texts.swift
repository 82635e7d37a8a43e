import CHDF5
import InputOutput

extension HDF5File {
    /// Texts of a one-dimensional dataset, of variable or fixed length.
    /// - Throws: `missing-dataset`, `wrong-type`, `wrong-shape`, `not-utf8`, `hdf5-unreadable`.
    func texts(_ name: String) throws(Diagnostics) -> [String] {
        let dataset = try HDF5Dataset(name, in: self)
        let count = try dataset.length()
        guard cp_H5Tget_class(dataset.type) == H5T_STRING else {
            throw failure(
                "wrong-type", "the dataset holds \(dataset.typeName), not texts", at: name)
        }
        if count == 0 { return [] }
        return try readTexts(type: dataset.type, count: count, at: name) { memory, buffer in
            cp_H5Dread(
                dataset.id, memory, cp_h5_all(), cp_h5_all(), cp_h5_default(), buffer)
        }
    }

    /// Number of texts in a one-dimensional dataset, without reading them.
    func textCount(_ name: String) throws(Diagnostics) -> Int {
        try HDF5Dataset(name, in: self).length()
    }

    /// Reads `count` texts of the file type `type` with `read`, which gets a memory type and a buffer.
    func readTexts(
        type: hid_t, count: Int, at place: String,
        _ read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) throws(Diagnostics) -> [String] {
        if cp_H5Tis_variable_str(type) > 0 {
            let memory = cp_H5Tcopy(cp_h5_c_string())
            defer { cp_H5Tclose(memory) }
            cp_H5Tset_size(memory, cp_h5_variable())
            cp_H5Tset_cset(memory, cp_H5Tget_cset(type))
            var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
            let status = pointers.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { read(memory, $0) } ?? 0
            }
            defer { for pointer in pointers { cp_H5free_memory(pointer) } }
            guard status >= 0 else { throw damaged(place) }
            var texts: [String] = []
            texts.reserveCapacity(count)
            for pointer in pointers {
                guard let pointer else {
                    texts.append("")
                    continue
                }
                guard let text = String(validatingCString: pointer) else { throw notUTF8(place) }
                texts.append(text)
            }
            return texts
        }
        let width = cp_H5Tget_size(type)
        let isPadded = cp_H5Tget_strpad(type) == H5T_STR_SPACEPAD
        var bytes = [UInt8](repeating: 0, count: width * count)
        let status = bytes.withUnsafeMutableBytes { buffer in
            buffer.baseAddress.map { read(type, $0) } ?? 0
        }
        guard status >= 0 else { throw damaged(place) }
        var texts: [String] = []
        texts.reserveCapacity(count)
        for k in 0..<count {
            var field = bytes[(k * width)..<((k + 1) * width)].prefix { $0 != 0 }
            while isPadded, field.last == UInt8(ascii: " ") { field.removeLast() }
            texts.append(try text(Array(field), at: place))
        }
        return texts
    }

    /// Bytes as UTF-8, which they must be.
    func text(_ bytes: [UInt8], at place: String) throws(Diagnostics) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw notUTF8(place) }
        return text
    }

    /// The error of a read that the library refused: a checksum that does not fit is named as such.
    func damaged(_ place: String) -> Diagnostics {
        let reason = Self.lastError
        if reason.contains("Fletcher32") {
            return failure(
                "checksum-failure",
                "the Fletcher-32 checksum kept with the data does not fit them", at: place,
                remedy: "the file is damaged: get it again")
        }
        return failure(
            "hdf5-unreadable", "the data cannot be read (\(reason))", at: place,
            remedy: "the file may be damaged: get it again")
    }

    private func notUTF8(_ place: String) -> Diagnostics {
        failure("not-utf8", "a text is not valid UTF-8", at: place)
    }
}
