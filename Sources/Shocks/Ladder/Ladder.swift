import InputOutput

/// The substitution ladder: one shock through models that differ in what buyers can do about it,
/// side by side. No step is the answer; the spread is the finding. Its steps are declared with the
/// models.
public enum Ladder {
    /// One step of the ladder.
    public struct Rung: Sendable {
        /// A value that the step fixes, whatever the user chose.
        public struct Setting: Sendable {
            /// The parameter.
            public let id: String
            /// Its value.
            public let value: ParameterValue
            /// Where the value comes from; nil for the source of the parameter's default.
            public let source: String?

            /// A setting.
            public init(_ id: String, _ value: ParameterValue, source: String? = nil) {
                self.id = id
                self.value = value
                self.source = source
            }
        }

        /// Its name in results, such as `trade-ge-short-run`.
        public let name: String
        /// What it supposes, one clause.
        public let supposes: String
        /// The values that it fixes.
        public let settings: [Setting]
        /// Parameters that keep their default in it, whatever the user chose.
        public let without: [String]

        /// A step.
        public init(
            _ name: String, _ supposes: String, _ settings: [Setting] = [], without: [String] = []
        ) {
            self.name = name
            self.supposes = supposes
            self.settings = settings
            self.without = without
        }

        /// True for parameters whose value the step fixes.
        public func sets(_ id: String) -> Bool {
            settings.contains { $0.id == id } || without.contains(id)
        }
    }
}
