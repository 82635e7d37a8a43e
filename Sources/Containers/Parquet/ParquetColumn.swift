/// One column of a Parquet file: what its values are.
package struct ParquetColumn: Sendable, Hashable {
    /// What the values are.
    package enum Kind: Sendable, Hashable {
        /// True or false.
        case flags
        /// Whole numbers of at most 64 bits.
        case integers
        /// Numbers in single or double precision.
        case numbers
        /// UTF-8 text.
        case texts
        /// Something else, by the name that the format gives it.
        case other(String)
    }

    /// How the values are laid down.
    enum Storage: Int, Sendable {
        case bits = 0
        case int32 = 1
        case int64 = 2
        case int96 = 3
        case float = 4
        case double = 5
        case bytes = 6
        case fixedBytes = 7
    }

    /// The name.
    package let name: String
    /// What the values are.
    package let kind: Kind
    /// Whether values may be missing.
    package let isOptional: Bool
    let storage: Storage
    /// Whether whole numbers are to be read without a sign.
    let isUnsigned: Bool
    /// Whether every row has one value at most: false for groups and lists, which are not read.
    let isFlat: Bool

    /// The column that an element of the schema describes, with all that is within it.
    /// - Throws: `damaged` for an element without a name or a type.
    init(_ element: ThriftValue) throws(ParquetDamage) {
        guard let name = element[4]?.text else { throw .damaged("a column has no name") }
        self.name = name
        let repetition = element[3]?.integer ?? 0
        isOptional = repetition == 1
        let isGroup = element[5]?.integer ?? 0 > 0
        isFlat = !isGroup && repetition != 2
        guard isFlat else {
            storage = .bytes
            isUnsigned = false
            kind = .other(Self.noted(element) ?? (isGroup ? "groups of columns" : "lists"))
            return
        }
        guard let storage = element[1]?.integer.flatMap(Storage.init) else {
            throw .damaged("the column ‘\(name.shortened)’ has no type")
        }
        self.storage = storage
        isUnsigned = Self.isUnsigned(element)
        kind = Self.kind(storage, element)
    }

    /// Numbers of the older way to say what values are (“converted types”), and of the newer
    /// (“logical types”).
    private static let converted = [
        1: "maps", 3: "lists", 4: "enumerations", 5: "decimal numbers", 6: "dates", 7: "times",
        8: "times", 9: "times", 10: "times", 20: "BSON", 21: "intervals",
    ]
    private static let logical = [
        2: "maps", 3: "lists", 4: "enumerations", 5: "decimal numbers", 6: "dates", 7: "times",
        8: "times", 13: "BSON", 14: "UUIDs", 15: "numbers in half precision",
    ]

    /// What an element says that its values are, where they are not read.
    private static func noted(_ element: ThriftValue) -> String? {
        if case .structure(let fields)? = element[10], let id = fields.first?.id,
            let name = logical[id]
        {
            return name
        }
        guard let older = element[6]?.integer else { return nil }
        return converted[older]
    }

    private static func kind(_ storage: Storage, _ element: ThriftValue) -> Kind {
        if let name = noted(element) { return .other(name) }
        let older = element[6]?.integer
        switch storage {
        case .bits: return .flags
        case .int32, .int64: return .integers
        case .float, .double: return .numbers
        case .int96: return .other("times of 96 bits")
        case .fixedBytes: return .other("bytes of fixed length")
        case .bytes:
            var isText = older == 0 || older == 19
            if case .structure(let fields)? = element[10], let id = fields.first?.id {
                isText = isText || id == 1 || id == 12
            }
            return isText ? .texts : .other("bytes that are not said to be text")
        }
    }

    private static func isUnsigned(_ element: ThriftValue) -> Bool {
        if let older = element[6]?.integer, (11...14).contains(older) { return true }
        return element[10]?[10]?[2]?.flag == false
    }
}

/// Where the values of a column lie in one group of rows.
struct ParquetChunk: Sendable {
    let codec: Int
    /// How many values there are, with those that are missing.
    let count: Int
    /// The bytes of its pages.
    let range: Range<Int>

    /// - Parameter limit: where the metadata begin: pages end before that.
    /// - Throws: `damaged`, `unsupported`.
    init(_ chunk: ThriftValue, limit: Int) throws(ParquetDamage) {
        if let file = chunk[1]?.text, !file.isEmpty {
            throw .unsupported("its values lie in another file, ‘\(file.shortened)’")
        }
        guard chunk[8] == nil else { throw .unsupported("its values are encrypted") }
        guard let facts = chunk[3], let codec = facts[4]?.integer, let count = facts[5]?.integer,
            let size = facts[7]?.integer, let data = facts[9]?.integer
        else { throw .damaged("its metadata are incomplete") }
        // Some writers state 0 for “no dictionary”.
        let dictionary = facts[11]?.integer.flatMap { $0 > 0 ? $0 : nil }
        let first = min(data, dictionary ?? data)
        guard count >= 0, size >= 0, first >= 4, first <= limit, size <= limit - first else {
            throw .damaged("its metadata point outside the file")
        }
        self.codec = codec
        self.count = count
        range = first..<first + size
    }
}
