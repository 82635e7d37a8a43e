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
        $ chokepoint tables
        : series
        years
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
        group title membership members not_in_table countries in_table
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
        $ chokepoint linkages icio2023-2019-g20x20
        : linkages
        role power_of_dispersion forward_index pure_backward pure_forward pure_total
        $ chokepoint linkages icio2023-2019-g20x20
        : linkage_measures
        direct_backward direct_forward total_backward total_forward sensitivity_of_dispersion
        backward_spread forward_spread
        $ chokepoint linkages icio2023-2019-g20x20
        : extraction
        taken_out home_value_added_change home_change_pct_gdp abroad_value_added_change
        $ chokepoint linkages icio2023-2019-g20x20
        : regional_extraction
        most_affected most_affected_change
        $ chokepoint lengths icio2023-2019-g20x20 --from JPN/C --to KOR
        : pairs
        propagation_length linkage
        $ chokepoint lengths icio2023-2019-g20x20
        : lengths
        backward_length forward_length
        $ chokepoint fragmentation icio2023-2019-g20x20 --bloc @g7
        : fragmentation
        stages domestic_stages foreign_value_added_share bloc_value_added_share
        imported_inputs_share own_sector_inputs_share import_content
        $ chokepoint influence icio2023-2019-g20x20 --from JPN --to KOR/C
        : influence
        influence_intensity output_elasticity tolerable_change
        $ chokepoint triangulate icio2023-2019-g20x20
        : triangulation
        place sales_onward sales_back
        $ chokepoint centrality icio2023-2019-g20x20 --industry KOR
        : centrality
        pagerank_supplier pagerank_buyer betweenness community
        $ chokepoint centrality icio2023-2019-g20x20 --industry KOR
        : communities
        industries largest_members main_regions flows_share inner_share
        $ chokepoint tiva icio2023-2019-g20x20 --region KOR
        : tiva
        indicator
        $ chokepoint tiva icio2023-2019-g20x20 --region KOR
        : chains
        traditional_share backward_only_share forward_only_share two_sided_share forwardness
        $ chokepoint tiva icio2023-2019-g20x20 --region KOR
        : indicators
        own_name
        $ chokepoint screen icio2023-2019-g20x20
        : screening
        supplying_sector from_year observed usual robust_z unusual_amount
        $ chokepoint plan scan icio2023-2019-g20x20
        : plan
        part memory_gb time_s
        $ chokepoint sda wiod2013-2010 wiod2013-2011 --method lmdi
        : sda
        start_value end_value total_change embodied_effect final_trade_effect mix_effect
        level_effect residual
        $ chokepoint sda wiod2013-2010 wiod2013-2011 --method lmdi
        : effects
        factor effect effect_pct
        $ chokepoint responsibility wiod2013-2011 --account co2
        : responsibility
        income_based eebt eebt_exports eebt_imports
        $ chokepoint responsibility wiod2013-2011 --account co2
        : downstream
        enabled direct_emissions downstream_intensity
        $ chokepoint supply-use TABLE-OF-SUPPLY-AND-USE
        : symmetric_models
        sectors_are possible negative_cells negative_sum lowest_cell
        $ chokepoint supply-use TABLE-OF-SUPPLY-AND-USE
        : balance
        identity supplied used gap gap_share
        $ chokepoint supply-use TABLE-OF-SUPPLY-AND-USE
        : negatives
        matrix lowest_place
        $ chokepoint products TRADE.csv --importer KOR
        : products
        seller_dependence origins unit_value value_added_at_risk
        $ chokepoint vary damping=0.5,0.85 centrality icio2023-2019-g20x20 --industry KOR
        : range
        subject lowest lowest_at highest highest_at
        $ chokepoint vary damping=0.5,0.85 centrality icio2023-2019-g20x20 --industry KOR
        : centrality
        option_values
        $ chokepoint mirror TRADE.csv
        : mirror
        importer_reports exporter_reports report_gap relative_gap report_ratio
        $ chokepoint product TRADE.csv 281111 --importer KOR
        : shifts
        share_before value_change
        $ chokepoint scan icio2023-2019-g20x20 --trade TRADE.csv --concordance HS-ISIC.csv
        : scan_products
        origin_share world_share other_supply origin_elasticity value_added_at_risk_pct_gdp
        exporter_region region_share largest_seller largest_seller_share
        leverage
        $ chokepoint results compare A.json B.json
        : answer_differences
        party
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --draws 8 --method sobol
        : draws
        index failure
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --draws 8 --method sobol
        : summary
        metric draws failed base mean sd min p5 p25 p50 p75 p95 max
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --draws 8 --method sobol
        : indices
        first_low first_high total_low total_high base_samples
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --draws 8 --method sobol
        : ranks
        base_rank top share_in_top p5_rank p50_rank p95_rank
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --draws 8 --method sobol
        : convergence
        standard_error
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --method morris --draws 4
        : indices
        mu_star mu_star_low mu_star_high mu sigma
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --method one-at-a-time
        : tornado
        input_at_least least input_at_greatest greatest
        $ chokepoint sweep SCENARIO.yaml --set 'restrictions[0].cut=0.1:1' --method \
        latin-hypercube --draws 200
        : indices
        rank_correlation
        $ chokepoint shock icio2023-2019-g20x20 --restrict JPN/hs281111:KOR=30% --trade TRADE.csv \
        --concordance HS-ISIC.csv
        : restricted_products
        bundle_change_pct sector_flow restriction
        $ chokepoint sda wiod2013-2010 wiod2013-2011
        : sda
        intensity_effect technology_effect input_trade_effect
        $ chokepoint sda wiod2013-2010 wiod2013-2011
        : effects
        lowest_order highest_order
        $ chokepoint project icio2023-2019-g20x20 --totals TRADE-AND-GDP.csv -o moved.h5
        : projection
        value_before value_asked value_reached gap_pct gap_deviations
        $ chokepoint run SCENARIO.yaml
        : overlay
        product stock_days switching_days horizon first_short_day largest_shortfall mean_shortfall
        mean_shortfall_least mean_shortfall_most
        $ chokepoint run SCENARIO.yaml
        : events
        event start duration exporter_change importer_change world_change industry_days_limited
        note
        $ chokepoint run SCENARIO.yaml
        : parts
        sum joint interaction
        $ chokepoint run SCENARIO.yaml
        : variants
        variant
        $ chokepoint run SCENARIO.yaml
        : emissions
        emission_change emission_change_pct
        $ chokepoint run SCENARIO.yaml
        : timeline
        phase lost localised diverted missing built building_cost cost_change
        overlay_value_added_change cumulated_value_added_change
        cumulated_value_added_change_pct_gdp cumulated_cost_change cumulated_cost_change_pct_gdp
        $ chokepoint run SCENARIO.yaml
        : labour
        labour_income_change automated_away labour_income_change_automated
        replacement_value_added_change
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
