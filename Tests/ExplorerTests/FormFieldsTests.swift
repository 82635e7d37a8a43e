import Explorer
import Testing

@Suite(.timeLimit(.minutes(20))) struct FormFieldsTests {
    @Test func queriesAreReadAsBrowsersWriteThem() {
        let fields = FormFields(query: "a=1+2&b=%C3%B6%26&a=&c&restrict=JPN/C:KOR%3D30%25&d=%zz")
        #expect(fields.first("a") == "1 2" && fields.all("a") == ["1 2"])
        #expect(fields.first("b") == "ö&" && fields.first("c") == nil)
        #expect(fields.first("restrict") == "JPN/C:KOR=30%")
        #expect(fields.first("d") == "%zz")
    }

    @Test func whatIsWrittenReadsBackTheSame() {
        let fields = FormFields([("restrict", "JPN/C:@eu27=30%~0.1"), ("x", "a b&c=d+é\n\"'")])
        #expect(FormFields(query: fields.query) == fields)
        #expect(fields.with("y", "1").without("x", "restrict").query == "y=1")
    }
}
