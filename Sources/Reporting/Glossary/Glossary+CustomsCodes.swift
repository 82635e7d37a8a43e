extension Glossary {
    /// Columns of products, of restricted products and of the scan by customs code, beside those of
    /// ``products``.
    static let customsCodes = """
        column seller_dependence
        Part of the seller’s exports of the product that goes to the buyer, 0 to 1: how much
        the seller depends on the buyer. In ‘products’ the seller is the largest origin.
        & asymmetry, largest_origin

        column asymmetry
        In ‘products’, the largest origin’s share of the buyer’s imports over the share of its
        own exports that goes to the buyer; above 1 the buyer depends more on the seller. In
        ‘scan’, the importer’s cost over the exporter’s loss, each in % of GDP.
        & seller_dependence

        column world_share_of_largest
        Share of the largest origin in world exports of the product, 0 to 1.
        & world_hhi

        column world_hhi
        Herfindahl-Hirschman index of world exporters of the product by value, 0 to 1.
        = Σ s_k²
        @ GeoDep: Lefebvre & Wibaux 2024
        & hhi, geo_dependent

        column one_origin_above_half
        Whether one origin sells more than half of what the importer buys from outside.
        @ KIET 2021
        & vulnerable

        column vulnerable
        Whether one origin sells more than 70 % of what the importer buys from outside, and
        imports exceed exports.
        @ KIET 2021
        & one_origin_above_half

        column geo_dependent
        Whether origins and world exports are both concentrated (above 0.4) and imports exceed
        exports, in two of the last three years, or in this one where there are not three.
        @ GeoDep: Lefebvre & Wibaux 2024
        & dependent

        column years_dependent
        In how many of all years of the file the product was dependent by the European Commission’s
        indicators, years after the one that is shown among them.
        & dependent, persistence

        column exporter_region
        The region of the table that the exporter is in: itself, or the rest of the world where the
        table does not show it by itself.
        & region_share

        column region_share
        The exporter’s part of what its region sells of the product to the importer, 0 to 1.
        & exporter_region, largest_seller

        column largest_seller
        The economy that sells most of what the exporter’s region sells of the product to the
        importer: the exporter itself, or the largest economy of the rest of the world.
        & largest_seller_share

        column largest_seller_share
        Its part of that, 0 to 1.
        & largest_seller

        column unit_value
        USD a tonne of the imports whose weight is known.

        column value_added_at_risk
        Value added of the importer’s industries that use products of the sector that makes the
        product, of any origin, at 1 % of their inputs or more: what may stop when it cannot be
        replaced, not what will.
        & leverage

        column value_added_at_risk_pct_gdp
        The same in % of the importer’s GDP.
        & value_added_at_risk

        column value_added_exposed
        Value added at risk times the exporter’s share of the importer’s imports of the product.
        = value_added_at_risk × origin_share
        > the table ‘scan_products’ of: chokepoint scan icio2023-2019-g20x20 --trade TRADE.csv
        > --concordance HS-ISIC.csv
        & value_added_hard_to_replace

        column value_added_hard_to_replace
        Value added at risk times the exporter’s share of the importer’s imports and its share of
        world exports of the product: what ranks a scan by product, so that neither a flow that the
        importer hardly needs nor one that others sell as well comes first. It orders; it is no \
        loss.
        = value_added_at_risk × origin_share × world_share
        > the table ‘scan_products’ of: chokepoint scan icio2023-2019-g20x20 --trade TRADE.csv
        > --concordance HS-ISIC.csv
        & value_added_at_risk

        column leverage
        Value added at risk over the value of the flow, both in money.
        & value_added_at_risk

        column world_share
        The exporter’s share of world exports of the product, 0 to 1.
        & world_hhi

        column other_supply
        What other economies sell of the product to the world, over the flow: how many times
        the rest of the world could replace it if it sold to nobody else.

        column origin_elasticity
        Elasticity of substitution between the importer’s origins of the product, by the first
        three digits of its code.
        @ Broda & Weinstein 2006
        & bundle_change_pct

        column bundle_change_pct
        Change of the product as users put it together from its origins with that elasticity,
        when the restricting origin delivers less and the others no more.
        = [(1 − d) + d·(1 − κ)^ρ]^(1/ρ) − 1,  ρ = (σ − 1)/σ
        @ Broda & Weinstein 2006
        & origin_elasticity

        column sector_flow
        What the sectors that make the product sell to its users in the table, USD a year.
        & product_share

        column restriction
        The restriction by its place, as in the assumptions.

        column share_before, share_after
        An origin’s share of the imports in the first and in the last of the two years, %.
        & change

        column value_change
        The last imports from the origin less the first, USD.
        """
}
