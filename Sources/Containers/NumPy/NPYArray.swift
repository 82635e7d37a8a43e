package import InputOutput

/// An array in NumPy's npy format, version 1 to 3, in memory: numbers of fixed width or texts.
///
/// Pickled objects, records and complex numbers are refused.
package struct NPYArray: Sendable {
    /// What the elements are.
    package enum Element: Sendable, Hashable {
        /// A number of `size` bytes.
        case float(size: Int)
        case integer(size: Int, isSigned: Bool)
        /// True or false, one byte.
        case flag
        /// A text of `count` UCS-4 characters, filled with zeros.
        case text(count: Int)
        /// A text of `count` bytes, filled with zeros.
        case bytes(count: Int)

        /// Bytes of one element.
        package var stride: Int {
            switch self {
            case .float(let size): size
            case .integer(let size, _): size
            case .flag: 1
            case .text(let count): 4 * count
            case .bytes(let count): count
            }
        }
    }

    /// How the array is called in messages.
    package let path: String
    /// What the elements are.
    package let element: Element
    /// Lengths of the dimensions; empty for a single value.
    package let shape: [Int]
    /// Whether the first index runs fastest.
    package let isColumnMajor: Bool
    private let isBigEndian: Bool
    private let start: Int
    private let content: FileBytes

    /// Number of elements.
    package var count: Int { shape.reduce(1, *) }

    /// The array of a file.
    /// - Throws: `damaged-array` for a head that is none, a shape that does not fit the content;
    ///   `unreadable-array` for elements that are not read.
    package init(_ content: FileBytes, path: String) throws(Diagnostics) {
        self.path = path
        self.content = content
        defer { withExtendedLifetime(content) {} }
        let head = try NPYHead(content.bytes, path: path)
        guard let (element, isBigEndian) = head.element else {
            throw NPYHead.problem(
                "unreadable-array",
                head.isObject
                    ? "the array holds pickled Python objects"
                    : "the array’s elements are ‘\(head.descriptor.shortened)’", path,
                head.isObject
                    ? """
                    pickles can run any code and are never read: save it as an array of \
                    numbers or 
                    """
                        + "texts, such as with .astype(float) or .astype(str)"
                    : "numbers of 1 to 8 bytes and texts are read: save it with .astype(float)")
        }
        self.element = element
        self.isBigEndian = isBigEndian
        shape = head.shape
        isColumnMajor = head.isColumnMajor
        start = head.end
        var size = element.stride
        for length in shape {
            let (product, overflow) = size.multipliedReportingOverflow(by: length)
            guard !overflow else {
                throw NPYHead.problem(
                    "damaged-array", "the shape \(Self.text(of: shape)) is beyond any memory", path)
            }
            size = product
        }
        guard size == content.bytes.count - start else {
            throw NPYHead.problem(
                "damaged-array",
                "the shape \(Self.text(of: shape)) takes \(size) bytes, and there are "
                    + "\(content.bytes.count - start)", path)
        }
    }

    /// A shape as Python writes it.
    package static func text(of shape: [Int]) -> String {
        "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
    }

    /// Calls `body` with the bytes of the elements.
    package func withData<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        content.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    /// Whether the elements are doubles as this machine has them.
    package var isNativeDouble: Bool {
        element == .float(size: 8) && isBigEndian == (Int(bigEndian: 1) == 1)
    }

    /// The elements as doubles in the order of the file; nil for texts.
    /// - Complexity: O(count).
    package func numbers() -> [Double]? {
        withData { data in
            switch element {
            case .float(size: 8): load(data, UInt64.self) { Double(bitPattern: $0) }
            case .float: load(data, UInt32.self) { Double(Float(bitPattern: $0)) }
            case .integer(size: 1, isSigned: true): load(data, Int8.self) { Double($0) }
            case .integer(size: 1, isSigned: false), .flag: load(data, UInt8.self) { Double($0) }
            case .integer(size: 2, isSigned: true): load(data, Int16.self) { Double($0) }
            case .integer(size: 2, isSigned: false): load(data, UInt16.self) { Double($0) }
            case .integer(size: 4, isSigned: true): load(data, Int32.self) { Double($0) }
            case .integer(size: 4, isSigned: false): load(data, UInt32.self) { Double($0) }
            case .integer(_, isSigned: true): load(data, Int64.self) { Double($0) }
            case .integer: load(data, UInt64.self) { Double($0) }
            case .text, .bytes: nil
            }
        }
    }

    /// The elements as texts in the order of the file; numbers are written out when they are whole.
    package func texts() -> [String]? {
        switch element {
        case .text(let count):
            return withData { data in
                (0..<self.count).map { index in
                    var text = String.UnicodeScalarView()
                    for k in 0..<count {
                        let raw = data.loadUnaligned(
                            fromByteOffset: 4 * (index * count + k), as: UInt32.self)
                        let value = isBigEndian ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
                        text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
                    }
                    while text.last == "\0" { text.removeLast() }
                    return String(text)
                }
            }
        case .bytes(let count):
            return withData { data in
                (0..<self.count).map { index in
                    var bytes = data[(index * count)..<((index + 1) * count)]
                    while bytes.last == 0 { bytes.removeLast() }
                    return String(decoding: bytes, as: UTF8.self)
                }
            }
        case .integer:
            return numbers()?.map { Int(exactly: $0).map(String.init) ?? "\($0)" }
        case .float, .flag:
            return nil
        }
    }

    private func load<Raw: FixedWidthInteger>(
        _ data: UnsafeRawBufferPointer, _ type: Raw.Type, _ convert: (Raw) -> Double
    ) -> [Double] {
        let size = MemoryLayout<Raw>.size
        return (0..<count).map { index in
            let raw = data.loadUnaligned(fromByteOffset: index * size, as: Raw.self)
            return convert(isBigEndian ? Raw(bigEndian: raw) : Raw(littleEndian: raw))
        }
    }
}
