import InputOutput
import Platform
import Reporting
import Workspace

/// One run of a command: a workspace for one question, its progress line, and the way its answer
/// goes out.
struct CommandRun {
    let options: OutputOptions
    let workspace: Workspace
    let progress: Progress
    let exporter: any Exporter.Type

    /// A run; the options are checked before anything is read.
    init(
        _ options: OutputOptions, cached: Bool, verifies: Bool = false, writesDraws: Bool = false,
        goesOnWithoutMemory: Bool = false
    ) throws(Diagnostics) {
        self.options = options
        if !writesDraws { try options.refuseDrawFiles() }
        exporter = try options.exporter()
        progress = Progress(isEnabled: Terminal.errorIsTerminal && !options.quiet)
        workspace = Workspace(
            cache: cached
                ? .init(limit: try CacheLimit.fromEnvironment(), verifies: verifies) : nil,
            memory: 0, threads: options.threads, goesOnWithoutMemory: goesOnWithoutMemory)
        try options.setThreads()
        if options.force {
            FilesRead.current?.allowReplacing()
        } else if let output = options.output {
            FilesRead.current?.announce(output)
        }
    }

    /// For whom the answer is: the audience of the format.
    var presentation: Presentation {
        Presentation(exporter.audience, table: options.tableName, isWorkbook: exporter.isBinary)
    }

    /// The answer to a question.
    func answer(_ question: some Question) throws -> ResultDocument {
        try workspace.answer(question, for: presentation, progress: progress)
    }

    /// Writes the answer where the options say, and its warnings to standard error where the format
    /// cannot hold them.
    func write(_ document: ResultDocument) throws {
        var document = document
        if let top = options.top {
            document.lead?.rows = top
            document.lead?.isExact = true
        }
        progress.finish()
        let isText = exporter.audience == .terminal
        let toTerminal = options.output == nil && Terminal.outputIsTerminal
        var rendering = RenderOptions(
            tableName: options.tableName,
            top: options.top ?? (isText ? Self.rowsForPeople : nil),
            color: toTerminal && isText && !options.noColor && Terminal.allowsColor,
            width: toTerminal && isText ? Terminal.width : nil,
            isFull: options.full || options.top != nil && document.lead == nil, names: options.names
        )
        rendering.figure = options.figure
        rendering.isCSVSafe = options.csvSafe
        rendering.commandLine = ShellWords.line(CommandLine.arguments)
        if let output = options.output {
            try FileOutput.write(exporter.bytes(document, options: rendering), to: output)
        } else {
            Terminal.write(try exporter.render(document, options: rendering))
        }
        if exporter == CSVExporter.self || options.output != nil {
            warn(document.diagnostics)
        }
    }

    /// Writes warnings to standard error.
    func warn(_ diagnostics: [Diagnostic]) {
        if options.quiet { return }
        for diagnostic in diagnostics where diagnostic.severity != .note {
            Terminal.say(diagnostic.severity.rawValue, diagnostic.sentence)
        }
    }

    /// Rows of a table that text shows without --top; machine formats hold them all.
    private static let rowsForPeople = 25
}
