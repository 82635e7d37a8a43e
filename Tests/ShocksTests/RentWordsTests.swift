import Shocks
import Testing

@Suite struct RentWordsTests {
    @Test func noneIsAnotherWordForLost() {
        #expect(Restriction.Rent(word: "none") == .lost)
        #expect(Restriction.Rent.words.compactMap(Restriction.Rent.init(word:)).count == 4)
        #expect(Restriction.Rent(word: "nobody") == nil)
    }
}
