import ArgumentParser
import TableStore
import Workspace

struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache",
        abstract: "Shows what is kept between runs, or clears it.",
        discussion: """
            Decoded tables, factors and inverses are kept under $XDG_CACHE_HOME/chokepoint (or \
            ~/.cache/chokepoint), by the SHA-256 of the table's file, up to \
            $CHOKEPOINT_CACHE_LIMIT (8G); what was not used for longest goes first.

            Examples:
              chokepoint cache
              chokepoint cache --clear
            """)

    @Flag(help: "Remove everything that is kept.")
    var clear = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let run = try CommandRun(output, cached: true)
        if clear {
            let cache = TableCache(limit: try CacheLimit.fromEnvironment())
            let freed = try cache.clear()
            if !output.quiet { Terminal.say("freed \(freed) bytes in \(cache.folder)") }
            return
        }
        try run.write(try run.answer(CacheQuestion()))
    }
}
