import Reporting

/// The controls of forms. Each has a label; what it means stands below it.
enum FormParts {
    /// A line of text.
    static func text(
        _ name: String, _ label: String, value: String?, hint: String = "", list: String? = nil,
        isRequired: Bool = false, isWide: Bool = false
    ) -> String {
        let choices = list.map { " list=\"\($0)\"" } ?? ""
        let required = isRequired ? " required" : ""
        return control(
            name, label, hint: hint, isWide: isWide,
            """
            <input id="f-\(name)" name="\(name)" value="\(HTML.escaped(value ?? ""))" \
            autocomplete="off" spellcheck="false"\(choices)\(required)\(described(name, hint))>
            """)
    }

    /// One of several choices; the first value is the default.
    static func choice(
        _ name: String, _ label: String, value: String?, _ choices: [(value: String, text: String)],
        hint: String = ""
    ) -> String {
        let options = choices.map { choice in
            let chosen = choice.value == (value ?? "") ? " selected" : ""
            return "<option value=\"\(HTML.escaped(choice.value))\"\(chosen)>"
                + "\(HTML.escaped(choice.text))</option>"
        }
        return control(
            name, label, hint: hint,
            """
            <select id="f-\(name)" name="\(name)"\(described(name, hint))>
            \(options.joined(separator: "\n"))
            </select>
            """)
    }

    /// Lines of text.
    static func area(
        _ name: String, _ label: String, value: String, rows: Int, hint: String = "",
        isCode: Bool = false
    ) -> String {
        control(
            name, label, hint: hint, isWide: true,
            """
            <textarea id="f-\(name)" name="\(name)" rows="\(rows)" spellcheck="false"\
            \(isCode ? " class=\"code\" wrap=\"off\"" : "")\(described(name, hint))>
            \(HTML.escaped(value))</textarea>
            """)
    }

    /// Several of several choices.
    static func several(
        _ name: String, _ label: String, chosen: [String],
        _ choices: [(value: String, text: String)]
    ) -> String {
        let boxes = choices.map { choice in
            let isChosen = chosen.contains(choice.value) ? " checked" : ""
            return """
                <label class="box"><input type="checkbox" name="\(name)" \
                value="\(HTML.escaped(choice.value))"\(isChosen)> \
                \(HTML.escaped(choice.text))</label>
                """
        }
        return """
            <fieldset class="control wide"><legend>\(HTML.escaped(label))</legend>
            <div class="boxes">\(boxes.joined(separator: "\n"))</div></fieldset>
            """
    }

    /// Stands where a file of trade is needed and none was named.
    static let noFiles = """
        <p class="control wide note">No file of trade was named when the explorer was started: \
        ‘chokepoint explore --file TRADE’.</p>
        """

    /// The choices that text inputs offer.
    static func list(_ id: String, _ items: [(value: String, text: String)]) -> String {
        let options = items.map {
            "<option value=\"\(HTML.escaped($0.value))\">\(HTML.escaped($0.text))</option>"
        }
        return "<datalist id=\"\(id)\">\(options.joined())</datalist>"
    }

    /// The whole form.
    static func form(
        _ path: String, _ controls: [String], button: String, isPosted: Bool = false
    ) -> String {
        """
        <form class="question" action="/\(path)" method="\(isPosted ? "post" : "get")" \
        data-view="\(path)">
        <div class="controls">
        \(controls.joined(separator: "\n"))
        </div>
        <p class="actions"><button type="submit">\(HTML.escaped(button))</button>
        <button type="button" class="stop" hidden>Stop</button></p>
        </form>
        """
    }

    private static func control(
        _ name: String, _ label: String, hint: String, isWide: Bool = false, _ inner: String
    ) -> String {
        let note =
            hint.isEmpty ? "" : "<span class=\"hint\" id=\"h-\(name)\">\(HTML.escaped(hint))</span>"
        return """
            <div class="control\(isWide ? " wide" : "")">
            <label for="f-\(name)">\(HTML.escaped(label))</label>
            \(inner)
            \(note)
            </div>
            """
    }

    private static func described(_ name: String, _ hint: String) -> String {
        hint.isEmpty ? "" : " aria-describedby=\"h-\(name)\""
    }
}
