import InputOutput

/// A question whose answer holds amounts of money: they can be told in another currency than the
/// table’s.
///
/// The rate is applied where tables are opened (`Inquiry.open`), and stands in the ledger of every
/// answer (`Inquiry.finished`): a question only has it as a field.
package protocol PricedQuestion: Question {
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    var rate: String? { get }
}

extension CentralityQuestion: PricedQuestion {}
extension CheckQuestion: PricedQuestion {}
extension CompareQuestion: PricedQuestion {}
extension DecomposeQuestion: PricedQuestion {}
extension ExposureQuestion: PricedQuestion {}
extension FootprintQuestion: PricedQuestion {}
extension InfoQuestion: PricedQuestion {}
extension LinkagesQuestion: PricedQuestion {}
extension MultipliersQuestion: PricedQuestion {}
extension OriginsQuestion: PricedQuestion {}
extension PathsQuestion: PricedQuestion {}
extension ResponsibilityQuestion: PricedQuestion {}
extension RunQuestion: PricedQuestion {}
extension ScanQuestion: PricedQuestion {}
extension ScreenQuestion: PricedQuestion {}
extension SdaQuestion: PricedQuestion {}
extension SensitivityQuestion: PricedQuestion {}
extension ShockQuestion: PricedQuestion {}
extension SolveQuestion: PricedQuestion {}
extension TivaQuestion: PricedQuestion {}
extension TriangulateQuestion: PricedQuestion {}
