import CHDF5
package import InputOutput

extension HDF5Reader {
    /// Whether a link of this path exists.
    package func exists(_ name: String) throws(Diagnostics) -> Bool {
        try ask(cp_h5_ask_exists, name)
        return try reply().status > 0
    }

    /// Names of the links in a group: in the order of creation where the group keeps it, by name
    /// otherwise.
    package func members(of name: String) throws(Diagnostics) -> [String] {
        try ask(cp_h5_ask_members, name)
        let reply = try reply()
        if reply.status == -2 {
            throw failure("wrong-type", "this is not a group", at: name)
        }
        guard reply.status >= 0 else {
            throw failure("hdf5-unreadable", "the group cannot be listed (\(reason))", at: name)
        }
        var names: [String] = []
        for part in try bytes(reply.length).split(separator: 0, omittingEmptySubsequences: false)
            .dropLast()
        {
            names.append(try text(Array(part), at: name))
        }
        return names
    }

    /// A text attribute; nil when there is none of this name.
    package func textAttribute(
        _ name: String, of object: String = "."
    ) throws(Diagnostics) -> String? {
        let place = Self.place(ofAttribute: name, of: object)
        guard let (values, bytes) = try attribute(name, of: object, place) else { return nil }
        guard values.type_class == H5T_STRING.rawValue, values.count == 1 else {
            throw failure(
                "wrong-type", "the attribute is not one text", at: place,
                remedy: "layout 1 keeps it as one UTF-8 text")
        }
        return try texts(in: bytes, count: 1, at: place).first
    }

    /// A whole-number attribute; nil when there is none of this name.
    package func integerAttribute(_ name: String) throws(Diagnostics) -> Int? {
        let place = Self.place(ofAttribute: name, of: ".")
        guard let (values, bytes) = try attribute(name, of: ".", place) else { return nil }
        guard values.type_class == H5T_INTEGER.rawValue, values.count == 1, bytes.count == 8 else {
            throw failure(
                "wrong-type", "the attribute is not one whole number", at: place,
                remedy: "layout 1 keeps it as one 64-bit integer")
        }
        return Int(bytes.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) })
    }

    /// What an attribute holds; nil when there is none of this name.
    private func attribute(
        _ name: String, of object: String, _ place: String
    ) throws(Diagnostics) -> (values: cp_h5_values, bytes: [UInt8])? {
        try ask(cp_h5_ask_attribute, object, attribute: name)
        let reply = try reply()
        if reply.status == 0 { return nil }
        guard reply.status > 0 else { throw unreadable(place) }
        return try values(reply)
    }

    /// A description and what follows it.
    func values(_ reply: Reply) throws(Diagnostics) -> (values: cp_h5_values, bytes: [UInt8]) {
        var values = cp_h5_values()
        let size = MemoryLayout<cp_h5_values>.size
        guard reply.length >= size else { throw damaged("its answer cannot be understood") }
        try withUnsafeMutableBytes(of: &values) { bytes throws(Diagnostics) in try receive(bytes) }
        guard (0...H5S_MAX_RANK).contains(values.rank) else {
            throw damaged("its answer cannot be understood")
        }
        return (values, try bytes(reply.length - size))
    }
}
