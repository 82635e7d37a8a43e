import Containers
import InputOutput

/// Folders and archives of supply and use tables, which are no input-output tables yet.
enum SupplyAndUse {
    private static let supply: Set<String> = ["supply", "sup", "make", "sut", "msut", "hsup"]
    private static let use: Set<String> = ["use", "uses", "sut", "msut", "huse"]

    /// What is said about files that are supply and use tables by their names; nil for others.
    static func refusal(_ files: SourceFiles) -> Diagnostics? {
        func first(_ words: Set<String>) -> String? {
            files.names.first { name in
                let stem = SourceFiles.lastComponent(of: name).lowercased().split(separator: ".")
                return (stem.first ?? "").split { !$0.isLetter }.contains {
                    words.contains(String($0))
                }
            }
        }
        guard let supply = first(supply), let use = first(use) else { return nil }
        let shown = supply == use ? supply : "\(supply) and \(use)"
        return Diagnostics([
            Diagnostic(
                .error, "supply-and-use",
                """
                these are supply and use tables by their names (\(shown.shortened(to: 100))), \
                not an 
                """
                    + "input-output table",
                at: .init(file: files.path),
                remedy:
                    "make a symmetric table of them with 'chokepoint symmetric', or get the "
                    + "industry-by-industry or product-by-product table")
        ])
    }
}
