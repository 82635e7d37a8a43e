extension Glossary {
    /// Columns of sweeps.
    static let sweeps = """
        column metric
        The number that the sweep watches, such as value_added_change_pct_gdp.KOR.
        & draws

        column draws
        How many draws the row rests on.
        & failed

        column index
        The number of the draw, from 0.
        & draws

        column failed
        How many draws could not be computed.
        & failure

        column failure, reason
        Why a draw could not be computed.
        & failed

        column base
        The value without the sweep: the scenario as it is.
        & metric

        column mean
        The mean over the draws.
        & standard_error

        column sd
        The standard deviation over the draws.
        & mean

        column standard_error
        The standard error of the mean.
        = sd / √draws
        & mean

        column min
        The smallest value of the draws.
        & max

        column max
        The largest value of the draws.
        & min

        column p5
        The value that 5 % of the draws lie below.
        & p50, p95

        column p50, median
        The value that half of the draws lie below.
        & p5, p95

        column p95
        The value that 95 % of the draws lie below.
        & p5, p50

        column p25
        The value that 25 % of the draws lie below.
        & p50

        column p75
        The value that 75 % of the draws lie below.
        & p50

        column input_at_least
        The assumption’s value where the result is least.
        & least

        column least
        The smallest result over the assumption’s range.
        & greatest

        column input_at_greatest
        The assumption’s value where the result is greatest.
        & greatest

        column greatest
        The largest result over the assumption’s range.
        & least

        column first
        In a comparison the value in the first table. In a sweep the first-order index: the
        part of the variance that an assumption causes by itself.
        = S = Var(E(y | x_i)) / Var(y)
        @ Saltelli et al. 2010
        & total

        column first_low
        The lower end of the index’s 95 % interval by bootstrap.
        & first

        column first_high
        The upper end of the index’s 95 % interval by bootstrap.
        & first

        column total_low
        The lower end of the total index’s 95 % interval by bootstrap.
        & total

        column total_high
        The upper end of the total index’s 95 % interval by bootstrap.
        & total

        column base_samples
        How many base points the indices rest on.
        & first

        column mu_star
        Morris’ μ*: the mean size of the result’s change for a step of the assumption.
        @ Campolongo, Cariboni & Saltelli 2007
        & mu, sigma

        column mu_star_low
        The lower end of the 95 % interval of μ*.
        & mu_star

        column mu_star_high
        The upper end of the 95 % interval of μ*.
        & mu_star

        column mu
        Morris’ μ: the mean change of the result for a step of the assumption, with its
        sign.
        @ Morris 1991
        & mu_star

        column sigma
        Morris’ σ: how much that change differs from step to step; large where assumptions
        interact.
        @ Morris 1991
        & mu_star

        column rank_correlation
        Spearman’s correlation between an assumption and the result over the draws, −1 to 1.
        @ Spearman 1904
        & metric

        column base_rank
        The rank without the sweep.
        & p50_rank

        column top
        How many of the first ranks are followed.
        & share_in_top

        column share_in_top
        In what part of the draws it is among the first ranks, 0 to 1.
        & top

        column p5_rank
        The rank that 5 % of the draws lie below.
        & p50_rank

        column p50_rank
        The median rank over the draws.
        & p5_rank

        column p95_rank
        The rank that 95 % of the draws lie below.
        & p50_rank

        column switches
        In which part of the draws it changes places with the next.
        > the table ‘ranks’ of: chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1'
        & share_in_top

        column option_values
        The values of the options of one answer, such as damping=0.85.
        & range

        column subject, row
        What a number is about: the labels of its row.
        & option_values

        column lowest
        The lowest value of the number over all answers, in the number’s unit.
        & lowest_at, highest

        column lowest_at
        The values of the options at which it is lowest.
        & lowest

        column highest
        The highest value of the number over all answers, in the number’s unit.
        & highest_at, lowest

        column highest_at
        The values of the options at which it is highest.
        & highest

        term vary, range
        The same question asked for several values of its options. Values are chosen, and no
        probabilities are behind them; ‘sweep’ draws the parameters of models with theirs.
        > chokepoint vary damping=0.5,0.85 centrality icio2023-2019-g20x20 --industry KOR
        & option_values, sweep
        """
}
