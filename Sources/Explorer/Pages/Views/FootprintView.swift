import Reporting

/// What consumption and production stand for elsewhere.
enum FootprintView: View {
    static let path = "footprint"
    static let name = "Footprints"
    static let title = "Footprints"
    static let lead = """
        A satellite account, such as CO2 emissions, by where it arises and by whose consumption it \
        is for; and what a carbon price at the border would charge.
        """
    static let button = "Show footprint"

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        let accounts = context.labels.accounts
        return [
            context.tableControl,
            accounts.isEmpty
                ? """
                <p class="control wide note">This table has no satellite accounts; ‘chokepoint \
                satellite add’ joins one to it.</p>
                """
                : FormParts.choice(
                    "account", "Account", value: fields.first("account") ?? accounts.first,
                    accounts.map { (value: $0, text: $0) }),
            FormParts.text("stressor", "Row of the account", value: fields.first("stressor")),
            FormParts.text(
                "region", "Regions", value: fields.first("region"), hint: "Empty for all",
                list: "regions"),
            FormParts.text(
                "carbon_price", "Carbon price at the border", value: fields.first("carbon_price"),
                hint: "Such as ‘80 USD/t’; empty for none"),
            FormParts.text(
                "covered", "Sectors that are charged", value: fields.first("covered"),
                list: "sectors"),
            FormParts.text(
                "importer", "Regions that charge", value: fields.first("importer"),
                list: "regions"),
            context.lists,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard context.fields.first("account") != nil, !context.labels.accounts.isEmpty else {
            return nil
        }
        return (
            "footprint",
            context.taking(
                "account", "stressor", "region", "carbon_price", "covered", "importer", "scope")
        )
    }
}
