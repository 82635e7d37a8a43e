/// The divisions of ISIC Rev. 4 behind a code, as providers build codes: a letter for the section,
/// then one division, or the first and the last of a span.
enum ISICCode {
    /// Divisions of every section (United Nations 2008, ISIC Rev. 4).
    static let sections: [(letter: String, divisions: ClosedRange<Int>, name: String)] = [
        ("A", 1...3, "Agriculture, forestry and fishing"), ("B", 5...9, "Mining and quarrying"),
        ("C", 10...33, "Manufacturing"),
        ("D", 35...35, "Electricity, gas, steam and air conditioning supply"),
        ("E", 36...39, "Water supply; sewerage, waste management and remediation"),
        ("F", 41...43, "Construction"),
        ("G", 45...47, "Wholesale and retail trade; repair of motor vehicles"),
        ("H", 49...53, "Transportation and storage"),
        ("I", 55...56, "Accommodation and food service activities"),
        ("J", 58...63, "Information and communication"),
        ("K", 64...66, "Financial and insurance activities"),
        ("L", 68...68, "Real estate activities"),
        ("M", 69...75, "Professional, scientific and technical activities"),
        ("N", 77...82, "Administrative and support service activities"),
        ("O", 84...84, "Public administration and defence; compulsory social security"),
        ("P", 85...85, "Education"), ("Q", 86...88, "Human health and social work activities"),
        ("R", 90...93, "Arts, entertainment and recreation"),
        ("S", 94...96, "Other service activities"),
        ("T", 97...98, "Activities of households as employers"),
        ("U", 99...99, "Activities of extraterritorial organizations and bodies"),
    ]

    /// Divisions that a list splits, and their parts: C24A is groups 241 and 2431, C301 is group
    /// 301.
    private static let parts = ["24": ["24A", "24B"], "30": ["301", "302T309"]]

    /// Numbers that are divisions.
    private static let known = Set(sections.flatMap { Array($0.divisions) })

    /// The divisions behind codes such as `A01_02`, `C10-C12`, `C13T15`, `20`, `E`, `R_S`, `C24A`;
    /// empty when the code is not built like that.
    static func divisions(of code: String) -> Set<String> {
        let bare = code.drop { $0.isLetter }
        if parts.values.contains(where: { $0.contains(String(bare)) }) { return [String(bare)] }
        let numbers = code.split { !$0.isNumber }.compactMap { Int($0) }
        var found: [Int] = []
        if let first = numbers.first, let last = numbers.last {
            if first <= last { found = (first...last).filter(known.contains) }
        } else {
            let letters = code.split(separator: "_").map(String.init)
            for section in sections where letters.contains(section.letter) {
                found += Array(section.divisions)
            }
        }
        return Set(
            found.flatMap { division -> [String] in
                let text = division < 10 ? "0\(division)" : "\(division)"
                return parts[text] ?? [text]
            })
    }
}
