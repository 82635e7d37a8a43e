extension Glossary {
    /// Supply and use tables.
    static let supplyUse = """
        term supply and use tables
        Two tables of products by industries: what industries make of each product, and what
        they and final users take of it. A product may be made by several industries, and there
        may be more products than industries. Analyses need a symmetric table, which
        ‘symmetric’ makes of them.
        @ SNA 2008, chapter 14
        > chokepoint supply-use FOLDER
        & symmetric table, product technology

        term symmetric table
        An input-output table with the same labels in rows and columns: products by products or
        industries by industries. It is made of supply and use tables by one of four
        assumptions, the models A to D of the Eurostat manual.
        @ Eurostat Manual of Supply, Use and Input-Output Tables 2008, chapter 11
        > chokepoint symmetric FOLDER --model D -o table.h5
        & product technology, industry technology, fixed product sales structure

        term product technology
        Model A: every product is made with the same inputs in whatever industry. It needs as
        many products as industries, and cells may turn negative.
        = Z = U·(Vᵀ)⁻¹·q̂
        @ Eurostat Manual of Supply, Use and Input-Output Tables 2008, chapter 11
        > chokepoint symmetric TABLE-OF-SUPPLY-AND-USE --model A -o table.h5
        & industry technology, negative_cells

        term industry technology
        Model B: an industry makes all its products with the same inputs. No cell turns
        negative.
        = Z = U·ĝ⁻¹·V
        @ Eurostat Manual of Supply, Use and Input-Output Tables 2008, chapter 11
        > chokepoint symmetric TABLE-OF-SUPPLY-AND-USE --model B -o table.h5
        & product technology

        term fixed industry sales structure
        Model C: an industry sells all its products to the same users. It needs as many
        products as industries, and cells may turn negative.
        = Z = ĝ·(Vᵀ)⁻¹·U
        @ Eurostat Manual of Supply, Use and Input-Output Tables 2008, chapter 11
        > chokepoint symmetric TABLE-OF-SUPPLY-AND-USE --model C -o table.h5
        & fixed product sales structure, negative_cells

        term fixed product sales structure
        Model D: a product goes to the same users whichever industry makes it. No cell turns
        negative; most statistical offices that publish industry-by-industry tables use it.
        = Z = V·q̂⁻¹·U
        @ Eurostat Manual of Supply, Use and Input-Output Tables 2008, chapter 11
        > chokepoint symmetric TABLE-OF-SUPPLY-AND-USE --model D -o table.h5
        & fixed industry sales structure

        column sectors_are
        Whether the sectors of the symmetric table are products or industries.
        & symmetric table

        column possible
        Whether the model can be used on these tables; the reason is given where it cannot.
        & reason

        column negative_cells
        How many cells are below zero. They are counted and kept, never repaired.
        & negative_sum, lowest_cell

        column negative_sum
        The sum of the cells below zero, in the table’s unit.
        & negative_cells

        column lowest_cell
        The most negative cell, in the table’s unit; 0 where none is below zero.
        & negative_cells

        column lowest_place
        Row and column of the most negative cell.
        & lowest_cell

        column matrix
        The matrix that the row is about, such as Z, or use.
        & negative_cells

        column identity
        Which identity of the tables the row is about.
        & supplied, used

        column supplied
        Supply of the product, imports, margins and taxes included; of an industry its
        output. In the table’s unit.
        & used

        column used
        Use of the product by industries and final demand; of an industry its cost. In the
        table’s unit.
        & supplied

        column gap
        What is supplied less what is used, in the table’s unit; 0 in tables that balance.
        & gap_share

        column gap_share
        The gap as a share of the larger of the two, 0 to 1.
        & gap
        """
}
