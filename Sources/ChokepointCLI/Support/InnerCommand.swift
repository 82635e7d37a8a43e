import ArgumentParser

/// For commands whose argument is another command, such as `brief` and `plan`.
extension ParsableCommand {
    /// Stops where no other command stands behind this one, or only a wish for its help.
    /// - Parameters:
    ///   - arguments: the other command and its arguments.
    ///   - example: how this command is typed.
    ///   - ofItself: what is said of this command inside itself.
    func checkInner(_ arguments: [String], example: String, ofItself: String) throws {
        guard let first = arguments.first else {
            throw ValidationError("give a command, such as: \(example)")
        }
        if first == "--help" || first == "-h" { throw CleanExit.helpRequest(self) }
        if first == Self.configuration.commandName { throw ValidationError(ofItself) }
    }
}
