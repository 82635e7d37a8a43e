public import Reporting

/// Where an answer says what it is doing and how far it is. Called on the thread that answers, and
/// while models run side by side on theirs.
public protocol AnswerProgress: Sendable {
    /// Names the step that begins now, such as `reading a.h5`.
    func begin(_ step: String)
    /// How far the present step is, from 0 to 1.
    func update(_ fraction: Double)
    /// How many items of the present step are done, of how many; `before` were there already.
    func update(_ done: Int, of total: Int, before: Int, _ noun: String)
    /// Whether parts of the answer are wanted as they are ready.
    var wantsParts: Bool { get }
    /// A part of the answer that is ready: a table that will be among the answer's, with fewer
    /// rows. Called only where parts are wanted.
    func deliver(_ part: ReportTable)
    /// A part of the result that is there already, one line, for a reader who waits for the rest.
    func found(_ line: String)
}

extension AnswerProgress {
    /// Nothing is said.
    public func begin(_ step: String) {}
    /// No parts.
    public var wantsParts: Bool { false }
    /// Nothing is done with it.
    public func deliver(_ part: ReportTable) {}
    /// The reader waits for the whole.
    public func found(_ line: String) {}
    /// Nothing is said.
    public func update(_ fraction: Double) {}
    /// The share of the items that are done.
    public func update(_ done: Int, of total: Int, before: Int, _ noun: String) {
        update(total > 0 ? Double(done) / Double(total) : 1)
    }
}

/// Progress that nobody looks at.
public struct NoProgress: AnswerProgress {
    /// Silence.
    public init() {}
}
