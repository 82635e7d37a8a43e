extension Glossary {
    /// Columns of exposure, concentration, position and paths.
    static let exposure = """
        column user
        Who depends: an industry as REGION/SECTOR, a region, or a group as it was typed.
        & supplier

        column supplier, producer
        On whom the user depends: a region, an industry or a group.
        & user

        column direct
        At face value: the supplier’s part in the user’s inputs, 0 to 1.
        = Σ_{j∈U} z_ij over all inputs of U
        & look_through, value_added

        column look_through
        Looked through all hands: the supplier’s part in everything that was produced for
        the user’s inputs, 0 to 1. It can be lower than the direct share, see ‘looked
        through’.
        = (L − I)·x_U of the supplier over that of all
        @ Baldwin, Freeman & Theodorakopoulos 2023
        & looked through, hidden_ratio, direct

        column value_added
        Value added: wages, profits and taxes on production. In exposure it is the
        supplier’s part in the value added behind the user’s output, 0 to 1; in other tables
        an amount in the table’s unit.
        = v_i·(L·x_U)_i over all
        & look_through, GDP

        column direct_amount
        The inputs bought from the supplier itself, in the table’s unit.
        & direct

        column look_through_amount
        What the supplier produced for the user’s inputs through all hands, in the table’s
        unit; output counts each time it changes hands.
        & look_through

        column value_added_amount
        The supplier’s value added behind the user’s output, in the table’s unit; it counts
        once.
        & value_added

        column final_share
        The part of an industry’s output that is sold to final users, 0 to 1.
        = Σ y_i / x_i
        & upstreamness

        column value_added_share
        The part of an industry’s output that is its own value added, 0 to 1.
        = v_j / x_j
        & downstreamness

        column mean_upstreamness
        The upstreamness of a region’s industries, weighted by output.
        & upstreamness

        column mean_downstreamness
        The downstreamness of a region’s industries, weighted by output.
        & downstreamness

        column origins
        How many origins there are.
        & concentration

        column from
        The first industry of a path or a cell: the seller.
        & to

        column to
        The last industry of a path or a cell: the buyer.
        & from

        column path
        Industries from the supplier to the user, in the order in which inputs pass through
        them; in lists of files, where the file lies.
        & steps

        column steps
        How many sales a path has; in a sweep by Morris’ method, how many steps were made.
        & path

        column contribution
        How much of the whole comes through this path or cell, in the unit of the whole.
        & share_of_total

        column share_of_total
        A path’s part in all paths, 0 to 1.
        & cumulated_share

        column cumulated_share
        The part of all paths that this path and those above it have together, 0 to 1.
        & share_of_total

        column derivative
        By how much the answer changes when one cell of the table changes by one unit.
        = ∂ answer / ∂ z_ij, by the adjoint system
        & change, coefficient

        column coefficient
        Input per unit of output.
        = a_ij = z_ij / x_j
        & derivative

        column hhi_direct
        The Herfindahl-Hirschman index of origins at face value, home among them, 0 to 1.
        & concentration

        column hhi_direct_foreign
        The Herfindahl-Hirschman index of foreign origins at face value, 0 to 1.
        & foreign concentration

        column hhi_look_through
        The Herfindahl-Hirschman index of origins looked through, home among them, 0 to 1.
        & concentration, looked through

        column hhi_look_through_foreign
        The Herfindahl-Hirschman index of foreign origins looked through, 0 to 1.
        & foreign concentration, looked through

        column hhi_value_added
        The Herfindahl-Hirschman index of origins by value added, home among them, 0 to 1.
        & concentration

        column hhi_value_added_foreign
        The Herfindahl-Hirschman index of foreign origins by value added, 0 to 1.
        & foreign concentration

        column largest_look_through
        The largest origin looked through, home among them.
        & concentration

        column largest_look_through_share
        The share of the largest origin, looked through and home among them, 0 to 1.
        & largest_look_through

        column largest_foreign_direct
        The largest foreign origin at face value, or the largest foreign market of sales.
        & concentration

        column largest_foreign_direct_share
        The share of the largest foreign origin (or market) at face value in all foreign ones,
        0 to 1.
        & largest_foreign_direct

        column largest_foreign_look_through
        The largest foreign origin looked through, or the largest foreign market of sales.
        & concentration

        column largest_foreign_look_through_share
        The share of the largest foreign origin (or market), looked through, in all foreign ones,
        0 to 1.
        & largest_foreign_look_through
        """
}
