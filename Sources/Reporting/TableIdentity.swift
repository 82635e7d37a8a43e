/// The table a result was computed from.
public struct TableIdentity: Sendable, Hashable {
    /// Name of the table, such as `WIOD 2013 release`.
    public var name: String
    /// The year it describes.
    public var year: Int?
    /// Unit of its money flows, such as `million USD`.
    public var unit: String
    /// SHA-256 of the file, in hexadecimal.
    public var sha256: String?
    /// Where it was read from, as the user gave it.
    public var path: String?

    /// An identity from what is known.
    public init(
        name: String, year: Int? = nil, unit: String, sha256: String? = nil, path: String? = nil
    ) {
        self.name = name
        self.year = year
        self.unit = unit
        self.sha256 = sha256
        self.path = path
    }

    /// `name (year, unit)`.
    public var description: String {
        "\(name) (\(year.map { "\($0), " } ?? "")\(unit))"
    }
}
