import Workspace

/// A question of every type, most of its choices made.
enum SampleQuestions {
    static let all: [any Question] = [
        make(TablesQuestion.self) { _ in },
        make(DoctorQuestion.self) { _ in },
        make(InfoQuestion.self) { $0.table = g20 },
        make(CheckQuestion.self) {
            $0.table = g20
            $0.worst = 3
        },
        make(CompareQuestion.self) {
            $0.table = g20
            $0.other = "icio2023-2020-77x11"
            $0.relative = 0.01
        },
        make(GroupsQuestion.self) { $0.table = g20 },
        make(SolveQuestion.self) { $0.table = "miller-blair-1region" },
        make(MultipliersQuestion.self) {
            $0.table = g20
            $0.closing.households = "C"
            $0.closing.labour = "VA"
        },
        make(OriginsQuestion.self) {
            $0.table = g20
            $0.origin = "JPN/C"
            $0.destination = "KOR,USA"
            $0.by = .industry
        },
        make(ExposureQuestion.self) {
            $0.tables = [g20]
            $0.user = ["KOR/C", "@friends/C"]
            $0.supplier = ["CHN", "@abroad"]
            $0.measure = .valueAdded
            $0.counted.among = "C"
            $0.group = ["friends=USA,@eu27"]
            $0.top = 5
        },
        make(ConcentrationQuestion.self) {
            $0.table = g20
            $0.moreTables = ["icio2023-2020-77x11"]
            $0.user = ["KOR"]
            $0.years.above = "10%"
            $0.by = .industry
            $0.side = .sales
        },
        make(PositionQuestion.self) {
            $0.table = g20
            $0.industry = "KOR"
            $0.noInventoryCorrection = true
        },
        make(DecomposeQuestion.self) {
            $0.table = g20
            $0.method = "borin-mancini"
            $0.basis = .sink
            $0.by = "sector"
            $0.exporter = "KOR,@g7"
            $0.rate = "EUR=1.08"
        },
        make(FootprintQuestion.self) {
            $0.table = "random"
            $0.stressor = "CO2"
            $0.border.carbonPrice = "80"
            $0.border.covered = "s1"
            $0.border.importer = "R1"
        },
        make(ScanQuestion.self) {
            $0.table = g20
            $0.importer = "@g7"
            $0.group = ["sector"]
            $0.cut = "30%"
            $0.markUp = "0.5"
            $0.top = 10
        },
        make(SensitivityQuestion.self) {
            $0.table = g20
            $0.exposure = "JPN:KOR/C"
            $0.tradeOnly = true
            $0.top = 5
        },
        make(PathsQuestion.self) {
            $0.table = g20
            $0.from = "CHN"
            $0.to = "KOR/C"
            $0.depth = 3
            $0.measure = .valueAdded
        },
        make(ShockQuestion.self) {
            $0.table = g20
            $0.restrict = ["JPN/C:@friends=30%"]
            $0.group = ["friends=KOR,@usmca"]
            $0.models.model = "extraction,cost-push,trade-ge"
            $0.models.parameters = ["mark_up": "0.5", "theta": "2"]
            $0.drivers = .none
        },
        make(RunQuestion.self) { $0.source = ScenarioSource(scenario) },
        make(SweepQuestion.self) {
            $0.source = ScenarioSource(scenario)
            $0.set = ["restrictions.0.cut=0.1:1:0.1"]
            $0.metric = ["value_added_change_pct_gdp.KOR"]
            $0.analysis.resamples = 0
        },
        make(SweepReportQuestion.self) {
            $0.file = "all.draws"
            $0.analysis.follow = 3
        },
        make(ConvertQuestion.self) {
            $0.table = g20
            $0.output = "converted.npz"
        },
        make(AggregateQuestion.self) {
            $0.table = g20
            $0.bloc = ["G7=@g7"]
            $0.output = "aggregated.h5"
        },
        make(DisaggregateQuestion.self) {
            $0.table = g20
            $0.sectors = "parts.csv"
            $0.innerShare = 0.5
            $0.output = "disaggregated.h5"
        },
        make(RasQuestion.self) {
            $0.table = g20
            $0.totals = ["growth.csv"]
            $0.output = "balanced.h5"
        },
        make(DeflateQuestion.self) {
            $0.table = g20
            $0.index = 104
            $0.unit = "million USD of 2015"
            $0.output = "deflated.h5"
        },
        make(SatelliteAddQuestion.self) {
            $0.table = g20
            $0.file = "jobs.csv"
            $0.name = "jobs"
            $0.origin = "a test"
            $0.stressor = "EMP"
            $0.unit = "persons"
            $0.missing = .zero
            $0.output = "with-jobs.h5"
        },
        make(SupplyUseQuestion.self) { $0.table = "sut" },
        make(SymmetricQuestion.self) {
            $0.table = "sut"
            $0.model = .b
            $0.output = "symmetric.h5"
        },
        make(CharacterizeQuestion.self) {
            $0.table = "random"
            $0.file = "factors.csv"
            $0.name = "impacts"
            $0.output = "impacts.h5"
        },
        make(ResponsibilityQuestion.self) {
            $0.table = "random"
            $0.stressor = "CO2"
            $0.region = "R1"
        },
        make(CacheQuestion.self) { _ in },
        PlanQuestion(make(ScanQuestion.self) { $0.table = g20 }),
        VaryQuestion(
            make(CentralityQuestion.self) {
                $0.table = g20
                $0.industry = "KOR"
            }, over: ["damping=0.5,0.85"]),
        make(ProductsQuestion.self) {
            $0.trade = "trade.csv"
            $0.importer = "@friends"
            $0.group = ["friends=KOR,JPN"]
            $0.hs = ["2811", "850511"]
            $0.withTable = g20
            $0.rankBy = "asymmetry"
            $0.concentration = 0.3
            $0.tradeChoices.concordance = "hs-isic4.csv"
            $0.tradeChoices.tradeYear = 2019
        },
        make(ProductQuestion.self) {
            $0.trade = "trade.csv"
            $0.hs = "281111"
            $0.importer = "South Korea"
            $0.between = "2018-2020"
        },
        make(ShockQuestion.self) {
            $0.table = g20
            $0.restrict = ["JPN/hs281111:KOR/C=30%", "CHN/hs8505:KOR,JPN=1"]
            $0.trade = "trade.csv"
            $0.tradeChoices.concordance = "hs-isic4.csv"
            $0.models.model = "extraction"
            $0.drivers = .none
        },
        make(ScanQuestion.self) {
            $0.table = g20
            $0.trade = "trade.csv"
            $0.tradeChoices.concordance = "hs-isic4.csv"
            $0.importer = "KOR"
            $0.minimumOriginShare = 0.2
        },
        make(LinkagesQuestion.self) {
            $0.table = g20
            $0.industry = "KOR,@friends/C"
            $0.group = ["friends=USA,@eu27"]
        },
        make(LengthsQuestion.self) {
            $0.table = g20
            $0.industry = "KOR"
        },
        make(LengthsQuestion.self) {
            $0.table = g20
            $0.from = "JPN/C"
            $0.to = "KOR"
        },
        make(FragmentationQuestion.self) {
            $0.table = g20
            $0.industry = "KOR"
            $0.bloc = ["@eu27", "USA,CAN,MEX"]
        },
        make(InfluenceQuestion.self) {
            $0.table = g20
            $0.from = "JPN"
            $0.to = "KOR/C"
            $0.order = .tolerance
            $0.threshold = 0.02
            $0.top = 5
        },
        make(TriangulateQuestion.self) {
            $0.table = g20
            $0.by = .region
            $0.region = "@g7"
        },
        make(CentralityQuestion.self) {
            $0.table = g20
            $0.industry = "KOR"
            $0.damping = 0.5
            $0.flows = 200
            $0.resolution = 1.5
        },
        make(SdaQuestion.self) {
            $0.tables = [g20, g20]
            $0.of = .dependence
            $0.from = "CHN"
            $0.to = "KOR"
        },
        make(SdaQuestion.self) {
            $0.tables = [g20, g20, g20]
            $0.method = .lmdi
            $0.region = "KOR,@g7"
        },
        make(TivaQuestion.self) {
            $0.table = g20
            $0.region = "KOR"
            $0.content = .valueAdded
        },
        make(ScreenQuestion.self) {
            $0.tables = [g20, g20]
            $0.score = 4
        },
        make(MirrorQuestion.self) {
            $0.trade = "reports.csv"
            $0.score = 3
            $0.hs = ["85"]
        },
        make(ProjectQuestion.self) {
            $0.table = "random"
            $0.totals = "macro.csv"
            $0.deviation = 0.02
            $0.tolerance = 1e-7
            $0.output = "projected.h5"
        },
        make(ExplainQuestion.self) { $0.term = "look-through" },
        make(ResultsCompareQuestion.self) {
            $0.first = "before.json"
            $0.second = "after.json"
        },
    ]

    static let scenario = "scenario.yaml"

    static let g20 = "icio2023-2019-g20x20"

    private static func make<Q: Question>(_ type: Q.Type, _ fill: (inout Q) -> Void) -> Q {
        var question = Q()
        fill(&question)
        return question
    }
}
