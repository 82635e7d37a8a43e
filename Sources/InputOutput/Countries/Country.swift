/// An economy by its codes and names, as tables and trade statistics write it.
public struct Country: Sendable, Hashable {
    /// ISO 3166 alpha-2, such as `KR`.
    public let alpha2: String
    /// ISO 3166 alpha-3, such as `KOR`.
    public let alpha3: String
    /// ISO 3166 numeric, such as 410; nil where none is assigned.
    public let numeric: Int?
    /// Name in English (Unicode CLDR), such as `South Korea`.
    public let name: String

    /// Every economy, by alpha-2 code.
    public static let all: [Country] = recorded.split(separator: "\n").map { line in
        let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
        return Country(
            alpha2: parts[0], alpha3: parts[1], numeric: Int(parts[2]), name: parts[3])
    }

    /// Other names and codes in use: common short forms, former names, what statistics print.
    public var variants: [String] { Self.otherNames[alpha3] ?? [] }

    /// The economy behind an alpha-2 or alpha-3 code or a name, without regard to case, accents and
    /// punctuation; nil when none is known by it.
    /// - Complexity: O(length of the text), after the first call.
    public static func named(_ text: String) -> Country? {
        // Signs alone are nobody's name, and what is not available is not Namibia.
        let wanted = key(text)
        if wanted.isEmpty || ["N/A", "N.A."].contains(text.uppercased()) { return nil }
        return (byKey[wanted] ?? byOwnName[wanted]).map { all[$0] }
    }

    /// The economy that calls itself so; nil where none does, or the name is also an English one.
    static func namingItself(_ text: String) -> Country? {
        byOwnName[key(text)].map { all[$0] }
    }

    /// What an economy calls itself, in the languages that are official there, such as
    /// `Deutschland`; none where that is its English name.
    public var ownNames: [String] { Self.own[alpha2] ?? [] }

    private static let own: [String: [String]] = Dictionary(
        uniqueKeysWithValues: recordedOwnNames.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            return (parts[0], parts[1].split(separator: "; ").map(String.init))
        })

    /// Looked at after everything else: most programs never do.
    private static let byOwnName: [String: Int] = {
        var index: [String: Int] = [:]
        for (k, country) in all.enumerated() {
            for word in country.ownNames where byKey[key(word)] == nil {
                if index[key(word)] == nil { index[key(word)] = k }
            }
        }
        return index
    }()

    /// The economy with an ISO 3166 numeric code.
    public static func numbered(_ number: Int) -> Country? { byNumber[number].map { all[$0] } }

    /// The economy whose name, variant or code is most like a text that is none; nil when none is
    /// near.
    public static func nearest(to text: String) -> Country? {
        let names = all.flatMap { [$0.name] + $0.variants + $0.ownNames }
        return Suggestion.nearest(to: text, in: names).flatMap(named)
    }

    private static let byKey: [String: Int] = {
        var index: [String: Int] = [:]
        // Codes and main names go before variants.
        for (k, country) in all.enumerated() {
            for word in [country.alpha2, country.alpha3, country.name] { index[key(word)] = k }
        }
        for (k, country) in all.enumerated() {
            for word in country.variants where index[key(word)] == nil { index[key(word)] = k }
        }
        return index
    }()

    private static let byNumber = Dictionary(
        all.enumerated().compactMap { k, country in country.numeric.map { ($0, k) } },
        uniquingKeysWith: { first, _ in first })

    /// Letters and digits in lower case, accents taken off, `&` and "and" left out, so that
    /// spellings of one name compare.
    static func key(_ text: String) -> String { words(text).joined() }

    /// The words that `key` is made of.
    static func words(_ text: String) -> [String] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(text.utf8) }
        var result = ""
        for character in text.lowercased() {
            if let plain = plainLetters[character] {
                result += plain
            } else if character.isLetter || character.isNumber {
                result.append(character)
            } else if result.last != " " {
                result.append(" ")
            }
        }
        return named(result.split(separator: " ").map(String.init))
    }

    /// The words of ASCII text: all names of countries pass here when a program starts.
    private static func plainWords(_ text: String.UTF8View) -> [String] {
        var (words, word): ([String], [UInt8]) = ([], [])
        func end() {
            if word.isEmpty { return }
            words.append(String(decoding: word, as: UTF8.self))
            word.removeAll(keepingCapacity: true)
        }
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                word.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
            default: end()
            }
        }
        end()
        return named(words)
    }

    /// Words without those that names have or have not; `AND`, which is Andorra's code, stays.
    private static func named(_ words: [String]) -> [String] {
        if !words.contains(where: isLeftOut) { return words }
        let kept = words.filter { !isLeftOut($0) }
        return kept.isEmpty ? words : kept
    }

    private static func isLeftOut(_ word: String) -> Bool {
        word == "and" || word == "the" || word == "of"
    }

    private static let plainLetters: [Character: String] = [
        "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "ç": "c", "é": "e", "è": "e",
        "ê": "e", "ë": "e", "í": "i", "ì": "i", "î": "i", "ï": "i", "ñ": "n", "ó": "o", "ò": "o",
        "ô": "o", "õ": "o", "ö": "o", "ø": "o", "ú": "u", "ù": "u", "û": "u", "ü": "u", "ý": "y",
        "č": "c", "ć": "c", "š": "s", "ś": "s", "ş": "s", "ș": "s", "ž": "z", "ź": "z", "ż": "z",
        "ł": "l", "ń": "n", "ň": "n", "ě": "e", "ę": "e", "ą": "a", "ă": "a", "ř": "r", "ť": "t",
        "ț": "t", "ů": "u", "ű": "u", "ő": "o", "ğ": "g", "ı": "i", "ð": "d", "ď": "d", "þ": "th",
        "æ": "ae",
    ]

    private static let otherNames: [String: [String]] = [
        "ARE": ["UAE", "Emirates"], "BIH": ["Bosnia"], "BOL": ["Plurinational State of Bolivia"],
        "BHS": ["Bahamas, The"], "BRN": ["Brunei Darussalam"],
        "CHN": ["People's Republic of China", "PRC", "Mainland China"],
        "CIV": ["Ivory Coast"],
        "COD": [
            "Democratic Republic of the Congo", "DR Congo", "DRC", "Congo, Dem. Rep.", "Zaire",
        ],
        "COG": ["Republic of the Congo", "Congo", "Congo, Rep."], "CPV": ["Cabo Verde"],
        "CZE": ["Czech Republic"], "DEU": ["Federal Republic of Germany"],
        "EGY": ["Arab Republic of Egypt", "Egypt, Arab Rep."],
        "FSM": ["Federated States of Micronesia", "Micronesia, Fed. Sts."],
        "GBR": ["UK", "Great Britain", "Britain"], "GRC": ["EL", "Hellenic Republic"],
        "HKG": [
            "China, Hong Kong SAR", "Hong Kong SAR", "Hong Kong, China", "Hong Kong SAR China",
        ],
        "IRL": ["Republic of Ireland"], "IRN": ["Islamic Republic of Iran", "Iran, Islamic Rep."],
        "KGZ": ["Kyrgyz Republic"], "KNA": ["Saint Kitts and Nevis"],
        "KOR": ["Korea", "Republic of Korea", "Korea, Rep.", "Korea, Republic of", "S. Korea"],
        "LAO": ["Lao PDR", "Lao People's Democratic Republic"], "LCA": ["Saint Lucia"],
        "MAC": ["Macau", "China, Macao SAR", "Macao SAR", "Macao, China", "Macao SAR China"],
        "MDA": ["Republic of Moldova"],
        "MKD": ["Macedonia"], "MMR": ["Myanmar", "Burma"], "NLD": ["Holland"],
        "PRK": [
            "Democratic People's Republic of Korea", "DPRK", "Korea, Dem. People's Rep.",
        ],
        "PSE": ["Palestine", "State of Palestine", "West Bank and Gaza"], "ROU": ["ROM"],
        "RUS": ["Russian Federation"], "SVK": ["Slovak Republic"], "SWZ": ["Swaziland"],
        "SYR": ["Syrian Arab Republic"], "TLS": ["East Timor"],
        "TUR": ["Turkey", "Republic of Türkiye"],
        "TWN": ["Chinese Taipei", "Taiwan, China", "Other Asia, nes"],
        "TZA": ["United Republic of Tanzania"],
        "USA": ["United States of America", "US", "U.S.", "U.S.A.", "America"],
        "VCT": ["Saint Vincent and the Grenadines"],
        "VEN": ["Bolivarian Republic of Venezuela", "Venezuela, RB"], "VNM": ["Viet Nam"],
        "YEM": ["Yemen, Rep."],
    ]
}
