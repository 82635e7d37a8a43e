package import InputOutput

/// The head of a npy file: a magic number, a version and a Python dictionary of three entries.
package struct NPYHead {
    /// `descr`, such as `<f8`; the source text where it is not a string.
    package let descriptor: String
    /// `fortran_order`.
    package let isColumnMajor: Bool
    /// `shape`.
    package let shape: [Int]
    /// Offset of the first element.
    package let end: Int

    /// Reads the head.
    /// - Throws: `damaged-array`.
    package init(_ bytes: UnsafeRawBufferPointer, path: String) throws(Diagnostics) {
        func damaged(_ reason: String) -> Diagnostics {
            Self.problem("damaged-array", reason, path)
        }
        guard bytes.count >= 10, bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
            throw damaged("the array does not begin as one of NumPy does")
        }
        let isLong = bytes[6] > 1
        guard (1...3).contains(bytes[6]), !isLong || bytes.count >= 12 else {
            throw damaged("the array is of the unknown version \(bytes[6])")
        }
        let start = isLong ? 12 : 10
        let length =
            isLong
            ? Int(
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
            : Int(
                UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
        guard length <= bytes.count - start, length <= 1 << 16 else {
            throw damaged("the array’s head is cut short")
        }
        end = start + length
        var scanner = Scanner(Array(bytes[start..<end]))
        guard let found = scanner.dictionary(), let descriptor = found["descr"],
            let order = found["fortran_order"], let shape = found["shape"]
        else { throw damaged("the array’s head is not one of NumPy") }
        guard case .tuple(let lengths) = shape, case .flag(let isColumnMajor) = order else {
            throw damaged("the array’s head has no shape or no order")
        }
        self.shape = lengths
        self.isColumnMajor = isColumnMajor
        if case .text(let text) = descriptor {
            self.descriptor = text
        } else {
            self.descriptor = "a record"
        }
    }

    /// Whether the elements are Python objects.
    var isObject: Bool { descriptor.hasSuffix("O") }

    /// What the elements are; nil when they are not read.
    package var element: (NPYArray.Element, isBigEndian: Bool)? {
        guard let order = descriptor.first, "<>|=".contains(order) else { return nil }
        let rest = descriptor.dropFirst()
        guard let kind = rest.first, let size = Int(String(rest.dropFirst())), size >= 0,
            size <= 1 << 20
        else { return nil }
        let element: NPYArray.Element
        switch kind {
        case "f" where size == 4 || size == 8: element = .float(size: size)
        case "i" where [1, 2, 4, 8].contains(size): element = .integer(size: size, isSigned: true)
        case "u" where [1, 2, 4, 8].contains(size): element = .integer(size: size, isSigned: false)
        case "b" where size == 1: element = .flag
        case "U": element = .text(count: size)
        case "S": element = .bytes(count: size)
        default: return nil
        }
        return (element, order == ">")
    }

    /// A finding about an array.
    package static func problem(
        _ code: String, _ message: String, _ path: String,
        _ remedy: String = "save it again with numpy.savez"
    ) -> Diagnostics {
        Diagnostics([Diagnostic(.error, code, message, at: .init(file: path), remedy: remedy)])
    }

    /// Reads the little of Python's literals that a head is made of.
    private struct Scanner {
        enum Value {
            case text(String)
            case flag(Bool)
            case tuple([Int])
            case other
        }

        private let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func dictionary() -> [String: Value]? {
            guard take("{") else { return nil }
            var result: [String: Value] = [:]
            while !take("}") {
                guard let key = text(), take(":"), let value = value() else { return nil }
                result[key] = value
                if !take(",") {
                    guard take("}") else { return nil }
                    break
                }
            }
            return result
        }

        private mutating func value() -> Value? {
            skipBlanks()
            guard position < bytes.count else { return nil }
            switch bytes[position] {
            case 0x22, 0x27: return text().map(Value.text)
            case 0x28: return tuple().map(Value.tuple)
            case 0x5B: return list()
            default:
                if word("True") { return .flag(true) }
                if word("False") { return .flag(false) }
                return nil
            }
        }

        private mutating func tuple() -> [Int]? {
            guard take("(") else { return nil }
            var result: [Int] = []
            while !take(")") {
                skipBlanks()
                let start = position
                while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
                guard let length = Int(String(decoding: bytes[start..<position], as: UTF8.self)),
                    result.count < 32
                else { return nil }
                result.append(length)
                if position < bytes.count, bytes[position] == 0x4C { position += 1 }
                if !take(",") {
                    guard take(")") else { return nil }
                    break
                }
            }
            return result
        }

        /// A record's fields, skipped.
        private mutating func list() -> Value? {
            var depth = 0
            while position < bytes.count {
                if bytes[position] == 0x5B { depth += 1 }
                if bytes[position] == 0x5D { depth -= 1 }
                position += 1
                if depth == 0 { return .other }
            }
            return nil
        }

        private mutating func text() -> String? {
            skipBlanks()
            guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else {
                return nil
            }
            let quote = bytes[position]
            let start = position + 1
            guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
            position = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }

        private mutating func word(_ text: String) -> Bool {
            guard bytes[position...].starts(with: Array(text.utf8)) else { return false }
            position += text.utf8.count
            return true
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            skipBlanks()
            guard position < bytes.count, UInt32(bytes[position]) == character.value else {
                return false
            }
            position += 1
            return true
        }

        private mutating func skipBlanks() {
            while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
                position += 1
            }
        }
    }
}
