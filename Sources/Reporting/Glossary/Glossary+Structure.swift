import Analyses

extension Glossary {
    /// The indicators of the OECD, by what they say of themselves.
    static let tradeInValueAdded: [GlossaryEntry] = TiVAIndicator.allCases.map { indicator in
        GlossaryEntry(
            indicator.rawValue, .indicator,
            meaning: sentences([
                indicator.meaning,
                indicator.isShare ? "a share, 0 to 1" : "an amount in the table’s unit",
                indicator.ownName.map { "the same number is \($0)" },
            ]), formula: indicator.formula,
            source: "OECD 2023, Guide to OECD’s Trade in Value Added Indicators",
            example: "the row \(indicator.rawValue) of: chokepoint tiva icio2023-2019-g20x20",
            related: ["decomposition"])
    }

    /// Columns of structural decompositions, trade-in-value-added indicators and screening.
    static let structure = """
        term structural decomposition, SDA, structural decomposition analysis
        A change between two years as the sum of what its factors contributed: intensity,
        technology, trade structure, mix and level of final demand. What a factor contributes
        depends on which others changed before; the mean is over all orders, or over one and its
        reverse.
        = Σ over sets S of other factors of |S|!·(m − |S| − 1)!/m!·[f(S ∪ k) − f(S)]
        @ Dietzenbacher & Los 1998; Sun 1998; Miller & Blair 2022, chapter 13
        > chokepoint sda wiod2013-2010 wiod2013-2011
        & technology, input_trade, LMDI

        term LMDI, logarithmic mean Divisia index, index decomposition
        A decomposition that weighs the growth of each factor with the logarithmic mean of the
        amounts of both years, and leaves no residual.
        = Σ L(w¹, w⁰)·ln(f¹/f⁰), L(a, b) = (a − b)/(ln a − ln b)
        @ Ang 2004; Wachsmann, Wood, Lenzen & Schaeffer 2009
        > chokepoint sda wiod2013-2010 wiod2013-2011 --method lmdi
        & structural decomposition, embodied_intensity

        column from_year, to_year
        The first and the last year of the change; the name of the table where it has no year.
        & structural decomposition

        column start_value
        The amount, or the share, in the first year.
        & end_value, total_change

        column end_value
        The amount, or the share, in the last year.
        & start_value, total_change

        column total_change
        The last year’s amount less the first year’s.
        & start_value, residual

        column intensity_effect
        What the change of value added, or of emissions, per unit of output contributed.
        & structural decomposition

        column technology_effect, technology
        What the change of inputs per unit of output contributed, whatever their origin.
        @ Oosterhaven & Hoen 1998
        & input_trade_effect

        column input_trade_effect, input_trade
        What the change of the regions that inputs come from contributed.
        @ Oosterhaven & Hoen 1998
        & technology_effect, final_trade_effect

        column final_trade_effect
        What the change of the regions that final products come from contributed.
        @ Oosterhaven & Hoen 1998
        & input_trade_effect

        column mix_effect
        What the change of the products that final demand buys contributed.
        & level_effect

        column level_effect
        What the growth of final demand contributed.
        & mix_effect

        column embodied_effect, embodied_intensity
        What the change of the amount embodied in a unit of the product contributed: intensity,
        technology and trade of inputs together.
        & LMDI

        column direct_effect
        The change of what final demand emits or uses itself.
        > the table ‘sda’ of: chokepoint sda wiod2013-2010 wiod2013-2011 --account co2 --of
        > consumption
        & final_demand_itself

        column residual
        What the factors leave of the change: rounding.
        & total_change

        column factor
        The factor of the change.
        & structural decomposition

        column effect
        What the factor contributed.
        & effect_pct

        column effect_pct
        What the factor contributed, in percent of the first year’s amount.
        & effect

        column lowest_order
        The smallest contribution of the factor over all orders in which factors may change.
        @ Dietzenbacher & Los 1998
        & highest_order

        column highest_order
        The largest contribution of the factor over all orders in which factors may change.
        @ Dietzenbacher & Los 1998
        & lowest_order

        term TiVA, trade in value added
        The indicators of the OECD on value added in trade; ‘chokepoint tiva’ lists their names,
        formulas and where the same number stands here.
        @ OECD 2023, Guide to OECD’s Trade in Value Added Indicators
        > chokepoint tiva icio2023-2019-g20x20 --region KOR
        & EXGR_DVA, decomposition

        column indicator
        The name of the indicator, as the OECD or this program calls it.
        & TiVA

        column own_name
        Where the same number stands in the results of other commands.
        & TiVA

        column traditional_share
        The part of exports that crosses one border only.
        = Σ d ∘ D_sr / EXGR, d = v_s·(I − A_ss)⁻¹, D what the partner absorbs itself
        @ Borin, Mancini & Taglioni 2021
        & backward_only_share, forward_only_share

        column backward_only_share
        Pure backward participation: imported content in exports that the partner absorbs.
        = Σ (1 − d) ∘ D_sr / EXGR
        @ Borin, Mancini & Taglioni 2021
        & two_sided_share

        column forward_only_share
        Pure forward participation: domestic content in exports that the partner sells on.
        = Σ d ∘ (E_sr − D_sr) / EXGR
        @ Borin, Mancini & Taglioni 2021
        & two_sided_share

        column two_sided_share
        Two-sided participation: imported content in exports that the partner sells on.
        = Σ (1 − d) ∘ (E_sr − D_sr) / EXGR
        @ Borin, Mancini & Taglioni 2021
        & forwardness

        term robust z, screening
        How far a number lies from the median of all regions, in standard deviations that a few
        wrong numbers hardly move.
        = (ln x − median) / (1.4826·MAD)
        @ Iglewicz & Hoaglin 1993
        > chokepoint screen icio2023-2019-g20x20
        & robust_z

        column supplying_sector
        The sector whose product is bought.
        & coefficient

        column observed
        The number in the table: inputs per unit of output, or a growth factor.
        & usual

        column usual
        The median of the same number in all regions.
        & observed

        column robust_z
        How far the observed number lies from the usual one, in robust standard deviations of its
        logarithm.
        = (ln x − median) / (1.4826·MAD)
        @ Iglewicz & Hoaglin 1993
        & observed, usual

        column unusual_amount
        What lies between the observed and the usual number, in the table’s unit.
        & observed, usual

        term KRAS, projection
        A table moved to totals that may contradict each other: cells are scaled to each total in
        turn, and where they cannot all be met, totals give way within their standard deviations.
        = r = (c + √(c² + 4·p·q)) / (2·p) for the cells of a total c
        @ Lenzen, Gallego & Wood 2009
        > chokepoint project icio2023-2019-g20x20 --totals TRADE-AND-GDP.csv -o moved.h5
        & value_asked, gap_deviations

        column value_before
        The total in the table that was moved.
        & value_asked

        column value_asked
        The total that was asked.
        & value_reached

        column value_reached
        The total that the new table has.
        & gap_pct

        column gap_pct
        How far the total had to give way, in percent of what was asked.
        & gap_deviations

        column gap_deviations
        How far the total had to give way, in its standard deviations.
        @ Lenzen, Gallego & Wood 2009
        & gap_pct

        column forwardness
        Where a country’s value-chain trade stands: −1 all backward, 1 all forward.
        = (pure forward − pure backward) / (pure backward + pure forward + two-sided)
        @ Borin, Mancini & Taglioni 2021
        & forward_only_share, backward_only_share
        """
}
