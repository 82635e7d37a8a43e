/// Arguments as they can be typed again.
enum ShellWords {
    /// The line, which begins with the program's name; each argument in quotes where a shell would
    /// take it apart.
    static func line(_ arguments: [String]) -> String {
        (["chokepoint"] + arguments.dropFirst().map(quoted)).joined(separator: " ")
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        .union("@%+=:,./_-")

    private static func quoted(_ word: String) -> String {
        if !word.isEmpty, word.allSatisfy(plain.contains) { return word }
        let parts = word.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.joined(separator: "'\\''") + "'"
    }
}
