import InputOutput

extension TableLayout {
    /// What to do about a region that a model cannot take because it is one of several that
    /// together are a country, in parentheses; empty for a region of its own.
    func partsRemedy(ofRegion r: Int) -> String {
        let family = families.index[r]
        let members = families.members[family]
        guard members.count > 1 else { return "" }
        let codes = members.map { regions[$0].code }
        let country = families.labels[family].code
        return """
             (it is one of \(codes.joined(separator: ", ")), which together are \(country): join \
            them with aggregate --bloc \(country)=\(codes.joined(separator: ",")))
            """
    }
}
