extension Glossary {
    /// Columns of product dependencies by customs code.
    static let products = """
        column hs, hs6, HS code
        The customs code of the product in the Harmonized System, six digits.
        @ World Customs Organization
        & product

        column outside_imports
        Imports from outside the importer or its group, USD.
        & outside_share

        column outside_share
        Imports from outside over all imports, 0 to 1; above 0.5 it counts towards
        dependence.
        @ European Commission, SWD(2021) 352
        & dependent

        column hhi
        The Herfindahl-Hirschman index of outside origins by value, 0 to 1; above 0.4 it
        counts towards dependence.
        = Σ s_k²
        @ European Commission, SWD(2021) 352
        & dependent

        column import_export_ratio
        Outside imports over the importer’s exports to outside; above 1 it counts towards
        dependence. Empty without exports.
        @ European Commission, SWD(2021) 352
        & dependent

        column largest_origin
        The outside origin that sells most.
        & largest_share

        column largest_share
        The share of the largest outside origin in outside imports, 0 to 1.
        & largest_origin

        column dependent
        Whether the importer depends on others for the product: all three indicators lie
        above their thresholds.
        @ European Commission, SWD(2021) 352
        & hhi, outside_share, import_export_ratio

        column products
        How many products are counted, each of six digits.
        > the table ‘mirror_pairs’ of: chokepoint mirror TRADE.csv
        & hs

        column importer_reports
        What the importer reports of the flow, USD; mostly with freight and insurance. Empty where
        it reports no such flow.
        & exporter_reports, report_gap

        column exporter_reports
        What the exporter reports of the flow, USD; without freight and insurance. Empty where it
        reports no such flow.
        & importer_reports, report_gap

        column report_gap
        The importer’s report less the exporter’s, USD.
        = m − x
        & relative_gap

        column relative_gap
        How far the reports are apart, over the mean of both: 0 where they agree, 2 where one side
        alone reports the flow. Of several flows the gaps are added up without their signs.
        = Σ|m − x| / Σ(m + x)/2
        & report_gap, report_ratio

        column report_ratio
        The importer’s report over the exporter’s; a little above 1 is usual.
        = m / x
        & robust_z

        term mirrored trade, mirror, trade asymmetry
        The same flow as importer and exporter report it. The two differ by freight and insurance,
        by time, by goods that pass through third economies, and by errors.
        @ United Nations, International Merchandise Trade Statistics: Compilers Manual
        > chokepoint mirror TRADE.csv
        & relative_gap, report_ratio
        """
}
