extension Glossary {
    /// Columns of results over several years, and of accounts per person.
    static let years = """
        column growth_pct_year
        The average growth in a year between the first and the last year, in percent; missing
        where one of the two is not positive. Amounts in money are in prices of each year, so
        that inflation and exchange rates are part of it.
        = 100 · ((last / first)^(1 / years) − 1)
        > From 100 to 121 in two years: 10 % a year.
        & growth_pct, change

        column dataset
        The name of the table that a row is from, where several are compared.
        & year

        column growth_pct
        The growth from the first table to the second, in percent of the first.
        = 100 · (second − first) / first
        & growth_pct_year

        column first_above
        The first year in which the followed column is above the threshold of --above; missing
        where it never is. It may fall below again later.
        & growth_pct_year

        column production_share
        A region’s part in what is caused in the whole world, 0 to 1.
        = production / Σ production
        & consumption_share, production

        column consumption_share
        A region’s part in what final demand of the whole world causes, 0 to 1.
        = consumption / Σ consumption
        & production_share, consumption

        column production_per_capita
        What is caused on the territory, per person who lives there. It needs an account called
        population, or a row POP in persons.
        = production / people
        & consumption_per_capita, unit_per_capita

        column consumption_per_capita
        What a region’s final demand causes anywhere, per person who lives there. It needs an
        account called population, or a row POP in persons.
        = consumption / people
        & production_per_capita, unit_per_capita

        column unit_per_capita
        What numbers per person are in; masses are in tonnes.
        & consumption_per_capita
        """
}
