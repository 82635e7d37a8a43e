extension Glossary {
    /// Accounts by who answers for them, and imports of national tables.
    static let responsibility = """
        term characterisation
        Impacts made of stressors: each stressor times a factor, such as its global warming
        potential, summed. A factor is in the impact’s unit per the stressor’s unit.
        = F_impact = C·F
        > chokepoint satellite characterize TABLE factors.csv --name impacts -o out.h5
        & footprint

        column income_based
        What a region’s primary inputs, wages and profits above all, enable downstream of them:
        the responsibility of those who are paid for it.
        = Σ_i w_i·h_i + the part of final demand itself,  h = (I − x̂⁻¹Z)⁻¹·s
        @ Marques, Rodrigues, Lenzen & Domingos 2012
        & enabled, consumption

        column eebt
        What is behind all that a region buys, for final use at home and from others for
        whatever use, counted at the seller with its domestic suppliers only: emissions
        embodied in bilateral trade.
        = s_r·L_rr·y_rr + Σ_o s_o·L_oo·e_or + the part of final demand itself
        @ Peters 2008
        & consumption, eebt_imports

        column eebt_exports
        What the region emits or uses for all it sells to others, suppliers at home included.
        = Σ_r s_o·L_oo·e_or
        @ Peters 2008
        & eebt, eebt_imports

        column eebt_imports
        What the sellers of a region’s imports emit or use at home for them.
        = Σ_o s_o·L_oo·e_or
        @ Peters 2008
        & eebt, eebt_exports

        column enabled
        What the primary inputs of an industry enable in itself and downstream of it, in the
        account’s unit.
        = w_i·h_i
        @ Marques, Rodrigues, Lenzen & Domingos 2012
        & income_based, downstream_intensity

        column direct_emissions
        What the industry itself emits or uses, in the account’s unit.
        & enabled

        column downstream_intensity
        What a unit of an industry’s primary inputs enables in itself and downstream of it.
        = h = (I − x̂⁻¹Z)⁻¹·s
        @ Ghosh 1958; Marques, Rodrigues, Lenzen & Domingos 2012
        & enabled

        column import_share
        Imported inputs as a share of a category of final demand, 0 to 1.
        > the table ‘import_content’ of: chokepoint multipliers TABLE-WITH-IMPORT-ROWS
        & import_content

        column import_multiplier
        Imported inputs per unit of final demand for the industry’s product, those of its
        suppliers included; for tables with rows of imports.
        = m'L
        @ Miller & Blair 2022, chapter 4
        > the table ‘multipliers’ of: chokepoint multipliers TABLE-WITH-IMPORT-ROWS
        & import_content

        column counted
        What a multiplier counts: output, value added, labour income, or a row of an account.
        & total_multiplier

        column direct_use
        What the industry itself uses or pays per unit of its output.
        & simple_multiplier

        column simple_multiplier
        What all industries use per unit of final demand, households’ spending left outside.
        = s'L
        @ Miller & Blair 2022, chapter 6
        & total_multiplier, type_1

        column total_multiplier
        What all industries use per unit of final demand when households spend what they earn by
        it.
        = s'(I − A − C·W)⁻¹
        @ Miller & Blair 2022, section 6.3
        & simple_multiplier, type_2

        column type_1
        The simple multiplier over the industry’s own use.
        @ Miller & Blair 2022, section 6.2
        & simple_multiplier, type_2

        column type_2
        The total multiplier, households’ spending included, over the industry’s own use.
        @ Miller & Blair 2022, section 6.3
        & total_multiplier, type_1

        column labour_income
        What the industries of the region pay for labour.
        & household_spending

        column household_spending
        What the households of the region spend on the table’s products.
        & labour_income, spent_share

        column spent_share
        The share of a further unit of labour income that is spent, 0 to 1.
        & household_spending
        """
}
