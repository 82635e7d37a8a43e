import CHDF5
package import InputOutput

extension HDF5File {
    /// Numbers that a dataset holds as they are in memory, little endian.
    package enum PlainNumber: Sendable {
        /// Whole numbers.
        case uint8, uint16, uint32, uint64, int64
        /// Doubles.
        case float64

        var type: hid_t {
            switch self {
            case .uint8: cp_h5_std_u8le()
            case .uint16: cp_h5_std_u16le()
            case .uint32: cp_h5_std_u32le()
            case .uint64: cp_h5_std_u64le()
            case .int64: cp_h5_std_i64le()
            case .float64: cp_h5_ieee_f64le()
            }
        }

        var size: Int {
            switch self {
            case .uint8: 1
            case .uint16: 2
            case .uint32: 4
            case .uint64, .int64, .float64: 8
            }
        }
    }

    /// Writes a list of numbers in one piece, neither packed nor in chunks.
    /// - Returns: where it begins in the file, in bytes.
    package func writePlain(
        _ bytes: UnsafeRawBufferPointer, as kind: PlainNumber, dataset name: String
    ) throws(Diagnostics) -> Int {
        let dataset = try makeDataset(
            name, type: kind.type, shape: [bytes.count / kind.size], chunk: nil)
        defer { cp_H5Dclose(dataset) }
        guard let start = bytes.baseAddress, bytes.count > 0,
            cp_H5Dwrite(
                dataset, kind.type, cp_h5_all(), cp_h5_all(), cp_h5_default(), start) >= 0
        else { throw notWritten(name) }
        return Int(cp_H5Dget_offset(dataset))
    }
}
