extension Glossary {
    /// Columns of tables, checks, comparisons and of this program.
    static let tables = """
        column name
        The name.
        & code

        column code
        The short code that is typed and printed.
        & name

        column year
        The year that the table describes.

        column regions
        How many regions a table has, or which.
        & region

        column industries
        How many industries a table has: regions times sectors.
        & industry

        column output
        Gross output: all that is sold, to industries and final users, in the table’s unit.
        = x = Z·1 + Y·1
        & value_added

        column kind
        What kind of thing the row is.

        column total
        A sum over everything, in the table’s unit; in a sweep by Saltelli’s method the
        total order index: how much of the variance an assumption has a part in.
        = S_T = 1 − Var(E(y | all others)) / Var(y)
        @ Saltelli et al. 2010; Jansen 1999
        & first

        column industries_total
        The sum of an account over all industries.
        & final_demand_total

        column final_demand_total
        The sum of an account over final demand itself.
        & industries_total

        column source
        Where it comes from: a publication, a file and line, or the command line.

        column set_by
        Who set the value: you, or the default.
        & assumption

        column history
        What was done to the table since it was read.

        column quantity
        What is measured.
        & value

        column part
        A part of something whole, such as of the memory that an answer takes.

        column memory_gb
        Memory that is estimated to be held at once, in 10⁹ bytes.
        & time_s

        column time_s
        Time that is estimated to pass, in seconds. It is rough: of the right order.
        & memory_gb

        column check
        What is checked.
        & result

        column result
        Whether the check is passed.
        & limit

        column limit
        The value from which the check fails.
        & check

        column side
        Whether the row or the column of an industry is out of balance.
        & relative

        column by
        By what the row is among the worst: the amount or the share of output.
        & relative

        column relative
        A difference as a share of the larger value, or of output.
        & difference

        column block
        The part of the table: Z, Y or V.
        & cells

        column cells
        How many cells it has.

        column largest_cell
        The label of the cell that is furthest off.
        & largest_value

        column largest_value
        The value of that cell, in the table’s unit.
        & largest_cell

        column key
        What is stated.
        & value

        column fact
        What is stated.
        & value

        column what
        What is compared.
        & different

        column compared
        How many labels or cells are compared.
        & different

        column different
        How many of them differ.
        & compared

        column label
        The label of the cell or row.

        column second
        The value in the second table, in its unit.
        & first, difference

        column difference
        The second value less the first.
        = second − first
        & relative

        column change
        By how much it changes.
        & difference

        column group
        The name of a group, with @ in front where it is used.
        & members

        column title
        The name in words.

        column membership
        As of when the members are listed.
        & members

        column members
        The members, by code.
        & group

        column countries
        How many members a group has.
        & group, members

        column in_table
        How many members of a group a table has.
        & group, not_in_table

        column years
        The year of a table, or the first and the last year of several.
        & dataset

        column not_in_table
        Members that the table does not have by themselves.
        & members

        column format
        The layout of the file.

        column sha256
        The SHA-256 digest of the file, by which it can be told from any other.

        column size
        The size in bytes.

        column last_use
        When it was last used, in coordinated universal time.

        column item
        What the row is about.
        & value

        column valuation
        At which prices the table is: basic prices, or purchasers’ prices.
        > the table ‘summary’ of: chokepoint info icio2023-2019-g20x20

        column result_table
        The table of the result that the number is in.
        & row, column

        column row
        The row, by its words.
        & column

        column column
        The column, by its name.
        & row

        column low_first
        The lowest number of the models in the first result, in percent.
        & low

        column low_second
        The lowest number of the models in the second result, in percent.
        & low

        column low_difference
        The lowest number in the second result less that in the first, in percentage points.
        & low

        column high_first
        The highest number of the models in the first result, in percent.
        & high

        column high_second
        The highest number of the models in the second result, in percent.
        & high

        column high_difference
        The highest number in the second result less that in the first, in percentage points.
        & high

        column term
        The word that is explained.
        & meaning

        column formula
        How it is computed.
        & meaning

        column example
        An example of it.
        & meaning

        column related
        Words to look up next.
        & term

        column aliases
        Other words for the same.
        & term

        column accounted
        What the row or column of an industry adds up to, in the table’s unit.
        & difference

        column baseline_output
        Output in the table as it is, in the table’s unit.
        & output

        column baseline_value_added
        Value added in the table as it is, in the table’s unit.
        & value_added

        column output_multiplier
        What all industries produce for one unit of final demand for the industry.
        = Σ_i l_ij
        & multiplier

        column domestic_output_multiplier
        The part of it that the industry’s own region produces.
        & output_multiplier

        column value_added_multiplier
        The value added of all industries in one unit of final demand for the industry.
        = Σ_i v_i·l_ij
        & multiplier

        column domestic_value_added_multiplier
        The part of it that arises in the industry’s own region.
        & value_added_multiplier
        """
}
