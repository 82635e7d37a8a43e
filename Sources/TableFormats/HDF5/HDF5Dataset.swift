import CHDF5
import InputOutput

/// One open dataset with its type and extent; closed when it is let go, which must happen inside the
/// call that opened the file.
final class HDF5Dataset {
    /// Path in the file, such as `regions/code`.
    let name: String
    /// The library's identifier.
    let id: hid_t
    /// The type of its elements as stored.
    let type: hid_t
    /// Extent of each dimension.
    let shape: [Int]
    let file: HDF5File

    /// No dataset of labels is longer than this: an announced length beyond it is a damaged file.
    static let largestLength = 10_000_000

    /// Opens a dataset.
    /// - Throws: `missing-dataset`, `wrong-type` when it is not a dataset, `wrong-shape` when its extent
    ///   is not a list of plain numbers.
    init(
        _ name: String, in file: HDF5File, access: hid_t = cp_h5_default()
    ) throws(Diagnostics) {
        guard file.exists(name) else {
            throw file.failure(
                "missing-dataset", "the dataset is missing", at: name,
                remedy: "layout 1 has Z, Y, V and code and name of every group of labels")
        }
        let id = cp_H5Dopen2(file.id, name, access)
        guard id >= 0 else {
            throw file.failure("wrong-type", "this is not a dataset", at: name)
        }
        let space = cp_H5Dget_space(id)
        defer { cp_H5Sclose(space) }
        var extent = [hsize_t](
            repeating: 0, count: max(Int(cp_H5Sget_simple_extent_ndims(space)), 0))
        cp_H5Sget_simple_extent_dims(space, &extent, nil)
        self.name = name
        self.id = id
        self.file = file
        type = cp_H5Dget_type(id)
        shape = extent.map { Int(clamping: $0) }
    }

    deinit {
        cp_H5Tclose(type)
        cp_H5Dclose(id)
    }

    /// The length of a list.
    /// - Throws: `wrong-shape` when it has not one dimension or is longer than any table.
    func length() throws(Diagnostics) -> Int {
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

    /// What the elements are, for messages.
    var typeName: String {
        switch cp_H5Tget_class(type) {
        case H5T_FLOAT: "\(cp_H5Tget_size(type) * 8)-bit floating-point numbers"
        case H5T_INTEGER: "\(cp_H5Tget_size(type) * 8)-bit integers"
        case H5T_STRING: "texts"
        case H5T_COMPOUND: "records"
        default: "values of another type"
        }
    }
}
