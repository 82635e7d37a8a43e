import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// Trade in Parquet, with columns of kinds that are not read: they are an obstacle only where they
/// are used. The files were written by pyarrow 26.0.1, without compression and dictionaries.
@Suite struct TradeParquetTests {
    /// exporter, importer, hs6, value; and day (dates), tags (lists), place (groups of columns).
    private static let unused = """
        UEFSMRUAFSgVKCwVBBUAFQYVBhwAAAACAAAABAEDAAAASlBOAwAAAENIThUAFSgVKCwVBBUAFQYVBhwAAAAC\
        AAAABAEDAAAAS09SAwAAAEtPUhUAFTQVNCwVBBUAFQYVBhwAAAACAAAABAEGAAAAMjgxMTExBgAAADI4MTEx\
        MRUAFSwVLCwVBBUAFQYVBhwAAAACAAAABAEAAAAAgIQuQQAAAACAhD5BFQAVHBUcLBUEFQAVBhUGHAAAAAIA\
        AAAEATFKAAAxSgAAFQAVNhU2LBUGFQAVBhUGHAAAAAIAAAADAgIAAAAGAwEAAABhAQAAAGIBAAAAYxUAFSwV\
        LCwVBBUAFQYVBhwAAAACAAAABAIBAAAAAAAAAAMAAAAAAAAAFQAVLBUsLBUEFQAVBhUGHAAAAAIAAAAEAgAA\
        AAAAAARAAAAAAAAAEEAVBBnMNQAYBnNjaGVtYRUOABUMJQIYCGV4cG9ydGVyJQBMHAAAABUMJQIYCGltcG9y\
        dGVyJQBMHAAAABUMJQIYA2hzNiUATBwAAAAVCiUCGAV2YWx1ZQAVAiUCGANkYXklDExsAAAANQIYBHRhZ3MV\
        AhUGTDwAAAA1BBgEbGlzdBUCABUMJQIYB2VsZW1lbnQlAEwcAAAANQIYBXBsYWNlFQQAFQQlAhgBeAAVCiUC\
        GAF5ABYEGRwZjCYAHBUMGSUGABkYCGV4cG9ydGVyFQAWBBZOFk4mCEkcFQAVABUCADwWDBkGGSYABAAAACYA\
        HBUMGSUGABkYCGltcG9ydGVyFQAWBBZOFk4mVkkcFQAVABUCADwWDBkGGSYABAAAACYAHBUMGSUGABkYA2hz\
        NhUAFgQWWhZaJqQBSRwVABUAFQIAPBYYGQYZJgAEAAAAJgAcFQoZJQYAGRgFdmFsdWUVABYEFlIWUib+AUkc\
        FQAVABUCADwpBhkmAAQAAAAmABwVAhklBgAZGANkYXkVABYEFkIWQibQAkkcFQAVABUCADwpBhkmAAQAAAAm\
        ABwVDBklBgAZOAR0YWdzBGxpc3QHZWxlbWVudBUAFgYWXBZcJpIDSRwVABUAFQIAPBYGGSYEAhlGAAAABgAA\
        ACYAHBUEGSUGABkoBXBsYWNlAXgVABYEFlIWUibuA0kcFQAVABUCADwpBhk2AAAEAAAAJgAcFQoZJQYAGSgF\
        cGxhY2UBeRUAFgQWUhZSJsAESRwVABUAFQIAPCkGGTYAAAQAAAAWigUWBCYIFooFACggcGFycXVldC1jcHAt\
        YXJyb3cgdmVyc2lvbiAyNi4wLjEZjBwAABwAABwAABwAABwAABwAABwAABwAAACXAgAAUEFSMQ==
        """

    /// exporter, importer, hs6, and value as decimal numbers.
    private static let decimals = """
        UEFSMRUAFSgVKCwVBBUAFQYVBhwAAAACAAAABAEDAAAASlBOAwAAAENIThUAFSgVKCwVBBUAFQYVBhwAAAAC\
        AAAABAEDAAAAS09SAwAAAEtPUhUAFTQVNCwVBBUAFQYVBhwAAAACAAAABAEGAAAAMjgxMTExBgAAADI4MTEx\
        MRUAFRQVFCwVBBUAFQYVBhwAAAACAAAABAEAlgCWFQQZXDUAGAZzY2hlbWEVCAAVDCUCGAhleHBvcnRlciUA\
        TBwAAAAVDCUCGAhpbXBvcnRlciUATBwAAAAVDCUCGANoczYlAEwcAAAAFQ4VBBUCGAV2YWx1ZSUKFQQVBixc\
        FQQVBgAAABYEGRwZTCYAHBUMGSUGABkYCGV4cG9ydGVyFQAWBBZOFk4mCEkcFQAVABUCADwWDBkGGSYABAAA\
        ACYAHBUMGSUGABkYCGltcG9ydGVyFQAWBBZOFk4mVkkcFQAVABUCADwWDBkGGSYABAAAACYAHBUMGSUGABkY\
        A2hzNhUAFgQWWhZaJqQBSRwVABUAFQIAPBYYGQYZJgAEAAAAJgAcFQ4ZJQYAGRgFdmFsdWUVABYEFjoWOib+\
        AUkcFQAVABUCADwpBhkmAAQAAAAWsAIWBCYIFrACACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNi4w\
        LjEZTBwAABwAABwAABwAAABtAQAAUEFSMQ==
        """

    private func inFile<T>(_ base64: String, _ body: (String) throws -> T) throws -> T {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "trade.parquet")
        try #require(Data(base64Encoded: base64)).write(to: path)
        return try body(path.path)
    }

    @Test func columnsThatNobodyReads() throws {
        try inFile(Self.unused) { path in
            #expect(TradeFile.isTrade(path: path))
            let found = try TradeFile.reading(path: path)
            #expect(found.trade.partners.map(\.code) == ["CHN", "JPN", "KOR"])
            #expect(found.trade.total(year: 0) == 3e6)
            let note = found.findings.first { $0.code == "columns-not-used" }
            #expect(note?.message == "these columns are not used: day, tags, place")
        }
    }

    @Test func aColumnThatIsUsedIsNamed() throws {
        try inFile(Self.decimals) { path in
            #expect(TradeFile.isTrade(path: path))
            let error = #expect(throws: Diagnostics.self) { try TradeFile.reading(path: path) }
            #expect(error?.items.map(\.code) == ["unsupported-parquet"])
            #expect(error?.items.first?.location.place == "value")
            #expect(error?.items.first?.message == "the column holds decimal numbers")
        }
    }
}
