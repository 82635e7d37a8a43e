import InputOutput

/// The refusal of a table whose regions have different sectors.
enum UnequalSectorsRefusal {
    /// The refusal for a reason.
    static func refusal(_ reason: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "unequal-sectors",
                "the regions of this table have different sectors, and \(reason)",
                remedy: "merge the sectors first with ‘chokepoint aggregate --sectors’, so that "
                    + "every region has the same")
        ])
    }
}
