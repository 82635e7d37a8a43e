import ArgumentParser

/// The option that names groups.
struct GroupOptions: ParsableArguments {
    @Option(
        name: .customLong("group"),
        help: ArgumentHelp(
            "Lets @NAME stand for these region or sector codes; may be repeated.",
            valueName: "name=code,…"))
    var groups: [String] = []
}
