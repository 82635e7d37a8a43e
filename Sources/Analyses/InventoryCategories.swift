public import InputOutput

/// Which final-demand categories are changes in inventories, by the codes and names that providers
/// use.
///
/// Only exact matches count (without regard to case); a table with other labels needs its user to
/// say so.
public enum InventoryCategories {
    /// OECD `INVNT` and `INV`, WIOD `c42` and `c61` (`INVEN`), FIGARO `P5M`, Eora `P.52`, SNA
    /// `P52`.
    public static let codes: Set<String> = [
        "INVNT", "INV", "INVEN", "C42", "C61", "P5M", "P52", "P.52",
    ]

    /// Names without a code of their own, as in EXIOBASE and ADB.
    public static let names: Set<String> = [
        "CHANGES IN INVENTORIES", "CHANGES IN INVENTORIES AND VALUABLES",
        "CHANGES IN INVENTORIES P.52",
    ]

    /// Positions of the categories of a layout that are changes in inventories.
    public static func positions(in layout: TableLayout) -> [Int] {
        layout.finalDemand.indices.filter { k in
            let category = layout.finalDemand[k]
            return codes.contains(category.code.uppercased())
                || names.contains(category.code.uppercased())
                || names.contains(category.name.uppercased())
        }
    }
}
