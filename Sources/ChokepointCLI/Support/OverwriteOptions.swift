import ArgumentParser

/// Options of commands that read a table and write another: the one that is read stays.
struct OverwriteOptions: ParsableArguments {
    @Flag(help: "Write also where that replaces a file that is read.")
    var force = false
}
