import InputOutput

/// Trade elasticities by sector: Caliendo & Parro 2015 (Review of Economic Studies 82: 1–44),
/// Table 1, full sample, on the lists of sectors that tables use.
///
/// A sector of a table that holds several of theirs gets the simple mean. Services have no
/// estimate: 5, a placeholder that Caliendo & Parro do not give and that trade models commonly
/// use.
public enum OriginElasticities {
    /// One of the paper's sectors.
    public struct Estimate: Sendable, Hashable {
        /// Its name in the paper.
        public let name: String
        /// θ, the trade elasticity: σ_o − 1.
        public let theta: Double
        /// Its divisions of ISIC Rev. 3, which the paper uses.
        public let divisions3: ClosedRange<Int>
        /// The divisions of ISIC Rev. 4 that hold the same products.
        public let divisions4: [Int]
    }

    /// The twenty estimates for goods.
    public static let caliendoParro: [Estimate] = [
        Estimate(name: "Agriculture", theta: 8.11, divisions3: 1...5, divisions4: [1, 2, 3]),
        Estimate(name: "Mining", theta: 15.72, divisions3: 10...14, divisions4: [5, 6, 7, 8, 9]),
        Estimate(name: "Food", theta: 2.55, divisions3: 15...16, divisions4: [10, 11, 12]),
        Estimate(name: "Textile", theta: 5.56, divisions3: 17...19, divisions4: [13, 14, 15]),
        Estimate(name: "Wood", theta: 10.83, divisions3: 20...20, divisions4: [16]),
        Estimate(name: "Paper", theta: 9.07, divisions3: 21...22, divisions4: [17, 18]),
        Estimate(name: "Petroleum", theta: 51.08, divisions3: 23...23, divisions4: [19]),
        Estimate(name: "Chemicals", theta: 4.75, divisions3: 24...24, divisions4: [20, 21]),
        Estimate(name: "Plastic", theta: 1.66, divisions3: 25...25, divisions4: [22]),
        Estimate(name: "Minerals", theta: 2.76, divisions3: 26...26, divisions4: [23]),
        Estimate(name: "Basic metals", theta: 7.99, divisions3: 27...27, divisions4: [24]),
        Estimate(name: "Metal products", theta: 4.30, divisions3: 28...28, divisions4: [25]),
        Estimate(name: "Machinery n.e.c.", theta: 1.52, divisions3: 29...29, divisions4: [28]),
        Estimate(name: "Office", theta: 12.79, divisions3: 30...30, divisions4: [26]),
        Estimate(name: "Electrical", theta: 10.60, divisions3: 31...31, divisions4: [27]),
        Estimate(name: "Communication", theta: 7.07, divisions3: 32...32, divisions4: [26]),
        Estimate(name: "Medical", theta: 8.98, divisions3: 33...33, divisions4: [26]),
        Estimate(name: "Auto", theta: 1.01, divisions3: 34...34, divisions4: [29]),
        Estimate(name: "Other transport", theta: 0.37, divisions3: 35...35, divisions4: [30]),
        Estimate(name: "Other", theta: 5.00, divisions3: 36...37, divisions4: [31, 32]),
    ]

    /// θ of services.
    public static let services = 5.0

    /// θ of every sector of a table whose list of sectors is known, N; nil for any other.
    public static func caliendoParro(of layout: TableLayout) -> [Double]? {
        guard let list = SectorClassification.recognised(in: layout) else { return nil }
        return list.divisions(in: layout)?.map { theta(of: $0, list.revision) }
    }

    /// θ of a sector by its divisions, such as `20`, or parts of them, such as `24A` and `301`.
    static func theta(
        of divisions: Set<String>, _ revision: SectorClassification.Revision
    ) -> Double {
        let numbers = Set(
            divisions.compactMap { Int($0.prefix { $0.isASCII && $0.isNumber }.prefix(2)) })
        let found = caliendoParro.filter { estimate in
            switch revision {
            case .isic3: !numbers.isDisjoint(with: estimate.divisions3)
            case .isic4: !numbers.isDisjoint(with: estimate.divisions4)
            }
        }
        guard !found.isEmpty else { return services }
        return found.reduce(0) { $0 + $1.theta } / Double(found.count)
    }
}
