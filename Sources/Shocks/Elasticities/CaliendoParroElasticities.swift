public import InputOutput

extension SectorElasticities {
    /// The word that stands for the elasticities of Caliendo & Parro.
    public static let caliendoParroName = "caliendo-parro"

    /// One sector of Caliendo & Parro (2015, Table 1, full sample) as divisions of ISIC.
    public struct Estimate: Sendable, Hashable {
        /// What it is called here.
        public let name: String
        /// θ, the trade elasticity.
        public let theta: Double
        /// Its divisions in ISIC 3, which the authors use.
        public let isic3: ClosedRange<Int>
        /// The divisions of ISIC 4 that hold its products.
        public let isic4: [Int]
    }

    /// θ of services, for which the authors have no estimate: a placeholder.
    public static let services = 5.0

    /// The twenty estimates for goods (Review of Economic Studies 82: 1–44, Table 1).
    ///
    /// The authors' sectors are those of ISIC 3. In ISIC 4 computers, communication and medical
    /// instruments are one division (26). Repair of machinery (33) is a service of its own there,
    /// which ISIC 3 had with each machine: tables have it with what is made in 31 and 32, or
    /// alone, and it counts with these.
    public static let estimates = [
        Estimate(name: "agriculture", theta: 8.11, isic3: 1...5, isic4: [1, 2, 3]),
        Estimate(name: "mining", theta: 15.72, isic3: 10...14, isic4: [5, 6, 7, 8, 9]),
        Estimate(name: "food", theta: 2.55, isic3: 15...16, isic4: [10, 11, 12]),
        Estimate(name: "textiles", theta: 5.56, isic3: 17...19, isic4: [13, 14, 15]),
        Estimate(name: "wood", theta: 10.83, isic3: 20...20, isic4: [16]),
        Estimate(name: "paper", theta: 9.07, isic3: 21...22, isic4: [17, 18]),
        Estimate(name: "petroleum", theta: 51.08, isic3: 23...23, isic4: [19]),
        Estimate(name: "chemicals", theta: 4.75, isic3: 24...24, isic4: [20, 21]),
        Estimate(name: "plastics", theta: 1.66, isic3: 25...25, isic4: [22]),
        Estimate(name: "minerals", theta: 2.76, isic3: 26...26, isic4: [23]),
        Estimate(name: "basic metals", theta: 7.99, isic3: 27...27, isic4: [24]),
        Estimate(name: "metal products", theta: 4.30, isic3: 28...28, isic4: [25]),
        Estimate(name: "machinery", theta: 1.52, isic3: 29...29, isic4: [28]),
        Estimate(name: "office", theta: 12.79, isic3: 30...30, isic4: [26]),
        Estimate(name: "electrical", theta: 10.60, isic3: 31...31, isic4: [27]),
        Estimate(name: "communication", theta: 7.07, isic3: 32...32, isic4: [26]),
        Estimate(name: "medical", theta: 8.98, isic3: 33...33, isic4: [26]),
        Estimate(name: "cars", theta: 1.01, isic3: 34...34, isic4: [29]),
        Estimate(name: "other transport", theta: 0.37, isic3: 35...35, isic4: [30]),
        Estimate(name: "other", theta: 5.00, isic3: 36...37, isic4: [31, 32, 33]),
    ]

    /// The elasticities of Caliendo & Parro (2015, full sample) for the sectors of a table: of each
    /// the simple mean of the authors' sectors that lie in it; 5 for services, a placeholder.
    /// - Throws: `sectors-not-recognised` where it is not known which divisions of ISIC the sectors
    ///   are.
    public static func caliendoParro(
        _ layout: TableLayout, at location: Diagnostic.Location
    ) throws(Diagnostics) -> SectorElasticities {
        guard let list = SectorClassification.recognised(in: layout),
            let positions = list.positions(of: layout.sectors.map(\.code))
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "sectors-not-recognised",
                    "the sectors of the table match no known list, so that it is not known "
                        + "which sectors of Caliendo & Parro they hold", at: location,
                    remedy: "give a CSV file with the columns sector and theta")
            ])
        }
        var theta: [Double] = []
        var reasons: [String] = []
        for (sector, position) in zip(layout.sectors, positions) {
            let own = found(list.items[position], list.revision)
            let value =
                own.isEmpty ? services : own.reduce(0) { $0 + $1.theta } / Double(own.count)
            theta.append(value)
            let names = own.map(\.name)
            reasons.append(
                "\(sector.code) \(brief(value)) ("
                    + (names.isEmpty
                        ? "services, a placeholder"
                        : names.count > 3
                            ? "mean of \(names.count)" : names.joined(separator: ", ")) + ")")
        }
        return SectorElasticities(
            theta: theta,
            source: "Caliendo & Parro 2015, Table 1, full sample; mapped by the list \(list.name)",
            reasons: reasons)
    }

    /// The authors' sectors that lie in a sector of a list.
    private static func found(
        _ item: SectorClassification.Item, _ revision: SectorClassification.Revision
    ) -> [Estimate] {
        // Parts of divisions, such as 24A and 301, count as their division.
        let divisions = Set(
            item.divisions.compactMap { Int($0.prefix { $0.isNumber }.prefix(2)) })
        return estimates.filter { source in
            revision == .isic3
                ? divisions.contains { source.isic3.contains($0) }
                : divisions.contains { source.isic4.contains($0) }
        }
    }
}
