import Reporting

/// Which products an economy depends on others for, by customs code.
enum ProductsView: View {
    static let path = "products"
    static let name = "Products"
    static let title = "Product dependencies"
    static let lead = """
        Which products an economy buys from few others and sells little of itself, by customs code, \
        with the European Commission’s indicators. It needs a file of trade: start the explorer with \
        --file FILE.
        """
    static let button = "Screen"

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        if context.files.isEmpty {
            return [
                """
                <p class="control wide note">No file of trade was named when the explorer was \
                started: ‘chokepoint explore --file TRADE’.</p>
                """
            ]
        }
        return [
            FormParts.choice(
                "trade", "File of trade", value: fields.first("trade") ?? context.files.first,
                context.files.map { (value: $0, text: $0) }),
            FormParts.text(
                "importer", "Importer", value: fields.first("importer"),
                hint: "An economy or a group, such as KOR or @eu27", list: "regions",
                isRequired: true),
            FormParts.text(
                "exporter", "Exporter", value: fields.first("exporter"), hint: "Empty for all",
                list: "regions"),
            FormParts.text(
                "hs", "Products", value: fields.first("hs"),
                hint: "Two, four or six digits, such as 2811; empty for all"),
            FormParts.choice(
                "dependent_only", "Show", value: fields.first("dependent_only"),
                [("", "All products"), ("true", "Dependent products only")]),
            context.lists,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard context.fields.first("importer") != nil, let file = context.files.first else {
            return nil
        }
        var fields = FormFields([("trade", context.fields.first("trade") ?? file)])
        for name in ["importer", "exporter", "hs", "dependent_only"] {
            for value in context.fields.all(name) { fields = fields.with(name, value) }
        }
        return ("products", fields)
    }
}
