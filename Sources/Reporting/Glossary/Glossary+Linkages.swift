extension Glossary {
    /// Columns of linkages, propagation lengths, fragmentation, influence, order and centrality.
    static let linkages = """
        term hypothetical extraction, extraction family
        What an economy loses in a table from which an industry, its purchases, its sales or a
        region’s trade is taken out, with nothing in its place. It measures weight; it forecasts
        nothing.
        = Δx = −L_·j·x_j / l_jj for a whole industry j
        @ Dietzenbacher & Lahr 2013
        > chokepoint linkages icio2023-2019-g20x20 --table extraction
        & taken_out, restriction

        column taken_out
        What is taken out of the table: the whole industry or region, its purchases from
        industries, its sales to industries, a region’s imported inputs, exported inputs or all
        its exports.
        @ Dietzenbacher & Lahr 2013; Los, Timmer & de Vries 2016
        & hypothetical extraction

        column home_value_added_change
        The change of value added in the country of what is taken out, in the table’s unit:
        losses are negative.
        & home_change_pct_gdp, abroad_value_added_change

        column home_change_pct_gdp
        The change of value added in the country of what is taken out, in percent of its GDP.
        & home_value_added_change

        column abroad_value_added_change
        The change of value added in all other countries, in the table’s unit: losses are
        negative.
        & home_value_added_change

        column role
        Whether an industry is key (both linkages above the mean), backward (only its purchases),
        forward (only its sales) or weak (neither).
        @ Rasmussen 1956; Miller & Blair 2022, chapter 12
        & power_of_dispersion, forward_index

        column power_of_dispersion
        How much output, in all industries, a unit of final demand for the industry needs,
        relative to the mean of all industries: above 1, demand for it spreads more than usual.
        = (Σ_i l_ij / m) / (Σ l / m²)
        @ Rasmussen 1956
        & forward_index, role

        column sensitivity_of_dispersion
        How much the industry has to make when final demand for every product grows by one unit,
        relative to the mean of all industries.
        = (Σ_j l_ij / m) / (Σ l / m²)
        @ Rasmussen 1956
        & forward_index

        column forward_index
        How much output, in all industries, a unit of the industry’s primary inputs serves,
        relative to the mean of all industries.
        = (Σ_j gh_ij / m) / (Σ gh / m²), Gh the Ghosh inverse
        @ Jones 1976; Miller & Blair 2022, chapter 12
        & power_of_dispersion

        column direct_backward
        Intermediate inputs per unit of output.
        = Σ_i a_ij
        @ Chenery & Watanabe 1958
        & total_backward

        column direct_forward
        Sales to industries per unit of output.
        = Σ_j z_ij / x_i
        @ Chenery & Watanabe 1958
        & total_forward

        column total_backward
        Output in all industries per unit of final demand for the industry’s product.
        = Σ_i l_ij
        @ Rasmussen 1956
        & output_multiplier, power_of_dispersion

        column total_forward
        Output in all industries that a unit of the industry’s primary inputs serves.
        = Σ_j gh_ij
        @ Jones 1976
        & forward_index, upstreamness

        column backward_spread
        How unevenly an industry’s demand falls on its suppliers: the standard deviation of its
        column of L over its mean. Low values mean that it draws on many.
        @ Rasmussen 1956
        & power_of_dispersion

        column forward_spread
        How unevenly an industry’s sales fall on its users: the standard deviation of its row of
        the Ghosh inverse over its mean.
        @ Rasmussen 1956
        & forward_index

        column pure_backward
        What other industries make for final demand of this one, its own feedbacks left out.
        = (Σ_i l_ij − l_jj) / l_jj · y_j / (1 − a_jj)
        @ Sonis, Guilhoto, Hewings & Martins 1995
        & pure_forward, pure_total

        column pure_forward
        What this industry makes for final demand of others, their feedbacks left out.
        = (x_j − l_jj·y_j) / (l_jj·(1 − a_jj))
        @ Sonis, Guilhoto, Hewings & Martins 1995
        & pure_backward, pure_total

        column pure_total
        Both pure linkages together, in the table’s unit.
        @ Sonis, Guilhoto, Hewings & Martins 1995
        & pure_backward, pure_forward

        column propagation_length, average propagation length, APL
        The average number of steps in which a change in the user’s final demand reaches the
        supplier, or a change in the supplier’s costs the user.
        = h_ij / l_ij, H = L·(L − I); h_jj / (l_jj − 1) for an industry and itself
        @ Dietzenbacher, Romero & Bosma 2005
        & linkage, upstreamness

        column backward_length
        The average number of steps from final demand for an industry’s product to all its
        suppliers, weighted with what they make for it.
        = Σ_i h_ij / Σ_i (l_ij − δ_ij)
        @ Dietzenbacher, Romero & Bosma 2005
        & propagation_length, forward_length

        column forward_length
        The average number of steps from an industry’s costs to all its users, weighted with what
        they pay of it.
        = [L·(L − I)·x]_i / [(L − I)·x]_i
        @ Dietzenbacher, Romero & Bosma 2005
        & propagation_length, backward_length

        column linkage
        How strong the tie between two industries is: the mean of the effect per unit of the
        user’s final demand and per unit of the supplier’s primary inputs, the unit itself left
        out.
        = ½·[(l_ij − δ_ij) + (gh_ij − δ_ij)]
        @ Dietzenbacher, Romero & Bosma 2005
        & propagation_length

        column stages
        The average number of stages in which a final product is made, from the first input on.
        = Σ_i l_ij
        @ Fally 2012
        & domestic_stages, downstreamness

        column domestic_stages
        The stages of a final product in its own country before a border is crossed, the last
        stage counted.
        = Σ_i [(I − A_ss)⁻¹]_ij
        @ Fally 2012
        & stages

        column foreign_value_added_share
        The value added abroad in all value added of a final product: how global its chain is.
        = Σ_(i∉s) v_i·l_ij / Σ_i v_i·l_ij
        @ Los, Timmer & de Vries 2015
        & bloc_value_added_share

        column bloc_value_added_share
        The value added in other members of the country’s own bloc in all value added of a final
        product: how regional its chain is.
        @ Los, Timmer & de Vries 2015
        & foreign_value_added_share

        column imported_inputs_share
        Imported inputs in all intermediate inputs: broad offshoring.
        = Σ_(i∉s) a_ij / Σ_i a_ij
        @ Feenstra & Hanson 1999
        & own_sector_inputs_share, import_content

        column own_sector_inputs_share
        Imported inputs of the own sector in all intermediate inputs: narrow offshoring.
        @ Feenstra & Hanson 1999
        & imported_inputs_share

        column import_content
        Of an industry: imported inputs per unit of output, through all domestic suppliers, which
        is vertical specialisation. Of a category of final demand, in a table with rows of
        imports: the imported inputs behind it in the table’s unit; what final users import
        themselves is not counted.
        = m·(I − A_ss)⁻¹;  Σ_j (m'L)_j·y_j
        @ Hummels, Ishii & Yi 2001; Miller & Blair 2022, chapter 4
        & imported_inputs_share, foreign_content

        column influence_intensity, field of influence
        What a change of the coefficient does to the whole Leontief inverse, added up: output in
        all industries per unit change and unit final demand of each product.
        = (Σ_k l_ki)·(Σ_m l_jm)
        @ Sonis & Hewings 1989, 1992
        & tolerable_change

        column output_elasticity
        The change of world output, in percent, for a change of the coefficient by one percent.
        = (Σ_k l_ki)·a_ij·x_j / Σ x
        @ Sonis & Hewings 1992
        & influence_intensity

        column tolerable_change
        The relative change of a coefficient at which its supplier’s output changes by the
        threshold: small for important coefficients.
        = p / (a_ij·(p·l_ji + l_ii·x_j / x_i))
        @ Schintke & Stäglin 1988
        & influence_intensity

        term triangulation, linearity
        The order of sectors in which most of what they sell each other goes to later ones; the
        share that does is the linearity, 1 for a chain without feedback.
        @ Chenery & Watanabe 1958; Korte & Oberhofer 1971
        > chokepoint triangulate icio2023-2019-g20x20
        & sales_onward

        column place
        The place in the order, 1 for the one that sells first.
        & triangulation

        column sales_onward
        Sales to those later in the order, in the table’s unit.
        & sales_back, triangulation

        column sales_back
        Sales to those earlier in the order, in the table’s unit.
        & sales_onward, triangulation

        column pagerank_supplier, PageRank
        Importance as a supplier: where a walk ends up that goes from buyers to those they buy
        from, with the shares of their purchases, and starts anew with a fixed probability.
        = r = d·P·r + (1 − d)/n, P_ij = a_ij / Σ_i a_ij
        @ Brin & Page 1998; Cerina, Zhu, Chessa & Riccaboni 2015
        & pagerank_buyer

        column pagerank_buyer
        Importance as a buyer: the same walk from sellers to their customers.
        @ Brin & Page 1998
        & pagerank_supplier

        column betweenness
        The share of pairs of other industries whose shortest path leads through this one, in the
        network of the largest deliveries; large flows are short.
        @ Freeman 1977; Brandes 2001
        & pagerank_supplier

        column community, communities
        The group of industries that trade more with each other than chance would have it.
        = largest Q = Σ_c [Σ_(i,j∈c) w_ij / W − γ·(Σ_(i∈c) d_i / W)²]
        @ Blondel, Guillaume, Lambiotte & Lefebvre 2008
        & inner_share

        column largest_members
        The three industries with most output in a group.
        & community

        column main_regions
        The regions with most output in a group, and their share of its output.
        & community

        column flows_share
        What the members of a group sell and buy, in all flows.
        & community

        column inner_share
        What the members of a group sell to each other, in all they sell and buy.
        & community, flows_share
        """
}
