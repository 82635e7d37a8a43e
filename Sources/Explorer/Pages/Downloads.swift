import Reporting

/// Where an answer can be fetched as a file.
struct Downloads {
    let command: String
    let fields: FormFields
    /// The tables that the answer has, for CSV.
    let tables: [String]

    /// Longer questions, such as scenarios, do not fit an address.
    static let longest = 50_000

    /// Whether a question fits an address.
    static func fits(_ fields: FormFields) -> Bool { fields.query.utf8.count <= longest }

    /// A line of links.
    var html: String {
        let words = "<span class=\"label\">Save as</span>"
        guard Self.fits(fields) else {
            return """
                <p class="downloads">\(words) The question is too long for a link: save its text \
                and use the command line.</p>
                """
        }
        let formats = [
            ("json", "JSON"), ("xlsx", "Excel"), ("html", "report (HTML)"),
            ("brief", "brief (HTML)"),
        ]
        var links = formats.map { link($0.1, [("format", $0.0)]) }
        links += tables.map { link("\($0).csv", [("format", "csv"), ("result", $0)]) }
        return """
            <nav class="downloads" aria-label="Downloads">\(words)
            \(links.joined(separator: "\n"))</nav>
            """
    }

    /// The link to a picture as a file.
    func picture(_ name: String, title: String) -> String {
        guard Self.fits(fields) else { return "" }
        return link("SVG", [("format", "svg"), ("figure", name)], label: "Save as SVG: \(title)")
    }

    private func link(_ text: String, _ more: [(String, String)], label: String? = nil) -> String {
        let fields = more.reduce(fields) { $0.with($1.0, $1.1) }
        let path = command.replacing(" ", with: "%20")
        let name = label.map { " aria-label=\"\(HTML.escaped($0))\"" } ?? ""
        return "<a href=\"/download/\(path)?\(HTML.escaped(fields.query))\" download\(name)>"
            + "\(HTML.escaped(text))</a>"
    }
}
