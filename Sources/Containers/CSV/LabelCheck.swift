package import InputOutput

/// Compares the labels of a file with the labels that are due. Nothing is reordered and nothing
/// left out: they must be the same in the same order.
package struct LabelCheck {
    /// A label as it stands in a file.
    package struct Found {
        package let label: String
        /// Its place in the file.
        package let location: () -> Diagnostic.Location

        /// A label and where it stands.
        package init(
            label: String, location: @escaping () -> Diagnostic.Location
        ) {
            self.label = label
            self.location = location
        }
    }

    /// `row` or `column`.
    package let what: String
    /// The labels that are due, in order.
    package let expected: [String]
    /// Where the order is stated, such as `regions.csv and sectors.csv`.
    package let source: String
    /// The place of what is missing: the file and the matrix.
    package let home: Diagnostic.Location

    /// A check of the labels of one side.
    package init(
        what: String, expected: [String], source: String, home: Diagnostic.Location
    ) {
        self.what = what
        self.expected = expected
        self.source = source
        self.home = home
    }

    /// Characters of a label that is due: a name is shown whole, damage of a megabyte is not.
    private static let shownLength = 120

    /// Duplicate, unknown and missing labels; when there are none of these, the first that is out
    /// of order.
    package func problems(_ found: [Found]) -> ProblemList {
        var problems = ProblemList()
        if found.elementsEqual(expected, by: { $0.label == $1 }) { return problems }
        let known = Set(expected)
        var seen: [String: Int] = [:]
        for (index, item) in found.enumerated() {
            if seen.updateValue(index, forKey: item.label) != nil {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-label",
                        "the \(what) label \(item.label.shortened) repeats",
                        at: item.location(), remedy: "every \(what) must appear once"))
            } else if !known.contains(item.label) {
                problems.add(unknown(item))
            }
        }
        for label in expected where seen[label] == nil {
            problems.add(
                Diagnostic(
                    .error, "missing-label",
                    "the \(what) \(label.shortened(to: Self.shownLength)) is missing", at: home,
                    remedy: "every \(what) of \(source) must be there; write 0 where nothing flows")
            )
        }
        if problems.count == 0 {
            for (index, item) in found.enumerated() where item.label != expected[index] {
                problems.add(
                    Diagnostic(
                        .error, "label-order",
                        "\(what) \(index + 1) is \(item.label.shortened) where "
                            + "\(expected[index].shortened(to: Self.shownLength)) is expected",
                        at: item.location(),
                        remedy: "the order must be that of \(source); nothing is reordered"))
                break
            }
        }
        return problems
    }

    private func unknown(_ item: Found) -> Diagnostic {
        let shown = item.label.isEmpty ? "an empty one" : item.label.shortened
        let remedy: String
        if let nearest = Suggestion.nearest(to: item.label, in: expected) {
            remedy = "did you mean \(nearest)?"
        } else {
            let verb = source.contains(" and ") || source.contains("×") ? "say" : "says"
            remedy = "\(source) \(verb) which there are"
        }
        return Diagnostic(
            .error, "unknown-label", "the \(what) label \(shown) is not known",
            at: item.location(), remedy: remedy)
    }
}
