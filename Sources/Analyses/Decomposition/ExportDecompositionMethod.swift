public import LinearAlgebra

/// A way to split gross exports by where value comes from and where it is absorbed.
public protocol ExportDecompositionMethod: Sendable {
    /// Short name on the command line, such as `wwz`.
    var name: String { get }
    /// Name for people.
    var title: String { get }
    /// The paper that defines the terms.
    var citation: String { get }
    /// True when partners are told apart.
    var isBilateral: Bool { get }

    /// Splits the exports of every industry.
    /// - Throws: `singular(pivot:)` when a diagonal block of L cannot be factored.
    func decompose(
        _ accounts: ExportAccounts
    ) throws(LinearAlgebraError) -> ExportDecomposition
}

/// All decompositions that there are.
public enum ExportDecompositionMethods {
    /// The methods; the first is the default.
    public static let all: [any ExportDecompositionMethod] = [
        BorinMancini(.source), BorinMancini(.sink), KoopmanWangWei(), WangWeiZhu(),
        MiroudotYe(),
    ]

    /// The method of a name, without regard to case; `BorinMancini.family` alone is the one by
    /// source.
    public static func named(_ name: String) -> (any ExportDecompositionMethod)? {
        let key = name.lowercased()
        if key == BorinMancini.family { return BorinMancini(.source) }
        return all.first { $0.name == key }
    }

    /// What a person may write: the method that has a basis, and all methods by their own names.
    public static var names: [String] { [BorinMancini.family] + all.map(\.name) }
}
