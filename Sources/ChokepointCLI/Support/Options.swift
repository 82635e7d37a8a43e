public import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting
import Workspace

/// Options that every command with a result understands.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            """
            How to write the result: text, csv, json, markdown, html, xlsx, svg or brief.
            """,
            discussion: "Without it, the ending of -o decides, else text.", valueName: "format"),
        completion: .list(Exporters.all.map { $0.name }))
    var format: String?

    @Option(
        name: [.customShort("o"), .long], help: "Write to this file instead of standard output.",
        completion: .file())
    var output: String?

    @Option(
        name: .customLong("table"),
        help: ArgumentHelp(
            "Which table of the result to write (CSV holds one).", valueName: "name"))
    var tableName: String?

    @Option(
        help: ArgumentHelp(
            "Which figure of the result to write as SVG, such as map; see also --format svg.",
            valueName: "name"),
        completion: .list(Set(ResultFigures.all.map { $0.name }).sorted()))
    var figure: String?

    @Flag(help: "Write one page to hand on: question, answer, figure, map, caveats, sources.")
    var brief = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Show the first N rows or regions.", valueName: "N"))
    var top: Int?

    @Flag(help: "Show every table, assumption and note, not the short answer alone.")
    var full = false

    @Option(
        help: ArgumentHelp(
            "How regions and sectors are shown: code, name or both. CSV and JSON hold both.",
            valueName: "style"),
        completion: .list(NameStyle.allCases.map(\.rawValue)))
    var names: NameStyle = .both

    @Flag(
        help: """
            In CSV, put an apostrophe before labels that a spreadsheet would take for formulas \
            (= + - @).
            """)
    var csvSafe = false

    @Option(help: ArgumentHelp("Threads for the linear algebra.", valueName: "N"))
    var threads: Int?

    @Flag(
        help: """
            Go on although more memory is needed than there is (see 'chokepoint plan'), or \
            although -o replaces a file that is read.
            """)
    var force = false

    @Flag(name: .shortAndLong, help: "No progress and no warnings on standard error.")
    var quiet = false

    @Flag(help: "Plain text without bold or colours (also: NO_COLOR).")
    var noColor = false

    /// More threads than this are on no machine.
    private static let mostThreads = 4096

    mutating func validate() throws {
        if let top, top < 1 { throw ValidationError("--top takes 1 or more, not \(top)") }
        if brief, let format, format != BriefExporter.name {
            throw ValidationError("--brief is a format: it does not go with --format \(format)")
        }
        if figure != nil, let format, format != SVGExporter.name {
            throw ValidationError("--figure goes with --format svg, not \(format)")
        }
        if let threads, !(1...Self.mostThreads).contains(threads) {
            throw ValidationError("--threads takes 1 to \(Self.mostThreads), not \(threads)")
        }
    }

    /// The exporter that the options name.
    func exporter() throws(Diagnostics) -> any Exporter.Type {
        if let output, Self.ending(of: output)?.lowercased() == "pdf" {
            throw Self.printing(output)
        }
        if brief {
            if let output, Exporters.forFile(output) != HTMLExporter.self {
                throw Self.notAPage(output)
            }
            return BriefExporter.self
        }
        if figure != nil, format == nil { return SVGExporter.self }
        if let format {
            let exporter = try Exporters.named(format)
            if exporter.isBinary, output == nil { throw Self.needsFile(exporter) }
            return exporter
        }
        guard let output else { return TextExporter.self }
        if let exporter = Exporters.forFile(output) { return exporter }
        if let ending = Self.ending(of: output), !Self.drawEndings.contains(ending.lowercased()) {
            throw Self.unknownEnding(ending, output)
        }
        return TextExporter.self
    }
}

extension OutputOptions {
    /// Sets the threads of the linear algebra where they are chosen.
    func setThreads() throws(Diagnostics) {
        if let threads { try BLASThreads.choose(threads) }
    }

    /// Endings of files that hold the draws of a sweep and no other result.
    private static let drawEndings: Set<String> = ["h5", "hdf5"]

    /// Stops at a file that only the draws of a sweep can be written to.
    /// - Throws: `unknown-ending`.
    func refuseDrawFiles() throws(Diagnostics) {
        guard format == nil, let output, let ending = Self.ending(of: output),
            Self.drawEndings.contains(ending.lowercased()), Exporters.forFile(output) == nil
        else { return }
        throw Self.unknownEnding(ending, output)
    }

    /// What a file's name ends in, without the point; nil for a name without an ending.
    private static func ending(of path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
        let ending = name[name.index(after: point)...]
        return ending.isEmpty ? nil : String(ending)
    }

    private static func unknownEnding(_ ending: String, _ path: String) -> Diagnostics {
        var seen: Set<String> = []
        let known = Exporters.all.map { ".\($0.fileExtension)" }
            .filter { seen.insert($0).inserted }
        return Diagnostics([
            Diagnostic(
                .error, "unknown-ending", "no format of results ends in .\(ending)",
                at: .init(file: path),
                remedy: "end it in \(known.joined(separator: ", ")), or say --format")
        ])
    }

    private static func printing(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-pdf", "results are not written as PDF", at: .init(file: path),
                remedy: """
                    write -o page.html (with --brief for two pages at most), open it in a browser, \
                    and print it to a PDF
                    """)
        ])
    }

    private static func notAPage(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "not-a-page", "a brief is a page of HTML", at: .init(file: path),
                remedy: "end the name in .html")
        ])
    }

    /// Said before anything is computed.
    private static func needsFile(_ exporter: any Exporter.Type) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "needs-file",
                "results in the format \(exporter.name) cannot be written to standard output",
                remedy: "name a file with -o FILE.\(exporter.fileExtension)")
        ])
    }
}

extension NameStyle: ExpressibleByArgument {}

/// Options of commands that read a table and solve with it.
struct TableOptions: ParsableArguments {
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    @Flag(help: "Neither use nor fill the cache of decoded tables, factors and inverses.")
    var noCache = false

    @Flag(help: "Compute the SHA-256 of a large file although it is remembered.")
    var verify = false
}

/// The positional argument of most commands.
struct TableArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var table: String
}

extension BLASThreads {
    /// Sets the threads of the linear algebra to those that `--threads` names.
    /// - Throws: `too-little-address-space`.
    static func choose(_ threads: Int) throws(Diagnostics) {
        guard hasRoom(for: threads) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "too-little-address-space",
                    """
                    the limit on address space is too low for linear algebra on \(threads) \
                    threads
                    """,
                    at: .init(place: "--threads"),
                    remedy: "raise the limit, such as with 'ulimit -v', or use fewer threads")
            ])
        }
        set(threads)
    }
}
