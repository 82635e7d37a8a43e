import CHDF5
package import InputOutput

extension HDF5Reader {
    /// Texts of a one-dimensional dataset, of variable or fixed length.
    /// - Throws: `missing-dataset`, `wrong-type`, `wrong-shape`, `not-utf8`, `hdf5-unreadable`,
    ///   `hdf5-damaged`.
    package func texts(_ name: String) throws(Diagnostics) -> [String] {
        let dataset = try HDF5Dataset(name, in: self)
        let count = try dataset.length()
        guard dataset.holdsTexts else {
            throw failure(
                "wrong-type", "the dataset holds \(dataset.typeName), not texts", at: name)
        }
        if count == 0 { return [] }
        try ask(cp_h5_ask_texts, name)
        let reply = try reply()
        guard reply.status >= 0 else { throw unreadable(name) }
        return try texts(in: bytes(reply.length), count: count, at: name)
    }

    /// Number of texts in a one-dimensional dataset, without reading them.
    package func textCount(_ name: String) throws(Diagnostics) -> Int {
        try HDF5Dataset(name, in: self).length()
    }

    /// Texts that each stand behind their length.
    package func texts(in bytes: [UInt8], count: Int, at place: String) throws(Diagnostics)
        -> [String]
    {
        var texts: [String] = []
        texts.reserveCapacity(count)
        var position = 0
        for _ in 0..<count {
            let start = position + 4
            guard start <= bytes.count else { throw damaged("its answer cannot be understood") }
            let length = bytes.withUnsafeBytes {
                Int($0.loadUnaligned(fromByteOffset: position, as: UInt32.self))
            }
            guard start + length <= bytes.count else {
                throw damaged("its answer cannot be understood")
            }
            texts.append(try text(Array(bytes[start..<(start + length)]), at: place))
            position = start + length
        }
        guard position == bytes.count else { throw damaged("its answer cannot be understood") }
        return texts
    }

    /// Bytes as UTF-8, which they must be.
    package func text(_ bytes: [UInt8], at place: String) throws(Diagnostics) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw failure("not-utf8", "a text is not valid UTF-8", at: place)
        }
        return text
    }
}
