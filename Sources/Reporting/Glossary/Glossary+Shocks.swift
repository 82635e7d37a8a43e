extension Glossary {
    /// Columns of restrictions, shortages, overlays, events and timelines.
    static let shocks = """
        column sectors
        The products that are restricted, or how many sectors a table has.
        & users

        column users
        Which industries of the importer are meant; all uses where none is named.
        & sectors

        column product_share
        What part of the sector’s flow the restricted product is, 0 to 1.
        & product share

        column intermediate_flow
        What the importer’s industries buy of it before the restriction, in the table’s
        unit.
        & final_flow

        column final_flow
        What the importer’s final users buy of it before the restriction, in the table’s
        unit.
        & intermediate_flow

        column share_of_exporter_output
        The restricted flow over the output of the exporter’s restricted sectors, 0 to 1.
        & flow

        column share_of_importer_purchases
        The restricted flow over all that the importer buys of the product from every
        origin, 0 to 1.
        & flow

        column input
        The product that an industry lacks.
        & input_origin

        column input_origin, restricted by
        Where the missing input comes from; empty where the product as a whole is short.
        & input

        column days_limited
        On how many days the input limits the industry.
        & shortage

        column first_day
        The first day on which the input limits the industry.
        & days_limited

        column output_held_back
        Output that the industry does not make as the input is missing, over the horizon, in
        the table’s unit.
        & output_held_back_pct

        column output_held_back_pct
        The same in percent of what the industry makes over the horizon.
        & output_held_back

        column cap
        Which trade cap of the file it belongs to.
        & allowed

        column allowed
        What the restriction lets through, as a share of the quantity before it.
        = 1 − cut
        & delivered

        column delivered
        What is delivered after everything has adjusted, as a share of the quantity before.
        & allowed

        column wedge_pct, wedge
        The difference between what buyers pay and what sellers get, in percent of the
        price: like a tariff of that size.
        = 100 · (τ − 1)
        & scarcity rent

        column product
        The product that is cut, by its name in the file or its customs code.
        & product share

        column origin_share
        The exporter’s part in what the importer buys of the product, 0 to 1.
        & product

        column stock_days
        How long stocks of the product last at normal use, in days.
        & switching_days

        column switching_days
        In how many days other origins replace 63 % of what is cut.
        & stock_days

        column horizon
        How many days are looked at.
        & duration

        column first_short_day
        The first day on which the product is short.
        & stock_days

        column largest_shortfall
        The largest part of normal use that is missing on a day, 0 to 1.
        & mean_shortfall

        column mean_shortfall
        The part of normal use that is missing over the horizon, 0 to 1.
        & largest_shortfall

        column mean_shortfall_least
        The smallest mean shortfall within the bands of the file.
        & mean_shortfall

        column mean_shortfall_most
        The largest mean shortfall within the bands of the file.
        & mean_shortfall

        column overlay
        The product that is cut beside the table.
        > the table ‘overlay’ of: chokepoint run SCENARIO.yaml
        & product

        column event
        The name of one of several shocks, each of which is run by itself.
        & start

        column start
        The first day of a change.
        & duration

        column duration
        How many days a change lasts.
        & start

        column exporter_change
        The exporter’s number, in percent; losses are negative.
        & measure

        column importer_change
        The importer’s number, in percent; losses are negative.
        & measure

        column world_change
        The world’s number, in percent; losses are negative.
        & measure

        column most_affected
        The region that is affected most.
        & most_affected_change

        column most_affected_change
        The number of the region that is affected most, in percent; losses are negative.
        & most_affected

        column industry_days_limited
        Days on which inputs limit industries, added up over industries.
        & days_limited

        column note
        What there is to say about the row.

        column sum
        What the parts of a shock do alone, added up, in percent.
        & joint

        column joint
        What the parts of a shock do together, in percent.
        & interaction

        column interaction
        What the parts do together beyond their sum, in percentage points.
        = joint − sum
        & joint

        column variant
        The table on which the shock is run: as it is, or with other origins.
        & model

        column emission_change
        How emissions change, in the account’s unit.
        & emission_change_pct

        column emission_change_pct
        The same in percent.
        & emission_change

        column phase
        The phase of a timeline: the cut, and what follows it year by year.
        & year

        column lost
        The part of the flow that is cut, 0 to 1.
        & missing

        column localised
        The part of the flow that the importer makes itself by now, 0 to 1.
        & lost

        column diverted
        The part of the flow that other origins deliver by now, 0 to 1.
        & lost

        column missing
        The part of the flow that nobody delivers; in lists of groups, the members that a
        table lacks.
        & lost

        column built
        The part of the flow for which plants are being built, 0 to 1.
        & building_cost

        column building_cost
        What the new plants cost, in the table’s unit.
        & built

        column cost_change
        What the importer pays more, in the table’s unit.
        & cumulated_cost_change

        column overlay_value_added_change
        The change of value added by products that are cut beside the table, in the table’s
        unit.
        & value_added_change

        column cumulated_value_added_change
        The change of value added added up over the years so far, in the table’s unit.
        & value_added_change

        column cumulated_value_added_change_pct_gdp
        The same in percent of one year’s GDP.
        & cumulated_value_added_change

        column cumulated_cost_change
        The cost added up over the years so far, in the table’s unit.
        & cost_change

        column cumulated_cost_change_pct_gdp
        The same in percent of one year’s GDP.
        & cumulated_cost_change

        column labour_income_change
        How labour income changes where production is replaced, in the table’s unit.
        & automated_away

        column automated_away
        Labour income that the new production does without, in the table’s unit.
        & labour_income_change

        column labour_income_change_automated
        How labour income changes when the new production is automated, in the table’s unit.
        & labour_income_change

        column replacement_value_added_change
        What those gain who deliver instead, in the table’s unit.
        & replace
        """
}
