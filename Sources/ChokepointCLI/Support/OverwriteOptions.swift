import ArgumentParser

/// Options of commands that read a table and write another: the one that is read stays.
struct OverwriteOptions: ParsableArguments {
    @Flag(help: "Let the output replace the table that is read.")
    var force = false
}
