import ArgumentParser
import Reporting
import TableStore
import Workspace

struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache",
        abstract: "Shows what is kept between runs, or clears it.",
        discussion: """
            Decoded tables, factors and inverses are kept under $XDG_CACHE_HOME/chokepoint (or \
            ~/.cache/chokepoint), by the SHA-256 of the table's file, up to $CHOKEPOINT_CACHE_LIMIT \
            (8G); what was not used for longest goes first.

            Examples:
              chokepoint cache
              chokepoint cache --clear
            """)

    @Flag(help: "Remove everything that is kept.")
    var clear = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("cache", output, cached: false)
        let cache = TableCache(limit: try CacheLimit.fromEnvironment())
        if clear {
            let freed = try cache.clear()
            if !output.quiet { Terminal.write("freed \(freed) bytes in \(cache.folder)\n", to: 2) }
            return
        }
        let items = cache.items()
        let total = items.reduce(0) { $0 + $1.size }
        let rows: [[Cell]] = items.reversed().map { item in
            [
                .text(item.digest), .text(item.kind), .integer(item.size),
                .text(item.lastUse.formatted(.iso8601)),
            ]
        }
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version,
                tables: [
                    ReportTable(
                        name: "cache", title: "Kept in \(cache.folder)",
                        columns: [
                            Column(name: "sha256"), Column(name: "kind"),
                            Column(name: "size", unit: "bytes", style: .integer),
                            Column(name: "last_use", unit: "UTC"),
                        ], rows: rows,
                        notes: ["\(total) bytes in all; the limit is \(cache.limit)"])
                ]))
    }
}
