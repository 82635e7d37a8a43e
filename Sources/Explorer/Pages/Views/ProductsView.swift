import Reporting

/// Which products an economy depends on others for, by customs code; and one of them through the
/// years.
enum ProductsView: View {
    static let path = "products"
    static let name = "Products"
    static let title = "Product dependencies"
    static let lead = """
        Which products an economy buys from few others and sells little of itself, by customs \
        code, with the European Commission’s indicators. Choose a product to see its origins \
        through the years.
        """
    static let button = "Screen"

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        if context.files.isEmpty { return [FormParts.noFiles] }
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
                "show", "Show", value: fields.first("show") ?? fields.first("dependent_only"),
                [
                    ("", "All products"), ("true", "Dependent products only"),
                    ("history", "One product through the years"),
                ]),
            FormParts.choice(
                "product_names", "Names of products", value: fields.first("product_names"),
                [("", "Codes only")] + context.files.map { (value: $0, text: $0) },
                hint: "A file of codes and names that the explorer was started with"),
            context.lists,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard context.fields.first("importer") != nil, let file = context.files.first else {
            return nil
        }
        var fields = FormFields([("trade", context.fields.first("trade") ?? file)])
        let shows = context.fields.first("show") ?? ""
        if shows == "history", context.fields.first("hs") == nil { return nil }
        let names = ["importer", "hs", "product_names"]
        for name in shows == "history" ? names : names + ["exporter", "dependent_only"] {
            for value in context.fields.all(name) { fields = fields.with(name, value) }
        }
        if shows == "true" { fields = fields.with("dependent_only", "true") }
        return (shows == "history" ? "product" : "products", fields)
    }

    static func missing(_ context: ViewContext) -> String? {
        context.fields.first("show") == "history" && context.fields.first("hs") == nil
            ? "Name a product of six digits under ‘Products’, such as 281111." : nil
    }

    /// A row's product through the years.
    static func link(_ table: String, _ row: [Cell], _ context: ViewContext) -> String? {
        guard table == "products", let code = row.first, code.isText else { return nil }
        var fields = FormFields([("hs", code.plain), ("show", "history")])
        for name in ["trade", "importer", "product_names"] {
            if let value = context.fields.first(name) { fields = fields.with(name, value) }
        }
        return "/products?\(fields.query)"
    }
}
