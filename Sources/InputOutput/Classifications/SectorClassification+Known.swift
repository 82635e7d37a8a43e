extension SectorClassification {
    /// The lists there are, those of providers first.
    public static let all: [SectorClassification] = [
        isic4(
            "oecd50", "OECD ICIO, 2025 edition, 50 industries", source: "OECD, ICIO 2025 ReadMe",
            codes: """
                A01 A02 A03 B05 B06 B07 B08 B09 C10T12 C13T15 C16 C17_18 C19 C20 C21 C22 C23 C24A \
                C24B C25 C26 C27 C28 C29 C301 C302T309 C31T33 D E F G H49 H50 H51 H52 H53 I J58T60 \
                J61 J62_63 K L M N O P Q R S T
                """),
        isic4(
            "oecd45", "OECD ICIO, 2021 and 2023 editions, 45 industries",
            source:
                """
                OECD, ICIO 2023 ReadMe; the 2021 edition writes the same divisions without \
                letters
                """,
            codes: """
                A01_02 A03 B05_06 B07_08 B09 C10T12 C13T15 C16 C17_18 C19 C20 C21 C22 C23 C24 C25 \
                C26 C27 C28 C29 C30 C31T33 D E F G H49 H50 H51 H52 H53 I J58T60 J61 J62_63 K L M N \
                O P Q R S T
                """,
            aliases: """
                01T02 03 05T06 07T08 09 10T12 13T15 16 17T18 19 20 21 22 23 24 25 26 27 28 29 30 \
                31T33 35 36T39 41T43 45T47 49 50 51 52 53 55T56 58T60 61 62T63 64T66 68 69T75 \
                77T82 84 85 86T88 90T93 94T96 97T98
                """),
        isic4(
            "oecd36", "OECD ICIO, 2018 edition, 36 industries", source: "OECD, ICIO 2018 ReadMe",
            codes: """
                01T03 05T06 07T08 09 10T12 13T15 16 17T18 19 20T21 22 23 24 25 26 27 28 29 30 \
                31T33 35T39 41T43 45T47 49T53 55T56 58T60 61 62T63 64T66 68 69T82 84 85 86T88 \
                90T96 97T98
                """),
        isic4(
            "wiod2016", "WIOD, release 2016, 56 industries",
            source: "Timmer, Los, Stehrer & de Vries 2016, table of industries of the release",
            codes: """
                A01 A02 A03 B C10-C12 C13-C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 \
                C29 C30 C31_C32 C33 D35 E36 E37-E39 F G45 G46 G47 H49 H50 H51 H52 H53 I J58 \
                J59_J60 J61 J62_J63 K64 K65 K66 L68 M69_M70 M71 M72 M73 M74_M75 N O84 P85 Q R_S T \
                U
                """, aliases: (1...56).map { "c\($0)" }.joined(separator: " ")),
        isic4(
            "figaro64", "FIGARO, 64 industries",
            source: "Eurostat, FIGARO tables, NACE Rev. 2 A*64",
            codes: """
                A01 A02 A03 B C10T12 C13T15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 \
                C29 C30 C31_32 C33 D35 E36 E37T39 F G45 G46 G47 H49 H50 H51 H52 H53 I J58 J59_60 \
                J61 J62_63 K64 K65 K66 L M69_70 M71 M72 M73 M74_75 N77 N78 N79 N80T82 O84 P85 Q86 \
                Q87_88 R90T92 R93 S94 S95 S96 T U
                """),
        isic4(
            "isic4", "Sections of ISIC Rev. 4", source: "United Nations 2008, ISIC Rev. 4",
            codes: ISICCode.sections.map(\.letter).joined(separator: " "),
            names: ISICCode.sections.map(\.name)),
        isic4(
            "isic4-a-t", "Sections A to T of ISIC Rev. 4, as the shipped table has them",
            source: "United Nations 2008, ISIC Rev. 4",
            codes: ISICCode.sections.dropLast().map(\.letter).joined(separator: " "),
            names: ISICCode.sections.dropLast().map(\.name)),
        oecd11, wiod2013, isic3Sections, broadOfISIC4, broadOfISIC3,
    ]

    /// The sectors of the shipped 77-region table, by their parts in the 45 industries.
    private static let oecd11 = SectorClassification(
        name: "oecd11", title: "11 groups of the 45 industries, as the shipped table has them",
        source: "names of the sectors in the table", revision: .isic4,
        items: [
            ("AGRI_MIN_FOOD", "A B C10T12"), ("MANUF_EXFOOD", "C13T33"), ("UTILITIES", "D E"),
            ("CONSTRUCTION", "F"), ("TRADE", "G"), ("TRANSPORT", "H"), ("ACCOM_ICT", "I J"),
            ("FIN_REALESTATE", "K L"), ("PROF_ADMIN_PUBADM", "M N O"), ("EDU_HEALTH", "P Q"),
            ("ARTS_OTHER", "R S T"),
        ].map { code, parts in
            Item(
                code: code, name: nil, aliases: [],
                divisions: Set(
                    parts.split(separator: " ").flatMap { ISICCode.divisions(of: String($0)) }))
        })

    private static func isic4(
        _ name: String, _ title: String, source: String, codes: String, aliases: String = "",
        names: [String] = []
    ) -> SectorClassification {
        let list = codes.split(separator: " ").map(String.init)
        let others = aliases.split(separator: " ").map(String.init)
        return SectorClassification(
            name: name, title: title, source: source, revision: .isic4,
            items: list.enumerated().map { index, code in
                Item(
                    code: code, name: names.isEmpty ? nil : names[index],
                    aliases: others.isEmpty ? [] : [others[index]],
                    divisions: ISICCode.divisions(of: code))
            })
    }

    // MARK: ISIC Rev. 3

    /// The 35 industries of WIOD 2013 and of the ADB's tables: code of the table, code of the
    /// source, divisions, and section of ISIC Rev. 3 (NACE Rev. 1).
    private static let industriesOfISIC3:
        [(code: String, alias: String, divisions: ClosedRange<Int>, section: String)] = [
            ("c1", "AtB", 1...5, "AtB"), ("c2", "C", 10...14, "C"), ("c3", "15t16", 15...16, "D"),
            ("c4", "17t18", 17...18, "D"), ("c5", "19", 19...19, "D"), ("c6", "20", 20...20, "D"),
            ("c7", "21t22", 21...22, "D"), ("c8", "23", 23...23, "D"), ("c9", "24", 24...24, "D"),
            ("c10", "25", 25...25, "D"), ("c11", "26", 26...26, "D"),
            ("c12", "27t28", 27...28, "D"),
            ("c13", "29", 29...29, "D"), ("c14", "30t33", 30...33, "D"),
            ("c15", "34t35", 34...35, "D"),
            ("c16", "36t37", 36...37, "D"), ("c17", "E", 40...41, "E"), ("c18", "F", 45...45, "F"),
            ("c19", "50", 50...50, "G"), ("c20", "51", 51...51, "G"), ("c21", "52", 52...52, "G"),
            ("c22", "H", 55...55, "H"), ("c23", "60", 60...60, "I"), ("c24", "61", 61...61, "I"),
            ("c25", "62", 62...62, "I"), ("c26", "63", 63...63, "I"), ("c27", "64", 64...64, "I"),
            ("c28", "J", 65...67, "J"), ("c29", "70", 70...70, "K"), ("c30", "71t74", 71...74, "K"),
            ("c31", "L", 75...75, "L"), ("c32", "M", 80...80, "M"), ("c33", "N", 85...85, "N"),
            ("c34", "O", 90...93, "O"), ("c35", "P", 95...95, "P"),
        ]

    private static let namesOfISIC3 = [
        "AtB": "Agriculture, hunting, forestry and fishing", "C": "Mining and quarrying",
        "D": "Manufacturing", "E": "Electricity, gas and water supply", "F": "Construction",
        "G": "Wholesale and retail trade; repair", "H": "Hotels and restaurants",
        "I": "Transport, storage and communications", "J": "Financial intermediation",
        "K": "Real estate, renting and business activities",
        "L": "Public administration and defence; compulsory social security", "M": "Education",
        "N": "Health and social work",
        "O": "Other community, social and personal service activities",
        "P": "Private households with employed persons",
    ]

    private static let wiod2013 = SectorClassification(
        name: "wiod2013", title: "WIOD, release 2013, and ADB MRIO, 35 industries",
        source: "Timmer (ed.) 2012, WIOD: contents, sources and methods", revision: .isic3,
        items: industriesOfISIC3.map {
            Item(
                code: $0.code, name: nil, aliases: [$0.alias],
                divisions: Set($0.divisions.map(String.init)))
        })

    private static let isic3Sections = grouped3(
        "isic3", "Sections of ISIC Rev. 3 (NACE Rev. 1), A and B in one",
        source: "United Nations 1990, ISIC Rev. 3", names: namesOfISIC3
    ) { $0.section }

    // MARK: Both revisions

    /// The broad sectors that sections of both revisions can be aggregated to: code, name, sections
    /// of ISIC Rev. 4, industries of the 35.
    private static let broad: [(code: String, name: String, rev4: String, rev3: ClosedRange<Int>)] =
        [
            ("AGR", "Agriculture, forestry and fishing", "A", 1...1),
            ("MIN", "Mining and quarrying", "B", 2...2), ("MAN", "Manufacturing", "C", 3...16),
            ("UTL", "Electricity, gas and water", "D_E", 17...17),
            ("CON", "Construction", "F", 18...18),
            ("TRD", "Wholesale and retail trade", "G", 19...21),
            ("HOT", "Hotels and restaurants", "I", 22...22),
            (
                "TCB", "Transport, communication, real estate and business services", "H_J_L_M_N",
                23...27
            ),
            ("FIN", "Finance and insurance", "K", 28...28),
            ("TCB", "", "", 29...30),
            ("PUB", "Public administration and defence", "O", 31...31),
            ("EDU", "Education", "P", 32...32),
            ("HEA", "Health and social work", "Q", 33...33),
            ("OTH", "Other services", "R_S_U", 34...34),
            ("HOU", "Private households", "T", 35...35),
        ]

    private static let broadSource = """
        United Nations, correspondence of ISIC Rev. 3.1 and Rev. 4 by section; divisions that \
        moved between sections stay where their table has them
        """

    private static let broadOfISIC4 = SectorClassification(
        name: "broad", title: "14 broad sectors of ISIC Rev. 3 and Rev. 4", source: broadSource,
        revision: .isic4,
        items: broad.filter { !$0.rev4.isEmpty }.map {
            Item(
                code: $0.code, name: $0.name, aliases: [],
                divisions: ISICCode.divisions(of: $0.rev4))
        })

    private static let broadOfISIC3 = grouped3(
        "broad", "14 broad sectors of ISIC Rev. 3 and Rev. 4", source: broadSource,
        names: Dictionary(broad.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    ) { industry in
        let number = Int(industry.code.dropFirst()) ?? 0
        return broad.first { $0.rev3.contains(number) }?.code ?? ""
    }

    /// The 35 industries put together by a key.
    private static func grouped3(
        _ name: String, _ title: String, source: String, names: [String: String],
        key: ((code: String, alias: String, divisions: ClosedRange<Int>, section: String)) -> String
    ) -> SectorClassification {
        var codes: [String] = []
        var divisions: [String: Set<String>] = [:]
        for industry in industriesOfISIC3 {
            let code = key(industry)
            if divisions[code] == nil { codes.append(code) }
            divisions[code, default: []].formUnion(industry.divisions.map(String.init))
        }
        return SectorClassification(
            name: name, title: title, source: source, revision: .isic3,
            items: codes.map {
                Item(code: $0, name: names[$0], aliases: [], divisions: divisions[$0] ?? [])
            })
    }
}
