import Foundation

/// A zip archive whose files are stored as they are, for tests.
enum StoredZip {
    /// The bytes of an archive with files of these names and contents.
    static func data(_ files: [(name: String, content: Data)]) -> Data {
        var archive = Data()
        var directory = Data()
        for file in files {
            let name = Data(file.name.utf8)
            let offset = UInt32(archive.count)
            let size = UInt32(file.content.count)
            // Version, flags (names in UTF-8), stored, time, date.
            var head = Data()
            for value: UInt16 in [20, 0x800, 0, 0, 0x21] { head.append(little: value) }
            for value in [crc32(file.content), size, size] { head.append(little: value) }
            for value in [UInt16(name.count), 0] { head.append(little: value) }
            archive.append(little: UInt32(0x0403_4B50))
            archive += head + name + file.content
            directory.append(little: UInt32(0x0201_4B50))
            directory.append(little: UInt16(20))
            directory += head
            for value: UInt16 in [0, 0, 0] { directory.append(little: value) }
            for value in [UInt32(0), offset] { directory.append(little: value) }
            directory += name
        }
        let start = UInt32(archive.count)
        archive += directory
        archive.append(little: UInt32(0x0605_4B50))
        for value in [0, 0, UInt16(files.count), UInt16(files.count)] {
            archive.append(little: value)
        }
        for value in [UInt32(directory.count), start] { archive.append(little: value) }
        archive.append(little: UInt16(0))
        return archive
    }

    /// Packs the files below a folder, with `prefix` before their names.
    static func pack(folder: String, prefix: String = "", to path: String) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        var files: [(name: String, content: Data)] = []
        for name in names {
            var isFolder: ObjCBool = false
            let file = "\(folder)/\(name)"
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files.append((prefix + name, try Data(contentsOf: URL(filePath: file))))
        }
        try data(files).write(to: URL(filePath: path))
    }

    private static func crc32(_ data: Data) -> UInt32 {
        var crc = UInt32.max
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

extension Data {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
