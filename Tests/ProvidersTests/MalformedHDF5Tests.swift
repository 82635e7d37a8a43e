import CHDF5
import Containers
import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// A native file is damaged with libhdf5 itself; the whole answer is asserted.
///
@Suite struct MalformedHDF5Tests {
    /// What reading says after `edit` changed the file, which it gets opened for writing.
    func after(_ table: MRIOTable? = nil, _ edit: (hid_t) -> Void) throws -> String {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.h5"
            try TableFile.write(try table ?? Samples.tiny(), to: path)
            HDF5File.exclusively {
                let file = HDF5File.open(path, cp_h5_read_write())
                #expect(file >= 0)
                edit(file)
                cp_H5Fclose(file)
            }
            return Samples.problems(reading: path, in: folder)
        }
    }

    func remove(_ name: String, _ file: hid_t) {
        #expect(cp_H5Ldelete(file, name, cp_h5_default()) >= 0)
    }

    /// Puts doubles (or another type of numbers) in the place of a dataset.
    func replace(
        _ name: String, _ file: hid_t, shape: [hsize_t], type: hid_t? = nil, values: [Double]?,
        chunk: [hsize_t]? = nil
    ) {
        cp_H5Ldelete(file, name, cp_h5_default())
        let space = cp_H5Screate_simple(Int32(shape.count), shape, nil)
        let properties = cp_H5Pcreate(cp_h5_dataset_create())
        if let chunk { cp_H5Pset_chunk(properties, Int32(chunk.count), chunk) }
        let dataset = cp_H5Dcreate2(
            file, name, type ?? cp_h5_ieee_f64le(), space, cp_h5_default(), properties,
            cp_h5_default())
        #expect(dataset >= 0)
        if let values {
            #expect(
                cp_H5Dwrite(
                    dataset, cp_h5_native_double(), cp_h5_all(), cp_h5_all(), cp_h5_default(),
                    values) >= 0)
        }
        cp_H5Dclose(dataset)
        cp_H5Pclose(properties)
        cp_H5Sclose(space)
    }

    /// Puts fixed-length texts in the place of a dataset.
    func replace(_ name: String, _ file: hid_t, texts: [[UInt8]], width: Int) {
        cp_H5Ldelete(file, name, cp_h5_default())
        let type = cp_H5Tcopy(cp_h5_c_string())
        cp_H5Tset_size(type, width)
        let space = cp_H5Screate_simple(1, [hsize_t(texts.count)], nil)
        let dataset = cp_H5Dcreate2(
            file, name, type, space, cp_h5_default(), cp_h5_default(), cp_h5_default())
        let bytes = texts.flatMap { $0 + [UInt8](repeating: 0, count: width - $0.count) }
        #expect(
            cp_H5Dwrite(dataset, type, cp_h5_all(), cp_h5_all(), cp_h5_default(), bytes) >= 0)
        cp_H5Dclose(dataset)
        cp_H5Sclose(space)
        cp_H5Tclose(type)
    }

    func setVersion(_ version: Int64, _ file: hid_t) {
        let attribute = cp_H5Aopen(file, "version", cp_h5_default())
        var value = version
        #expect(cp_H5Awrite(attribute, cp_h5_native_int64(), &value) >= 0)
        cp_H5Aclose(attribute)
    }

    func setText(_ name: String, _ text: String, _ file: hid_t) {
        cp_H5Adelete(file, name)
        let type = cp_H5Tcopy(cp_h5_c_string())
        cp_H5Tset_size(type, max(text.utf8.count, 1))
        let space = cp_H5Screate(H5S_SCALAR)
        let attribute = cp_H5Acreate2(file, name, type, space, cp_h5_default(), cp_h5_default())
        #expect(cp_H5Awrite(attribute, type, text) >= 0)
        cp_H5Aclose(attribute)
        cp_H5Sclose(space)
        cp_H5Tclose(type)
    }

    @Test func undamagedTableIsRead() throws {
        #expect(try after { _ in } == "read without a problem")
        // Texts of fixed length, as other programs write them.
        #expect(
            try after {
                replace("regions/code", $0, texts: [Array("A".utf8), Array("B".utf8)], width: 3)
                setText("name", "another", $0)
            } == "read without a problem")
        // Numbers in one piece, without filters.
        #expect(
            try after {
                replace("V", $0, shape: [2, 4], values: [1, 2, 3, 4, 5, 6, 7, 8])
            } == "read without a problem")
    }

    @Test func notHDF5() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            let path = "\(folder)/t.h5"
            func written(_ bytes: [UInt8]) throws -> String {
                try Data(bytes).write(to: URL(filePath: path))
                return Samples.problems(reading: path, in: folder)
            }
            let known = Samples.knownFormats
            #expect(
                try written(Array("year;value\n2020;1\n".utf8))
                    == """
                    wrong-delimiter: …/t.h5:1: cells seem to be separated by semicolons, not \
                    by commas (export the file again with commas, and with decimal points)
                    """
            )
            #expect(
                try written([])
                    == "empty-file: …/t.h5: the file is empty (write it again, or get it again)"
            )
            #expect(
                try written([0x50, 0x4B, 3, 4, 0])
                    == """
                    damaged-archive: …/t.h5: the zip archive cannot be opened (not a zip \
                    archive) (it is cut short or damaged: get it again)
                    """
            )
            #expect(
                try written([0, 1, 2, 255])
                    == """
                    unknown-format: …/t.h5: this is binary data that begins with 00 01 02 ff: \
                    no known table format \(known)
                    """
            )
            #expect(
                Samples.problems(reading: folder, in: folder)
                    == """
                    unknown-format: …: this is a folder with t.h5: no known table format \
                    \(known)
                    """
            )
            #expect(
                Samples.problems(reading: "\(folder)/none", in: folder)
                    == "missing-file: …/none: there is no such file or folder")
            // Named as native, it is refused by the reader itself.
            #expect(
                Samples.problems(reading: path, format: "native", in: folder)
                    == "not-hdf5: …/t.h5: this is not an HDF5 file: its signature is missing")
            #expect(
                Samples.problems(reading: path, format: "nativ", in: folder)
                    == "unknown-format: …/t.h5: there is no format nativ (did you mean native?)")
        }
    }

    @Test func truncated() throws {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.h5"
            try TableFile.write(try Samples.tiny(), to: path)
            let data = try Data(contentsOf: URL(filePath: path))
            try data.dropLast(100).write(to: URL(filePath: path))
            #expect(
                Samples.problems(reading: path, in: folder) == """
                    hdf5-truncated: …/t.h5: the HDF5 file is cut short (truncated file: eof = \
                    \(data.count - 100), sblock->base_addr = 0, stored_eof = \(data.count)) (get \
                    the file again)
                    """)
            try data.prefix(20).write(to: URL(filePath: path))
            #expect(
                Samples.problems(reading: path, in: folder).hasPrefix(
                    "hdf5-unreadable: …/t.h5: the file cannot be opened as HDF5 ("))
        }
    }

    @Test func notATable() throws {
        let known = Samples.knownFormats
        #expect(
            try after { cp_H5Adelete($0, "format") }
                == """
                unknown-format: …/t.h5: this is an HDF5 file without the root attribute \
                format: no known table format \(known)
                """
        )
        #expect(
            try after { setText("format", "netcdf", $0) }
                == """
                unknown-format: …/t.h5: this is an HDF5 file whose root attribute format is \
                ‘netcdf’: no known table format \(known)
                """
        )
    }

    @Test func versions() throws {
        #expect(
            try after { setVersion(2, $0) }
                == """
                unknown-layout-version: …/t.h5: attribute version: the file has layout 2; \
                known is layout 1 (a newer version of this program may read it)
                """
        )
        #expect(
            try after { cp_H5Adelete($0, "version") }
                == """
                missing-attribute: …/t.h5: attribute version: the attribute is missing (layout \
                1 has format, version, name, unit, valuation and provenance)
                """
        )
        #expect(
            try after {
                cp_H5Adelete($0, "version")
                setText("version", "1", $0)
            }
                == """
                wrong-type: …/t.h5: attribute version: the attribute is not one whole number \
                (layout 1 keeps it as one 64-bit integer)
                """
        )
    }

    @Test func missingPartsAreAllNamed() throws {
        #expect(
            try after {
                cp_H5Adelete($0, "unit")
                remove("sectors/name", $0)
                remove("Y", $0)
                remove("final_demand", $0)
            } == """
                missing-attribute: …/t.h5: attribute unit: the attribute is missing (layout 1 has \
                format, version, name, unit, valuation and provenance)
                missing-dataset: …/t.h5: sectors/name: the dataset is missing (layout 1 has Z, Y, \
                V and code and name of every group of labels)
                missing-dataset: …/t.h5: final_demand/code: the dataset is missing (layout 1 has \
                Z, Y, V and code and name of every group of labels)
                missing-dataset: …/t.h5: final_demand/name: the dataset is missing (layout 1 has \
                Z, Y, V and code and name of every group of labels)
                missing-dataset: …/t.h5: Y: the dataset is missing (layout 1 has Z, Y, V and code \
                and name of every group of labels)
                """)
    }

    @Test func shapesAndTypes() throws {
        #expect(
            try after {
                replace("Z", $0, shape: [4, 3], values: [Double](repeating: 1, count: 12))
                replace("Y", $0, shape: [8], values: [Double](repeating: 1, count: 8))
                replace(
                    "V", $0, shape: [2, 4], type: cp_h5_std_i64le(),
                    values: [Double](repeating: 1, count: 8))
            } == """
                wrong-shape: …/t.h5: Z: the dataset is 4×3, not 4×4 (it must be industries × \
                industries)
                wrong-shape: …/t.h5: Y: the dataset is 8, not 4×2 (it must be industries × \
                regions·final_demand)
                wrong-type: …/t.h5: V: the dataset holds 64-bit integers, not 64-bit \
                floating-point numbers
                """)
        #expect(
            try after {
                replace("regions/code", $0, shape: [2], values: [1, 2])
                remove("sectors/code", $0)
                cp_H5Gclose(
                    cp_H5Gcreate2(
                        $0, "sectors/code", cp_h5_default(), cp_h5_default(), cp_h5_default()))
            } == """
                wrong-type: …/t.h5: regions/code: the dataset holds 64-bit floating-point numbers, \
                not texts
                wrong-type: …/t.h5: sectors/code: this is not a dataset
                """)
        #expect(
            try after {
                replace("regions/name", $0, texts: [Array("A".utf8)], width: 1)
            }
                == """
                wrong-shape: …/t.h5: regions/name: 1 entries for 2 codes (code and name must \
                have the same length)
                """
        )
    }

    @Test func labels() throws {
        #expect(
            try after {
                replace("regions/code", $0, texts: [Array("A".utf8), Array("a".utf8)], width: 1)
                replace("sectors/code", $0, texts: [Array("s".utf8), []], width: 1)
            } == """
                duplicate-code: …/t.h5: regions: code a of entry 2 repeats entry 1 (codes must \
                differ in more than upper and lower case)
                empty-code: …/t.h5: sectors: entry 2 has an empty code (give every entry a code)
                """)
        #expect(
            try after {
                replace("regions/code", $0, texts: [Array("A".utf8), [0xE9]], width: 1)
            } == "not-utf8: …/t.h5: regions/code: a text is not valid UTF-8")
        #expect(
            try after {
                replace(
                    "primary_inputs/kind", $0, texts: [Array("tax".utf8), Array("taxes".utf8)],
                    width: 5)
            }
                == """
                unknown-kind: …/t.h5: primary_inputs/kind: the kind of TLS is ‘tax’ (a kind is \
                value-added, taxes or imports)
                """
        )
    }

    @Test func provenance() throws {
        #expect(
            try after { setText("provenance", "{\"a\": \"b\",}", $0) }
                == """
                bad-provenance: …/t.h5: attribute provenance: the text is not a JSON object: \
                expected a name in quotes at character 11 (write an object of texts, {} where \
                nothing is known)
                """
        )
    }

    @Test func cellsThatAreNotFinite() throws {
        var Z = [Double](repeating: 1, count: 16)
        Z[6] = .nan
        Z[15] = -.infinity
        #expect(
            try after { replace("Z", $0, shape: [4, 4], values: Z) } == """
                not-finite: …/t.h5: Z[A/s2, B/s1]: the cell is nan (every cell must be a finite \
                number; write 0 where there is no flow)
                not-finite: …/t.h5: Z[B/s2, B/s2]: the cell is -inf (every cell must be a finite \
                number; write 0 where there is no flow)
                """)
    }

    @Test func numbersNeverWritten() throws {
        #expect(
            try after { replace("Z", $0, shape: [4, 4], values: nil, chunk: [2, 4]) }
                == """
                missing-data: …/t.h5: Z: some of the announced numbers were never written (the \
                program that wrote the file did not finish: write it again)
                """
        )
        #expect(
            try after { replace("V", $0, shape: [2, 4], values: nil) }
                == """
                missing-data: …/t.h5: V: some of the announced numbers were never written (the \
                program that wrote the file did not finish: write it again)
                """
        )
    }

    @Test func checksums() throws {
        // Any byte of any chunk, one at a time.
        let table = try RandomTable.make(regions: 3, sectors: 30, seed: 4, co2: true)
        try Samples.inFolder { folder in
            let path = "\(folder)/t.h5"
            try TableFile.write(table, to: path)
            for (name, chunk) in [("Z", 0), ("Z", 1), ("Y", 1), ("V", 0), ("satellites/co2/F", 0)] {
                let (address, size) = try place(of: name, chunk: chunk, in: path)
                let original = try Data(contentsOf: URL(filePath: path))
                for offset in [0, size / 2, size - 1] {
                    var data = original
                    data[Int(address) + offset] ^= 0x10
                    try data.write(to: URL(filePath: path))
                    #expect(
                        Samples.problems(reading: path, in: folder)
                            == """
                            checksum-failure: …/t.h5: \(name): the Fletcher-32 checksum kept \
                            with the data does not fit them (the file is damaged: get it again)
                            """,
                        "\(name), chunk \(chunk), byte \(offset)")
                }
                try original.write(to: URL(filePath: path))
            }
        }
    }

    /// Where a chunk lies in a file.
    private func place(
        of name: String, chunk: Int, in path: String
    ) throws -> (address: haddr_t, size: Int) {
        let (status, address, size) = HDF5File.exclusively {
            let file = HDF5File.open(path, cp_h5_read_only())
            let dataset = cp_H5Dopen2(file, name, cp_h5_default())
            let space = cp_H5Dget_space(dataset)
            var offset: [hsize_t] = [0, 0]
            var mask: UInt32 = 0
            var address: haddr_t = 0
            var size: hsize_t = 0
            let status = cp_H5Dget_chunk_info(
                dataset, space, hsize_t(chunk), &offset, &mask, &address, &size)
            cp_H5Sclose(space)
            cp_H5Dclose(dataset)
            cp_H5Fclose(file)
            return (status, address, Int(size))
        }
        try #require(status >= 0)
        return (address, size)
    }
}
