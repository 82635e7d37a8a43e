/// Years in names.
enum YearInName {
    /// The only year from 1900 to 2099 that stands in a text as four digits of their own; nil when
    /// there is none, or more than one.
    static func year(in text: String) -> Int? {
        let years = years(in: text)
        return years.count == 1 ? years.first : nil
    }

    /// All of them.
    static func years(in text: String) -> Set<Int> {
        let runs = text.split { !$0.isASCII || !$0.isNumber }
        return Set(
            runs.filter { $0.count == 4 }.compactMap { Int($0) }.filter {
                (1900...2099).contains($0)
            })
    }
}
