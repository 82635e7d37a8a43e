public import InputOutput

extension Workspace {
    /// The labels of a table, to complete what somebody types or to fill a form.
    /// - Parameter name: a path, or a short name.
    /// - Throws: what is wrong with the name or the file.
    public func layout(
        of name: String, _ reading: ReadingChoices = ReadingChoices()
    ) throws(Diagnostics) -> TableLayout {
        let path = try finder.path(of: name)
        return try open(path, reading, cache: newCache(), progress: { _ in }).table.layout
    }
}
