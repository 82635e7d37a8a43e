import InputOutput
public import Reporting

/// One question to a `Workspace`, as a value: the tables, the words as they were typed, and every
/// choice. The command line, a server and another program make the same questions and get the same
/// answers.
///
/// A question is plain data. As JSON it is one flat object whose keys are the names of the
/// command's options with `_` for `-`, beside `command`; see `Questions`. A property with an empty
/// text as its default has to be given; everything else may be left out.
public protocol Question: Codable, Sendable, Hashable {
    /// The command that asks it, such as `exposure`.
    static var command: String { get }

    /// Why a table whose sectors are in different units cannot be taken, a clause that follows “the
    /// sectors of this table are in different units, and”; nil where it can.
    static var mixedUnitsRefusal: String? { get }

    /// Why a table whose regions have different sectors cannot be taken, a clause that follows “the
    /// regions of this table have different sectors, and”; nil where it can.
    static var unequalSectorsRefusal: String? { get }

    /// Why a large table of technology × trade shares cannot be taken without multiplying it out, a
    /// clause that follows “the table is held as technology × trade shares, and”; nil where it can.
    static var implicitRefusal: String? { get }

    /// The question with every choice left at its default.
    init()

    /// Why these choices do not go together, in words for the one who made them; nil when they do.
    /// Nothing is read to find out.
    var misuse: String? { get }

    /// The files that answering writes. A server that must not write refuses a question with any.
    var writtenPaths: [String] { get }

    /// The answer.
    /// - Throws: `Diagnostics` for what is wrong with the input; typed errors of tables, solvers
    ///   and models, which `ErrorSentences` puts into words; `CancellationError`.
    func answer(in inquiry: Inquiry) throws -> ResultDocument
}

extension Question {
    /// Such a table is refused, in words that hold for any command.
    public static var mixedUnitsRefusal: String? { TableRefusals.usual(command).mixedUnits }
    /// Such a table is refused, in words that hold for any command.
    public static var unequalSectorsRefusal: String? {
        TableRefusals.usual(command).unequalSectors
    }
    /// Such a table is refused, in words that hold for any command.
    public static var implicitRefusal: String? { TableRefusals.usual(command).implicit }
    /// All choices go together.
    public var misuse: String? { nil }
    /// No files.
    public var writtenPaths: [String] { [] }
}
