extension Glossary {
    /// Columns of carbon border charges.
    static let carbon = """
        column emissions
        Emissions of the flow that are charged, in the account’s unit.
        & cost_share_of_flow

        column cost
        The charge, in the table’s unit.
        = price · emissions
        & cost_share_of_flow

        column cost_share_of_flow
        The charge as a share of the flow that it falls on.
        = cost / flow
        & emissions

        column cost_pct_gdp
        The charge in percent of the exporter’s GDP.
        & cost_share_of_flow
        """
}
