import CZip
package import InputOutput
package import LinearAlgebra
import Platform

/// Collects arrays and writes them as the files of a zip archive, uncompressed, as `numpy.savez`
/// does.
///
/// Matrices are not copied: NumPy reads column-major memory as it is, with `fortran_order`.
package final class NPZWriter {
    private struct Part {
        let name: String
        let head: [UInt8]
        /// The elements, in memory that `owner` keeps.
        let data: UnsafeRawBufferPointer
        let owner: Any
    }

    private var parts: [Part] = []

    /// An empty archive.
    package init() {}

    /// Adds a matrix.
    package func add<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>, _ name: String) {
        // The matrix is kept, and memory of a matrix that nobody changes does not move.
        let data = matrix.withUnsafeElements { UnsafeRawBufferPointer($0) }
        let shape = [matrix.rowCount, matrix.columnCount]
        parts.append(
            Part(
                name: name, head: Self.head("<f8", shape, isColumnMajor: true), data: data,
                owner: matrix))
    }

    /// Adds numbers.
    package func add(_ numbers: [Double], _ name: String) {
        add(numbers, shape: [numbers.count], name)
    }

    /// Adds numbers of several dimensions, the last index running fastest.
    package func add(_ numbers: [Double], shape: [Int], _ name: String) {
        precondition(shape.reduce(1, *) == numbers.count, "\(numbers.count) numbers")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * numbers.count)
        for number in numbers {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
        }
        add(bytes, Self.head("<f8", shape), name)
    }

    /// Adds one whole number.
    package func add(_ number: Int, _ name: String) {
        let bytes = withUnsafeBytes(of: Int64(number).littleEndian) { Array($0) }
        add(bytes, Self.head("<i8", []), name)
    }

    /// Adds a list of texts.
    package func add(_ texts: [String], _ name: String) { add(texts, shape: [texts.count], name) }

    /// Adds one text.
    package func add(_ text: String, _ name: String) { add([text], shape: [], name) }

    private func add(_ texts: [String], shape: [Int], _ name: String) {
        let width = max(texts.map(\.unicodeScalars.count).max() ?? 0, 1)
        var bytes: [UInt8] = []
        for text in texts {
            for scalar in text.unicodeScalars {
                withUnsafeBytes(of: scalar.value.littleEndian) { bytes += $0 }
            }
            let fill = 4 * (width - text.unicodeScalars.count)
            bytes += [UInt8](repeating: 0, count: fill)
        }
        add(bytes, Self.head("<U\(width)", shape), name)
    }

    private func add(_ bytes: [UInt8], _ head: [UInt8], _ name: String) {
        let memory = Memory(bytes)
        parts.append(Part(name: name, head: head, data: memory.bytes, owner: memory))
    }

    /// Writes the archive.
    /// - Throws: `cannot-write`.
    package func write(to file: String, shownAs path: String) throws(Diagnostics) {
        defer { withExtendedLifetime(parts) {} }
        // libzip writes under another name beside the archive: in a folder that signals empty.
        let folder = UnfinishedFile(UnfinishedFile.name(besides: file))
        guard mkdir(folder.path, 0o700) == 0 else {
            throw AtomicOutput.failure(path, AtomicOutput.systemError())
        }
        defer { withExtendedLifetime(folder) {} }
        let made = "\(folder.path)/archive"
        var code: Int32 = 0
        guard let archive = zip_open(made, ZIP_CREATE | ZIP_EXCL, &code) else {
            throw AtomicOutput.failure(path, "libzip’s error \(code)")
        }
        let heads = parts.map { Memory($0.head) }
        defer { withExtendedLifetime(heads) {} }
        for (part, head) in zip(parts, heads) {
            guard Self.add(part.name, head.bytes, part.data, to: archive) else {
                let reason = String(cString: zip_error_strerror(zip_get_error(archive)))
                zip_discard(archive)
                throw AtomicOutput.failure(path, reason.lowercased())
            }
        }
        if zip_close(archive) != 0 {
            let reason = String(cString: zip_error_strerror(zip_get_error(archive)))
            zip_discard(archive)
            throw AtomicOutput.failure(path, reason.lowercased())
        }
        do {
            try folder.rename(member: "archive", to: file)
        } catch {
            throw AtomicOutput.failure(path, error.text)
        }
    }

    private static func add(
        _ name: String, _ head: UnsafeRawBufferPointer, _ data: UnsafeRawBufferPointer,
        to archive: OpaquePointer
    ) -> Bool {
        func fragment(_ bytes: UnsafeRawBufferPointer) -> zip_buffer_fragment_t {
            zip_buffer_fragment_t(
                data: UnsafeMutablePointer(
                    mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)),
                length: UInt64(bytes.count))
        }
        let fragments = [fragment(head)] + (data.isEmpty ? [] : [fragment(data)])
        // The list is copied, the memory it points to is not.
        guard
            let source = fragments.withUnsafeBufferPointer({
                zip_source_buffer_fragment(archive, $0.baseAddress, UInt64($0.count), 0)
            })
        else { return false }
        let index = zip_file_add(archive, "\(name).npy", source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        // 1 January 1980, the first date of zip: the same table gives the same bytes.
        return zip_set_file_compression(archive, UInt64(index), Int32(ZIP_CM_STORE), 0) == 0
            && zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0) == 0
    }

    /// The head of an npy file of version 1, or 2 when it is long; its length is a multiple of 64.
    private static func head(
        _ descriptor: String, _ shape: [Int], isColumnMajor: Bool = false
    ) -> [UInt8] {
        let text =
            "{'descr': '\(descriptor)', 'fortran_order': \(isColumnMajor ? "True" : "False"), "
            + "'shape': \(NPYArray.text(of: shape)), }"
        let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
        var head: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        head += [UInt8(length & 0xFF), UInt8(length >> 8)]
        head += Array(text.utf8)
        head += [UInt8](repeating: 0x20, count: length - text.utf8.count - 1) + [0x0A]
        return head
    }

    /// Bytes that do not move.
    private final class Memory {
        let bytes: UnsafeRawBufferPointer

        init(_ content: [UInt8]) {
            let memory = UnsafeMutableRawBufferPointer.allocate(
                byteCount: content.count, alignment: 8)
            memory.copyBytes(from: content)
            bytes = UnsafeRawBufferPointer(memory)
        }

        deinit { bytes.deallocate() }
    }
}
