extension Glossary {
    /// Columns of origins, decompositions, footprints and scans.
    static let trade = """
        column exporter
        The region that sells and, in a restriction, holds back.
        & importer

        column importer
        The region that buys.
        & exporter

        column partner
        The region that the exports go to first.
        & exporter

        column origin
        Where it comes from.
        & destination

        column destination
        Where it is finally used.
        & origin

        column share_of_destination
        The origin’s part in the value added that the destination’s final demand buys, 0 to
        1.
        & value_added

        column share_of_exports
        The origin’s part in the exporter’s gross exports, 0 to 1.
        & foreign_share_of_exports

        column foreign_share_of_exports
        The value added of other countries in gross exports, 0 to 1.
        & vax_ratio

        column vax
        The exporter’s value added that is finally used abroad, in the table’s unit.
        @ Johnson & Noguera 2012
        > the table ‘vax’ of: chokepoint origins icio2023-2019-g20x20, as value_added_exports
        & VAX, vax_ratio

        column exports
        Sales to other regions; in footprints, what is emitted or used for others.
        & imports

        column imports
        Purchases from other regions; in footprints, what others emit or use for the
        region’s final demand.
        & exports

        column production
        What an account counts where it happens, final demand’s own part included.
        & consumption, footprint

        column consumption
        What an account counts for the region’s final demand, wherever it happens: its
        footprint.
        = s·L·y_r + the part of final demand itself
        @ Miller & Blair 2022, chapter 13
        & production

        column final_demand_itself
        What final users emit or use themselves, such as by driving and heating.
        & consumption

        column embodied
        What the origin emits or uses for the destination’s final demand, in the account’s
        unit.
        & origin, destination

        column intensity
        What an industry emits or uses for one unit of its output.
        = s_j = f_j / x_j
        & multiplier

        column stressor, account
        What is counted, such as CO2 or jobs.
        & footprint

        term footprint
        Emissions, jobs or resources behind what a country finally uses, wherever they
        arise.
        = s·L·y_r
        > chokepoint footprint TABLE --account co2
        & consumption, production

        column flow
        What the importer buys of the product from the exporter, in the table’s unit.
        & flow_share_of_importer_inputs

        column flow_share_of_importer_inputs
        The part of the flow that industries use over all intermediate inputs of the
        importer, home included, 0 to 1.
        & flow

        column exporter_value_added_change
        What the exporter loses of value added when its sales are cut and nobody else buys,
        in the table’s unit; losses are negative.
        & exporter_change_pct_gdp, extraction

        column exporter_change_pct_gdp
        The exporter’s loss of value added in percent of its GDP; losses are negative.
        = 100 · exporter_value_added_change / GDP
        & asymmetry

        column importer_cost
        What the importer’s final demand costs more when the missing input is found at a
        premium, in the table’s unit; a cost is positive.
        & cost-push, importer_cost_pct_gdp

        column importer_cost_pct_gdp
        The importer’s cost in percent of its GDP; a cost is positive.
        = 100 · importer_cost / GDP
        & asymmetry

        column importer_value_added_change
        What the importer’s own suppliers lose with the exporter’s sales, in the table’s
        unit; losses are negative. It is not the importer’s cost.
        & importer_cost

        column world_value_added_change
        What all regions lose of value added together, in the table’s unit; losses are
        negative.
        & world_change_pct_gdp

        column world_change_pct_gdp
        The world’s change of value added in percent of the world’s GDP.
        & world_value_added_change

        column grouping
        Over what an index is taken: single restrictions, all exporters of a product, or all
        products of an exporter.
        > the assumptions of: chokepoint scan icio2023-2019-g20x20 --group exporter-sector
        & scan

        term scan
        Every restriction there could be, ranked by what it costs whom.
        > chokepoint scan icio2023-2019-g20x20 --importer KOR
        & asymmetry, importer_cost_pct_gdp

        column symbol
        The sign of a term of gross exports in the literature, such as DVA_FIN.
        & decomposition

        column meaning
        What it means, in words.
        & symbol

        column bilateral
        What one region sells to another, in the table’s unit.
        > the table ‘bilateral’ of: chokepoint footprint wiod2013-2011 --account co2
        & exports

        column foreign_content, FC_share
        The foreign part of gross exports.
        > the column FC of: chokepoint decompose icio2023-2019-g20x20
        & FC

        column gross_exports
        Everything a region sells to others, in the table’s unit.
        & EXGR

        column value_added_exports
        The region’s value added that others finally use, in the table’s unit.
        @ Johnson & Noguera 2012
        & vax_ratio

        column value_added_imports
        The value added of others that the region finally uses, in the table’s unit.
        & value_added_exports

        column unattributed
        What the account counts for the region and the table cannot assign to anybody’s final
        demand.
        & footprint
        """
}
