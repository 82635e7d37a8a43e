extension Glossary {
    /// Lists of codes, official indicators of dependence, and words of scenario files.
    static let classifications = """
        term ISIC, International Standard Industrial Classification
        The United Nations’ list of economic activities. The sectors of tables are sets of its
        divisions: of Revision 4 in tables made since 2014, of Revision 3 in older ones. A division
        means other things in the other revision: 27 is basic metals in Revision 3 and electrical
        equipment in Revision 4.
        @ United Nations 2008, ISIC Rev. 4
        > chokepoint aggregate wiod2013-2011 --to sections -o sections.csv
        & sector, concordance

        term concordance, correspondence table
        A list that says which codes of one classification belong to which of another, here customs
        codes to classes of ISIC. A code with several counterparts is split by the weights of the
        list, or in equal parts.
        > chokepoint scan icio2023-2019-g20x20 --trade trade.csv --concordance hs-isic4.csv
        & ISIC, Harmonized System

        term Harmonized System, HS, customs code
        The World Customs Organization’s list of goods: six digits are the same in all countries,
        more are national. It is revised every few years, so that a file has an edition, such as
        HS 2017.
        @ World Customs Organization
        > chokepoint product trade.csv 281111 --importer KOR
        & concordance

        term BEC, Broad Economic Categories, end use
        The United Nations’ list of what goods are for: used up by industries, equipment, or bought
        by households. With a list of it, intermediate goods go to industries alone, capital and
        consumption goods to final demand, and all others to both, in proportion to what their
        sector sells to each.
        @ United Nations 2003, BEC Rev. 4
        > chokepoint scan icio2023-2019-g20x20 --trade trade.csv --end-use bec.csv
        & Harmonized System

        indicator CDI1, CDI2, CDI3, core dependency indicators
        The European Commission’s three signs that a product depends on others: the concentration of
        imports from outside is above 0.4 (CDI1), they are more than half of all imports (CDI2), and
        more than all exports (CDI3). A product with all three is dependent.
        = CDI1 = Σ s_k² over outside origins; CDI2 = outside imports / imports; CDI3 = outside
        = imports / exports
        @ European Commission 2021, SWD(2021) 352
        > chokepoint products trade.csv --importer @eu27 --dependent-only
        & dependent, hhi

        term return share, return_share, hysteresis
        In a timeline, the part of the lost trade that comes back after a restriction is lifted,
        0 to 1. The rest stays with the new suppliers. The field hysteresis is an older name, of the
        replaced trade alone.
        > chokepoint scenario init icio2023-2019-g20x20
        & restriction, scenario

        """
}
