import InputOutput

/// The texts of a workbook that cells refer to by number.
struct SharedStrings: Sendable {
    /// The texts, in order.
    let texts: [String]

    /// The cell that refers to text number `index`, from 0.
    subscript(index: Int) -> SheetValue {
        if index >= 0, index < texts.count { return .text(texts[index]) }
        return .damaged("shared string \(index) is not there; there are \(texts.count)")
    }
}

extension SharedStrings {
    /// The texts of an xlsb part.
    /// - Throws: `damaged-workbook`, without file.
    package init(binary bytes: UnsafeRawBufferPointer) throws(Diagnostics) {
        let bytes = bytes.assumingMemoryBound(to: UInt8.self)
        var texts: [String] = []
        guard let base = bytes.baseAddress else {
            throw WorkbookDamage.diagnostics("the part of the shared strings is empty")
        }
        var cursor = BIFF12Cursor(base, count: bytes.count)
        while true {
            guard case .record(let type, let data) = cursor.next() else {
                throw WorkbookDamage.diagnostics(
                    "the shared strings end in the middle, behind number \(texts.count)")
            }
            if type == BIFF12Record.endSharedStrings { break }
            guard type == BIFF12Record.sharedStringItem else { continue }
            // One byte of flags, then the text, then runs and phonetics.
            guard let (text, _) = BIFF12Value.text(data, at: 1) else {
                throw WorkbookDamage.diagnostics(
                    "shared string \(texts.count) is longer than its record")
            }
            texts.append(text)
        }
        self.texts = texts
    }

    /// The texts of an xlsx part: of each item the text of all its runs, without phonetic ones.
    /// - Throws: `damaged-workbook`, without file.
    package init(xml bytes: UnsafeRawBufferPointer) throws(Diagnostics) {
        var texts: [String] = []
        var current = ""
        var phonetic = 0
        var isText = false
        try XMLPart.read(
            bytes, named: "the part of the shared strings",
            start: { name, _ in
                switch name {
                case "si": current = ""
                case "rPh": phonetic += 1
                case "t": isText = phonetic == 0
                default: break
                }
            },
            text: { if isText { current += $0 } },
            end: { name in
                switch name {
                case "si":
                    texts.append(
                        current.utf8.contains(0x5F)
                            ? XMLText.replacingEscapes(current) : current)
                case "rPh": phonetic -= 1
                case "t": isText = false
                default: break
                }
            })
        self.texts = texts
    }
}

/// The finding about a workbook whose parts do not fit together.
enum WorkbookDamage {
    /// `damaged-workbook`, without file.
    static func diagnostics(_ reason: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "damaged-workbook", reason,
                remedy: "save the workbook again, or get it again")
        ])
    }
}
