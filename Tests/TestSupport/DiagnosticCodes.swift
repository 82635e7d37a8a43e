import InputOutput

/// The codes of the findings that something ends with; none where it does not end so.
public func diagnosticCodes(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let error as Diagnostics {
        return error.items.map(\.code)
    } catch { return ["\(error)"] }
}
