extension Glossary {
    /// Commands that show columns: the command, the name of the result’s table, the columns.
    package static let places = """
        $ chokepoint exposure icio2023-2019-g20x20 --user KOR/C
        : exposure
        user supplier direct look_through value_added direct_amount look_through_amount
        value_added_amount
        $ chokepoint position icio2023-2019-g20x20
        : position
        final_share value_added_share
        $ chokepoint position icio2023-2019-g20x20
        : regions
        mean_upstreamness mean_downstreamness
        $ chokepoint sensitivity icio2023-2019-g20x20 --exposure JPN:KOR/C
        : switches
        from to change
        $ chokepoint paths icio2023-2019-g20x20 --from JPN/C --to KOR/C
        : paths
        path steps contribution share_of_total cumulated_share
        $ chokepoint sensitivity icio2023-2019-g20x20 --exposure JPN:KOR/C
        : sensitivity
        derivative coefficient
        $ chokepoint concentration icio2023-2019-g20x20
        : concentration
        hhi_direct hhi_direct_foreign hhi_look_through hhi_look_through_foreign hhi_value_added
        hhi_value_added_foreign largest_look_through largest_look_through_share
        largest_foreign_direct largest_foreign_direct_share largest_foreign_look_through
        largest_foreign_look_through_share
        $ chokepoint decompose icio2023-2019-g20x20
        : decomposition
        exporter EXGR DC DVA VAX REF DDC FC FVA FDC DAVAX
        $ chokepoint scan icio2023-2019-g20x20
        : scan
        importer flow flow_share_of_importer_inputs exporter_value_added_change
        exporter_change_pct_gdp importer_cost importer_cost_pct_gdp importer_value_added_change
        world_value_added_change asymmetry
        $ chokepoint origins icio2023-2019-g20x20
        : origins
        origin destination share_of_destination
        $ chokepoint origins icio2023-2019-g20x20
        : origins_in_exports
        share_of_exports
        $ chokepoint origins icio2023-2019-g20x20
        : vax
        foreign_share_of_exports gross_exports value_added_exports value_added_imports
        $ chokepoint info icio2023-2019-g20x20
        : satellites
        industries_total final_demand_total history
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : models
        world_change_pct_gdp prices cannot_price
        $ chokepoint decompose icio2023-2019-g20x20
        : terms
        symbol meaning
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : impact
        model rent output_change value_added_change value_added_change_pct_gdp price_change_pct
        welfare_change_pct
        $ chokepoint compare icio2023-2019-g20x20 icio2023-2020-77x11
        : growth
        measure growth_pct
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : ladder
        world reading
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : drivers
        low high parameter swing
        $ chokepoint exposure icio2023-2019-g20x20 --user KOR/C
        : assumptions
        value unit name source set_by
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : restrictions
        sectors users product_share intermediate_flow final_flow share_of_exporter_output
        share_of_importer_purchases
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : stops
        input input_origin days_limited first_day output_held_back output_held_back_pct
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : wedges
        cap allowed delivered wedge_pct
        $ chokepoint info icio2023-2019-g20x20
        : regions
        code
        $ chokepoint tables
        : tables
        year regions format
        $ chokepoint solve icio2023-2019-g20x20
        : regions
        output baseline_output baseline_value_added
        $ chokepoint info icio2023-2019-g20x20
        : primary_inputs
        kind total
        $ chokepoint info icio2023-2019-g20x20
        : summary
        quantity
        $ chokepoint check icio2023-2019-g20x20
        : check
        check result limit
        $ chokepoint check icio2023-2019-g20x20
        : balance
        side by relative difference accounted
        $ chokepoint check icio2023-2019-g20x20
        : negatives
        block cells largest_cell largest_value
        $ chokepoint info icio2023-2019-g20x20
        : provenance
        key
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
        : numerics
        fact
        $ chokepoint compare icio2023-2019-g20x20 icio2023-2020-77x11
        : compared
        what compared different
        $ chokepoint compare icio2023-2019-g20x20 icio2023-2020-77x11
        : differences
        label
        $ chokepoint compare icio2023-2019-g20x20 icio2023-2020-77x11
        : world
        second first
        $ chokepoint groups icio2023-2019-g20x20
        : groups
        group title membership members not_in_table
        $ chokepoint cache
        : cache
        sha256 size last_use
        $ chokepoint doctor
        : doctor
        item
        $ chokepoint explain
        : glossary
        term formula example related aliases
        $ chokepoint multipliers icio2023-2019-g20x20
        : multipliers
        output_multiplier domestic_output_multiplier value_added_multiplier
        domestic_value_added_multiplier
        $ chokepoint multipliers icio2023-2019-g20x20 --households C --labour VA
        : household_multipliers
        counted direct_use simple_multiplier total_multiplier type_1 type_2
        $ chokepoint multipliers icio2023-2019-g20x20 --households C --labour VA
        : households
        labour_income household_spending spent_share
        $ chokepoint footprint wiod2013-2011 --account co2
        : footprint
        stressor
        production consumption imports exports final_demand_itself unattributed production_share
        consumption_share
        $ chokepoint footprint wiod2013-2011 --account co2
        : multipliers
        intensity
        $ chokepoint footprint wiod2013-2011 --account co2
        : bilateral
        embodied
        $ chokepoint footprint TABLE-WITH-POPULATION --account co2
        : footprint
        production_per_capita consumption_per_capita unit_per_capita
        $ chokepoint footprint wiod2013-2011 --carbon-price 80 --covered c11 --importer @eu27
        : carbon_border
        emissions cost cost_share_of_flow
        $ chokepoint footprint wiod2013-2011 --carbon-price 80 --covered c11 --importer @eu27
        : carbon_border_regions
        cost_pct_gdp
        $ chokepoint decompose icio2023-2019-g20x20 --by partner
        : decomposition
        partner
        $ chokepoint concentration 'wiod2013-{1995..2011}' --above 25%
        : years
        growth_pct_year first_above
        $ chokepoint concentration 'wiod2013-{1995..2011}'
        : concentration
        dataset
        $ chokepoint products TRADE.csv --importer KOR
        : products
        hs outside_imports outside_share hhi import_export_ratio largest_origin largest_share
        dependent world_share_of_largest world_hhi one_origin_above_half vulnerable
        geo_dependent years_dependent
        $ chokepoint results compare A.json B.json
        : tables
        result_table row column low_first low_second low_difference high_first high_second
        high_difference
        """

    /// For each column the example that `places` gives.
    static let placeOfColumn: [String: String] = {
        var found: [String: String] = [:]
        var (command, table) = ("", "")
        for line in places.split(separator: "\n") {
            if line.hasPrefix("$ ") {
                command = String(line.dropFirst(2))
            } else if line.hasPrefix(": ") {
                table = String(line.dropFirst(2))
            } else {
                for column in line.split(separator: " ") where found[String(column)] == nil {
                    found[String(column)] = "the table ‘\(table)’ of: \(command)"
                }
            }
        }
        return found
    }()
}
