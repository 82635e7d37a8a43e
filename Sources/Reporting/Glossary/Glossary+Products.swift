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
        Its share of outside imports, 0 to 1.
        & largest_origin

        column dependent
        Whether the importer depends on others for the product: all three indicators lie
        above their thresholds.
        @ European Commission, SWD(2021) 352
        & hhi, outside_share, import_export_ratio
        """
}
