import Reporting
import Workspace

/// What is around every page.
enum PageFrame {
    /// A whole page.
    /// - Parameter current: the path of the view that is shown.
    static func html(title: String, current: String, table: String?, body: String) -> String {
        let query = table.map { "?table=\(FormFields([("t", $0)]).query.dropFirst(2))" } ?? ""
        let links = Views.all.map { view in
            let mark = view.path == current ? " aria-current=\"page\"" : ""
            return "<li><a href=\"/\(view.path)\(query)\"\(mark)>\(view.name)</a></li>"
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTML.escaped(title)) · Chokepoint</title>
            <link rel="icon" href="/explorer.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/explorer.css">
            <script src="/explorer.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top">
            <a class="brand" href="/"><img src="/explorer.svg" alt="" width="22" height="22">\
            Chokepoint</a>
            <nav aria-label="Views"><ul>
            \(links.joined(separator: "\n"))
            </ul></nav>
            </header>
            <main id="main" tabindex="-1">
            \(body)
            </main>
            <footer class="bottom">chokepoint \(Workspace.version). Computed on this machine; \
            nothing leaves it.</footer>
            </body>
            </html>

            """
    }
}
