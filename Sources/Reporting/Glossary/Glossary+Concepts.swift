extension Glossary {
    /// Terms of the field.
    static let concepts = """
        term input-output table, MRIO, multi-region input-output table
        Who sold how much to whom in one year: every industry of every country in a row with
        what it sold, and in a column with what it bought.
        = x = Z·1 + Y·1: output is what industries and final users buy
        @ Miller & Blair 2022, chapters 2 and 3
        > chokepoint info icio2023-2019-g20x20
        & Leontief inverse, value_added, final demand

        term Leontief inverse, L
        What every industry must produce, through all its suppliers and theirs, for one unit
        of final demand.
        = L = (I − A)⁻¹, a_ij = z_ij / x_j
        @ Leontief 1936; Miller & Blair 2022, chapter 2
        > chokepoint multipliers icio2023-2019-g20x20
        & input-output table, multiplier

        term final demand
        What households, governments and investors buy, as opposed to what industries buy to
        produce with.
        = y_i = Σ_k Y_ik
        @ Miller & Blair 2022, chapter 2
        > the table final_demand of: chokepoint info icio2023-2019-g20x20
        & consumption, intermediate flow

        term intermediate flow, intermediate inputs
        What industries buy to produce with.
        = z_ij, what j buys from i
        @ Miller & Blair 2022, chapter 2
        > chokepoint scan icio2023-2019-g20x20
        & final demand, intermediate_flow

        term face value, direct exposure
        What a user buys from a supplier itself, without looking at what the supplier bought
        elsewhere.
        = Σ_{j∈U} z_ij over all inputs of U
        @ Baldwin, Freeman & Theodorakopoulos 2023
        > chokepoint exposure icio2023-2019-g20x20 --user KOR/C --measure direct
        & direct, look_through

        term looked through, look-through exposure, hidden exposure
        A user’s inputs from a supplier through any number of hands: also what others bought
        there first. Shares are of all that was produced along the chain, so that a share
        looked through can be lower than at face value: a user that buys mostly at home buys
        much from first hands there, while the home suppliers’ own inputs come from abroad.
        The ratio of the two is the hidden ratio; below 1 a supplier matters less than its
        invoices say.
        = amount = (L − I)·x_U; share = amount / Σ amounts
        @ Baldwin, Freeman & Theodorakopoulos 2023
        > chokepoint exposure icio2023-2019-g20x20 --user KOR/C
        & direct, look_through, hidden_ratio

        term restriction, export restriction
        A government lets less of some products go to some buyers: exporter, products,
        importer, users, and the cut.
        > --restrict JPN/C:KOR=30%
        & cut, product_share, rent

        term cut
        The share of the restricted product that is no longer delivered, 0 to 1.
        > JPN/C:KOR=30%
        & restriction, product_share

        term product share
        What part of a sector’s flow the restricted product is: a table has sectors, a
        restriction names a product.
        > JPN/c9:KOR=100%~0.02
        & restriction, product

        term scenario
        A file that says what happens: restrictions, changes of demand and capacity,
        tariffs, products that are cut, and which models run.
        > chokepoint run mine.yaml
        & assumption, model

        term assumption, ledger
        A number or choice that a result rests on, with who chose it and where it comes
        from. Every result lists its assumptions.
        > chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --table assumptions
        & parameter

        term ladder, standard set of models
        The models that a shock runs through unless --model names others. They differ in
        what buyers can do about a restriction; the range of their results is the result.
        > chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        & extraction, cost-push, shortage, network, trade-ge

        term hit hardest, third country
        The countries whose value added or real income falls most in any of the models,
        whether they are named in the restriction or not.
        > chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --table impact
        & value_added_change_pct_gdp, welfare_change_pct

        term gross domestic product, GDP
        The value added of all industries of a country, at basic prices: without taxes less
        subsidies on products.
        = Σ v_j over the country’s industries
        @ SNA 2008, chapter 16
        > the column value_added of: chokepoint info icio2023-2019-g20x20 --table regions
        & value_added

        term real income, welfare
        What a country’s households and governments can buy with their income, rents and
        tariffs included.
        = income / price of what is bought
        @ Costinot & Rodríguez-Clare 2014
        > chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --model trade-ge
        & welfare_change_pct

        term scarcity rent
        What buyers pay for a restricted delivery beyond what it costs to make. Who keeps it
        decides who gains: the exporter, the importer, or nobody.
        = (τ − 1)·p·q
        @ Bhagwati 1965, on quotas and tariffs
        > --rent importer
        & rent, wedge_pct

        term tariff
        A tax on imports as a share of their price, which the importing country keeps.
        = price paid = (1 + tariff) · price received
        > in a scenario: trade_costs: [{exporter: CHN, importer: USA, tariff: 25%}]
        & trade cost, wedge_pct

        term trade cost, iceberg cost
        What trade uses up on its way: of d units sent one arrives. Nobody receives it.
        @ Samuelson 1954
        > in a scenario: trade_costs: [{exporter: CHN, importer: USA, iceberg: 1.2}]
        & tariff

        term satellite account, account
        Emissions, jobs, population or anything else by industry, beside the table’s money.
        > chokepoint footprint TABLE --account co2
        & footprint, intensity

        term group
        Several regions under one name with @: a known one such as @eu27, or your own.
        > --group friends=USA,@eu27
        & region

        term region
        A country, or what is left of the world. Codes and names are read: KOR, Korea, South
        Korea.
        > chokepoint exposure icio2023-2019-g20x20 --user Korea
        & sector, industry

        term sector
        An economic activity or its products, as the table divides them. Codes, names and the
        words that one name alone begins with are read.
        > chokepoint exposure icio2023-2019-g20x20 --user KOR/Manufacturing
        & industry, region

        term industry
        A sector of one region, written REGION/SECTOR.
        > KOR/c14
        & region, sector

        term elasticity of substitution, σ
        By how many percent buyers change their proportions when the relative price changes
        by one percent. Near 0 they cannot replace an input, far above 1 they do it easily.
        = σ = −d ln(q₁/q₂) / d ln(p₁/p₂)
        @ Armington 1969, between origins
        > --sigma-origins 0.76
        & sigma_origins, theta

        term trade elasticity, θ
        By how many percent imports from one origin fall, beside those from others, when
        they get one percent dearer.
        = θ = σ_o − 1
        @ Caliendo & Parro 2015; Boehm, Levchenko & Pandalai-Nayar 2023
        > chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30% --model trade-ge --theta 4
        & sigma_origins, theta

        term spectral radius
        The size of the largest eigenvalue of A. Below 1 every final demand can be produced;
        from 1 on the table cannot describe an economy.
        @ Miller & Blair 2022, chapter 2
        > chokepoint check icio2023-2019-g20x20
        & Leontief inverse

        term relative residual
        How well the equations are solved: what is left over beside what went in. Near 1e-16
        is exact for a computer.
        = largest |b − (I − A)·x| beside |b| + |I − A|·|x|
        @ Higham 2002, chapter 7
        > the field residual of numerics with --format json
        & rcond

        term rcond, condition
        How sensitive the equations’ solution is: near 1 not at all, below 1e-12 its digits
        are not to be trusted.
        = 1 / (‖M‖ · ‖M⁻¹‖)
        @ LAPACK, dgecon
        > chokepoint check icio2023-2019-g20x20
        & relative residual

        term double counting
        What is counted more than once in gross exports because it crosses borders more than
        once.
        @ Koopman, Wang & Wei 2014
        > chokepoint decompose icio2023-2019-g20x20 --exporter KOR
        & DDC, FDC

        term decomposition of gross exports, decomposition
        Gross exports cut into domestic value added, foreign value added and double
        counting, by who absorbs them.
        @ Borin & Mancini 2023; Koopman, Wang & Wei 2014; Wang, Wei & Zhu 2013
        > chokepoint decompose icio2023-2019-g20x20
        & EXGR, DVA, FVA, VAX

        term sweep
        A scenario run many times with assumptions that vary, to see how far the result
        moves and by which of them.
        > chokepoint sweep mine.yaml
        & draws, first, total, mu_star

        term reference year, years
        Tables of several years side by side. Values are in prices of each year unless a
        table was deflated.
        > chokepoint concentration 'wiod2013-{1995..2011}'
        & year
        """
}
