import Reporting
import Testing

@Suite struct MarkdownExporterTests {
    @Test func wholeDocument() throws {
        #expect(
            try MarkdownExporter.render(shock, options: .init()) == """
                # shock: WIOD 2013 (2011, million USD)

                Korea loses more than Japan.

                ## Impact of cutting JPN/c9 → KOR by 30%

                | model | region | output change (million USD) | Value added change, of GDP (%) \
                | Price change (%) |
                | --- | --- | ---: | ---: | ---: |
                | leontief | JPN | -12,346 | -0.310 | n/a |
                | leontief | KOR | -1,234,568 | -4.25 | n/a |
                | price | KOR | 0 | -0.000310 | 1.50 |
                | price | ROW | 0.25 | 0 | 12.1 |

                Losses are negative.

                ## Assumptions

                | name | value | unit | source | set by |
                | --- | --- | --- | --- | --- |
                | cut | 0.3 | share | command line | yours |
                | elasticity | 5 |  | Caliendo 2015 | default |

                Numerics: n = 1435; rcond = 0.00123; relative residual = 3.14e-16; \
                BLAS = OpenBLAS 0.3.21; threads = 2; solver = LU; draws kept = 12

                ## Findings

                - **warning** wiod.h5: Y: 27 cells of Y are negative (see chokepoint check) \
                (`negative-demand`)

                chokepoint 0.1.0, shock

                """)
    }

    @Test func oddCells() throws {
        #expect(
            try MarkdownExporter.render(trickyDocument, options: .init(tableName: "tricky"))
                == #"""
                ## Quotes " &amp; &lt;tags&gt; \| pipes

                | label | value (&lt;u&gt;) | rank | known |
                | --- | ---: | ---: | --- |
                | say "hi", \*you\* | 0 | 1 | yes |
                | two<br>lines | 0 | 2 | no |
                | a\|b &lt;i&gt;&amp;'c_d\_ | nan | n/a | n/a |
                | 日本 Köln 🇰🇷 | 1.798e308 | 12,345 | yes |
                |  | -1,234.5 | -7 | no |
                | n/a | -inf | 9,223,372,036,854,775,807 | yes |

                chokepoint 0.1.0, check

                """#)
    }

    @Test func noRows() throws {
        let document = ResultDocument(command: "c", version: "v", tables: [empty])
        #expect(
            try MarkdownExporter.render(document, options: .init()) == """
                ## Nothing

                | region | x (t) |
                | --- | --- |

                (no rows)

                chokepoint v, c

                """)
    }
}
