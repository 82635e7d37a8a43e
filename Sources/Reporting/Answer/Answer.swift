/// What the models say about one party by one kind of measure: the lowest and the highest number,
/// and which model gives each.
public struct Answer: Sendable, Hashable {
    /// The kind of measure, by its column in the table `impact`, such as
    /// `value_added_change_pct_gdp`; `ResultDocument.measures` says what it is.
    public let measure: String
    /// What the numbers are in, such as `% of GDP`.
    public let unit: String
    /// Whom they are about: a region's code, a group with its `@`, or words such as `17 importers`.
    public let party: String
    /// The party by its name, such as `South Korea`.
    public let partyName: String
    /// What the party does: `exporter`, `importer`, `both`, `shocked`, or `other` for a third
    /// country.
    public let role: String
    /// The lowest number.
    public let low: Double
    /// The run that gives it.
    public let lowModel: String
    /// The highest number, equal to the lowest where one model alone has the measure.
    public let high: Double
    /// The run that gives it.
    public let highModel: String

    /// A range over models.
    public init(
        measure: String, unit: String, party: String, partyName: String, role: String,
        low: Double, lowModel: String, high: Double, highModel: String
    ) {
        self.measure = measure
        self.unit = unit
        self.party = party
        self.partyName = partyName
        self.role = role
        self.low = low
        self.lowModel = lowModel
        self.high = high
        self.highModel = highModel
    }

    /// The end that lies further from zero.
    public var largest: (value: Double, model: String) {
        abs(low) >= abs(high) ? (low, lowModel) : (high, highModel)
    }
}

/// A kind of measure that answers are given in.
public struct AnswerMeasure: Sendable, Hashable {
    /// How a sign is read.
    public enum Reading: String, Sendable, Hashable {
        /// A loss is negative.
        case gain = "losses are negative"
        /// What becomes dearer is positive.
        case cost = "dearer is positive"
    }

    /// Its column in the table `impact`, by which answers name it.
    public let id: String
    /// Its name, such as `real income`.
    public let name: String
    /// What it is in, such as `%`.
    public let unit: String
    /// How its sign is read.
    public let reading: Reading

    /// A kind of measure.
    public init(id: String, name: String, unit: String, reading: Reading) {
        self.id = id
        self.name = name
        self.unit = unit
        self.reading = reading
    }
}

/// The sentences around an answer, in the order in which they are read.
public struct AnswerSummary: Sendable, Hashable {
    /// What must be known before the answer is read: that a part of the shock does nothing, that no
    /// stock runs out.
    public var first: [String]
    /// Who is hit hardest, by size; nil where nobody is.
    public var hardest: String?
    /// The same with one runner-up, for a small screen; nil where there is nothing to leave out.
    public var hardestInShort: String? = nil
    /// Why: what each model that gives an end of a range assumes, one sentence a model.
    public var why: [String]
    /// Which assumption moves the answer most; nil where none was varied or none moves it.
    public var moves: String?
    /// How sure: what the numbers rest on, and what the models leave out.
    public var sure: [String]
    /// How the numbers are made, one sentence; nil where the models say so.
    public var method: String? = nil
    /// Whose result changes its sign with who keeps the rent of the restriction; nil where none
    /// does, or where `moves` says it.
    public var rent: String? = nil
    /// What the same shock does on each of the scenario's variants, one sentence a variant.
    public var variants: [String] = []

    /// Sentences; by default none.
    public init(
        first: [String] = [], hardest: String? = nil, why: [String] = [], moves: String? = nil,
        sure: [String] = []
    ) {
        self.first = first
        self.hardest = hardest
        self.why = why
        self.moves = moves
        self.sure = sure
    }

    /// True without any sentence.
    public var isEmpty: Bool {
        first.isEmpty && hardest == nil && why.isEmpty && moves == nil && sure.isEmpty
            && method == nil && variants.isEmpty
    }
}
