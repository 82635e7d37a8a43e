extension Glossary {
    /// Data of trade by customs code, and words and rules of dependence on few origins.
    static let dependence = """
        term BACI
        Trade between all economies by customs code and year, in which CEPII has brought the reports
        of importers and exporters to one value without freight and insurance (FOB). It is given out
        as a zip with one CSV a year and lists of countries and products.
        @ Gaulier & Zignago 2010, CEPII
        > chokepoint convert BACI_HS17_V202601.zip trade.h5
        & Comtrade, Harmonized System

        term Comtrade, UN Comtrade
        The United Nations’ collection of what economies report of their trade: imports with freight
        and insurance (CIF), exports without (FOB). The two reports of a flow differ.
        @ United Nations Statistics Division
        > chokepoint products comtrade.csv --importer KOR
        & BACI, mirrored trade

        indicator GeoDep
        CEPII’s sign of dependence: the origins of imports and the world’s exporters are both
        concentrated (HHI above 0.4), and imports exceed exports, in at least two of three years.
        = HHI > 0.4, world HHI > 0.4 and imports / exports > 1, in two of the last three years
        @ Lefebvre & Wibaux 2024, CEPII Policy Brief 47
        > chokepoint products trade.csv --importer KOR
        & geo_dependent, CDI1

        indicator Korea’s rule, KIET
        One origin sells more than half of what the importer buys; more than 70 % with imports above
        exports is vulnerable. Both thresholds are options.
        = s₁ > 0.5; vulnerable: s₁ > 0.7 and imports > exports, s₁ the share of the largest origin
        @ Korea Institute for Industrial Economics and Trade 2021
        > chokepoint products trade.csv --importer KOR --largest-share 0.6
        & one_origin_above_half, vulnerable

        term product overlay, overlay
        A product too small for its sector, as an input of its own: the share of its imports that
        the restricting country sells, the part of the users’ output that needs it, stocks in days
        and the time that switching to other origins takes. Without a source a number is a band.
        > chokepoint run Scripts/scenarios/gallium-2023.yaml
        & origin_share, concordance

        term diversification
        Buying from more origins, or in more equal parts: the Herfindahl-Hirschman index of origins
        falls. ‘product’ says who lost shares, who gained them, and what came back.
        > chokepoint product trade.csv 281111 --importer KOR --between 2018-2020
        & hhi

        term persistence
        In how many of the years of the file a product is dependent: one year may be chance.
        > chokepoint products trade.csv --importer KOR
        & years_dependent, dependent

        """
}
