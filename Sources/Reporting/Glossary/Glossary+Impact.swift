extension Glossary {
    /// Columns of shocks: what models find.
    static let impact = """
        column model
        The model, or the run of a model under its own name.
        & run, ladder

        column run
        One run of a model: its name tells apart runs of one model with other assumptions.
        > the table ‘ladder’ of: chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        & model

        column rent
        Who keeps the scarcity rent of the restriction: exporter, importer or lost; empty
        for models without prices.
        & scarcity rent

        column measure_name
        The kind of measure in words, such as value added or real income.
        > the table ‘answer_differences’ of: chokepoint results compare A.json B.json
        & measure

        column measure
        What the numbers of the row are of: value added, real income, or the cost of final
        demand. Numbers of one kind are never mixed with another.
        & value_added_change_pct_gdp, welfare_change_pct, price_change_pct

        column output_change
        How an industry’s or region’s gross output changes, in the table’s unit; losses are
        negative. Per year, or over the horizon of the daily model.
        & value_added_change

        column value_added_change
        How value added changes, in the table’s unit; losses are negative.
        & value_added_change_pct_gdp

        column value_added_change_pct_gdp
        The change of value added in percent of GDP; losses are negative. At fixed prices in
        models without prices.
        = 100 · value_added_change / GDP
        & value_added_change

        column price_change_pct
        How prices change, in percent; dearer is positive. Of a region: what its final
        demand costs; of an industry: its producer price.
        & cost-push

        column welfare_change_pct
        How real income changes, in percent; losses are negative. Only models in which
        prices clear markets have it.
        = 100 · (real expenditure after / before − 1)
        & real income, trade-ge, network

        column headline
        The most telling number of a model: real income where it has it, else value added,
        else the cost of final demand.
        > the table ‘ladder’ of: chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        & measure

        column world
        The number for all regions together.
        & world_value_added_change

        column reading
        The row in words.

        column prices, what it shows
        What the model shows, in words.
        & cannot_price

        column cannot_price, what it leaves out
        What the model leaves out, in words.
        & prices

        column party, who
        Whom the numbers are about: a country or a group.
        & exporter, importer

        column low
        The lowest number of the models for a party by one kind of measure; for a parameter,
        the lower end of its range.
        & high

        column high
        The highest number of the models for a party by one kind of measure; for a
        parameter, the upper end of its range.
        & low

        column low_model
        The model that gives the lowest number.
        > the table ‘answer’ of: chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        & low

        column high_model
        The model that gives the highest number.
        > the table ‘answer’ of: chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        & high

        column parameter
        The assumption that is varied.
        & swing

        column swing
        By how much the answer of its model moves when the parameter goes from one end of
        its range to the other, in percentage points.
        & parameter

        column at_low
        The answer with the parameter at the lower end of its range, in percent.
        > the table ‘drivers’ of: chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%,
        > for each party
        & swing

        column at_high
        The answer with the parameter at the upper end of its range, in percent.
        > the table ‘drivers’ of: chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%,
        > for each party
        & swing

        column value
        The value: of an assumption, a fact or a measure, in the unit beside it.
        & unit

        column unit
        What the numbers of the row are in.
        & value
        """
}
