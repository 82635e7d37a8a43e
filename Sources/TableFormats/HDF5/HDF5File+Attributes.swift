import CHDF5
import InputOutput

extension HDF5File {
    /// Whether a link of this path exists.
    func exists(_ name: String) -> Bool {
        var prefix = ""
        for part in name.split(separator: "/") {
            prefix += prefix.isEmpty ? String(part) : "/\(part)"
            if cp_H5Lexists(id, prefix, cp_h5_default()) <= 0 { return false }
        }
        return true
    }

    /// Names of the links in a group: in the order of creation where the group keeps it, by name
    /// otherwise.
    func members(of name: String) throws(Diagnostics) -> [String] {
        let group = cp_H5Gopen2(id, name, cp_h5_default())
        guard group >= 0 else { throw failure("wrong-type", "this is not a group", at: name) }
        defer { cp_H5Gclose(group) }
        var order: UInt32 = 0
        let properties = cp_H5Gget_create_plist(group)
        defer { cp_H5Pclose(properties) }
        cp_H5Pget_link_creation_order(properties, &order)
        let index = order & UInt32(H5P_CRT_ORDER_TRACKED) != 0 ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME
        var info = H5G_info_t()
        guard cp_H5Gget_info(group, &info) >= 0 else {
            throw failure(
                "hdf5-unreadable", "the group cannot be listed (\(Self.lastError))", at: name)
        }
        var names: [String] = []
        for position in 0..<info.nlinks {
            let length = cp_H5Lget_name_by_idx(
                group, ".", index, H5_ITER_INC, position, nil, 0, cp_h5_default())
            guard length > 0 else {
                throw failure(
                    "hdf5-unreadable", "the group cannot be listed (\(Self.lastError))", at: name)
            }
            var bytes = [CChar](repeating: 0, count: length + 1)
            cp_H5Lget_name_by_idx(
                group, ".", index, H5_ITER_INC, position, &bytes, bytes.count, cp_h5_default())
            names.append(try text(bytes.dropLast().map { UInt8(bitPattern: $0) }, at: name))
        }
        return names
    }

    /// A text attribute; nil when there is none of this name.
    func textAttribute(
        _ name: String, of object: String = "."
    ) throws(Diagnostics) -> String? {
        guard cp_H5Aexists_by_name(id, object, name, cp_h5_default()) > 0 else { return nil }
        let place = Self.place(ofAttribute: name, of: object)
        let attribute = cp_H5Aopen_by_name(id, object, name, cp_h5_default(), cp_h5_default())
        let type = cp_H5Aget_type(attribute)
        let space = cp_H5Aget_space(attribute)
        defer {
            cp_H5Aclose(attribute)
            cp_H5Tclose(type)
            cp_H5Sclose(space)
        }
        guard cp_H5Tget_class(type) == H5T_STRING, cp_H5Sget_simple_extent_npoints(space) == 1
        else {
            throw failure(
                "wrong-type", "the attribute is not one text", at: place,
                remedy: "layout 1 keeps it as one UTF-8 text")
        }
        return try readTexts(type: type, count: 1, at: place) { memory, buffer in
            cp_H5Aread(attribute, memory, buffer)
        }.first
    }

    /// A whole-number attribute; nil when there is none of this name.
    func integerAttribute(_ name: String) throws(Diagnostics) -> Int? {
        guard cp_H5Aexists_by_name(id, ".", name, cp_h5_default()) > 0 else { return nil }
        let attribute = cp_H5Aopen_by_name(id, ".", name, cp_h5_default(), cp_h5_default())
        let type = cp_H5Aget_type(attribute)
        let space = cp_H5Aget_space(attribute)
        defer {
            cp_H5Aclose(attribute)
            cp_H5Tclose(type)
            cp_H5Sclose(space)
        }
        var value: Int64 = 0
        guard cp_H5Tget_class(type) == H5T_INTEGER, cp_H5Sget_simple_extent_npoints(space) == 1,
            cp_H5Aread(attribute, cp_h5_native_int64(), &value) >= 0
        else {
            throw failure(
                "wrong-type", "the attribute is not one whole number",
                at: Self.place(ofAttribute: name, of: "."),
                remedy: "layout 1 keeps it as one 64-bit integer")
        }
        return Int(value)
    }

    /// How an attribute is named in messages: `attribute name`, or `satellites/co2, attribute name`.
    static func place(ofAttribute name: String, of object: String) -> String {
        object == "." ? "attribute \(name)" : "\(object), attribute \(name)"
    }
}
