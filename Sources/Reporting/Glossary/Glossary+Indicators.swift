extension Glossary {
    /// Indicators and their thresholds.
    static let indicators = """
        indicator Herfindahl-Hirschman index, HHI, concentration
        How concentrated origins are: 1 where everything comes from one, 1/n where n share
        evenly.
        = Σ s_k², s_k the share of origin k
        @ Herfindahl 1950; Hirschman 1945; the EU’s threshold 0.4: SWD(2021) 352
        > chokepoint concentration icio2023-2019-g20x20 --user KOR
        & foreign_concentration, hhi

        indicator foreign concentration, foreign_concentration
        The Herfindahl-Hirschman index over foreign origins alone, home production left out.
        = Σ s_k² over k ≠ importer
        @ Herfindahl 1950; Hirschman 1945, over foreign origins
        > chokepoint concentration icio2023-2019-g20x20 --user KOR
        & concentration

        indicator upstreamness
        How many stages a product passes before final use, counted from 1 for what is sold
        to final users.
        = U = (I − B)⁻¹·1, b_ij = z_ij / x_i
        @ Antràs, Chor, Fally & Hillberry 2012
        > chokepoint position icio2023-2019-g20x20 --industry KOR
        & downstreamness

        indicator downstreamness
        How many stages lie behind a product, counted from 1 for what is made without
        inputs.
        = D = 1'(I − A)⁻¹ where taxes on inputs count as primary
        @ Antràs & Chor 2013; Fally 2012
        > chokepoint position icio2023-2019-g20x20 --industry KOR
        & upstreamness

        indicator VAX ratio, vax_ratio
        The share of a country’s gross exports that is its own value added absorbed abroad.
        = VAX / EXGR
        @ Johnson & Noguera 2012
        > chokepoint origins icio2023-2019-g20x20
        & VAX, foreign_share_of_exports

        indicator asymmetry
        The importer’s cost in percent of its GDP over the exporter’s loss in percent of its own,
        at the premium of --mark-up. It is proportional to that premium: it ranks restrictions, and
        does not say who loses more.
        = importer_cost_pct_gdp / −exporter_change_pct_gdp
        @ this program: both numbers follow from extraction and cost-push
        > chokepoint scan icio2023-2019-g20x20 --importer KOR
        & importer_cost_pct_gdp, exporter_change_pct_gdp

        indicator hidden ratio, hidden_ratio
        How much more, or less, a supplier matters looked through than at face value. Above
        1 dependence is hidden in the inputs of suppliers; below 1 face value overstates it.
        = look_through / direct
        @ Baldwin, Freeman & Theodorakopoulos 2023
        > chokepoint exposure icio2023-2019-g20x20 --user KOR/C --supplier CHN
        & looked through, direct, look_through

        indicator participation in value chains, gvc_share
        The share of gross exports that crosses more than one border.
        = GVC / EXGR
        @ Borin & Mancini 2023
        > chokepoint decompose icio2023-2019-g20x20 --table participation
        & backward_share, forward_share

        indicator backward participation, backward_share
        The share of gross exports that is imported content or counted twice.
        = GVCB / EXGR
        @ Borin & Mancini 2023
        > chokepoint decompose icio2023-2019-g20x20 --table participation
        & forward_share

        indicator forward participation, forward_share
        The share of gross exports that is domestic value added and crosses more than one
        border.
        = GVCF / EXGR
        @ Borin & Mancini 2023
        > chokepoint decompose icio2023-2019-g20x20 --table participation
        & backward_share

        indicator multiplier
        What all industries produce for one unit of an industry’s final demand.
        = Σ_i l_ij
        @ Miller & Blair 2022, chapter 6
        > chokepoint multipliers icio2023-2019-g20x20
        & Leontief inverse
        """
}
