/// The formats that are known. A new format is one file and one line here.
///
/// A program with formats of its own need not change this list: within
/// `TableFormats.$all.withValue([MyFormat.self] + TableFormats.all) { … }` everything that opens
/// tables knows them.
public enum TableFormats {
    /// Every reader, in the order in which they are asked.
    @TaskLocal public static var all: [any TableReader.Type] = [
        NativeFormat.self,
        CSVFolderFormat.self,
        WIODWorkbookFormat<WIOD2016>.self,
        WIODWorkbookFormat<WIOD2013>.self,
        WIODWorkbookFormat<ADBMRIO>.self,
        WIOD2016Stata.self,
        WIOD2016RData.self,
        WIODCopy.self,
        NPZFormat.self,
        ImplicitFormat.self,
        ExcelFormat.self,
        OECDFormat.self,
        EXIOBASEFormat.self,
        EXIOBASEHybridFormat.self,
        PymrioFormat.self,
        MARIOFormat.self,
        EoraFormat.self,
        GLORIAFormat.self,
        FIGAROFormat.self,
        LongFormat.self,
        WideFormat.self,
    ]

    /// Every writer, in the order in which they are asked.
    @TaskLocal public static var writers: [any TableWriter.Type] = [
        NativeFormat.self,
        PymrioFormat.self,
        PymrioParquetFormat.self,
        CSVFolderFormat.self,
        NPZFormat.self,
        ExcelFormat.self,
        LongFormat.self,
        LongParquetFormat.self,
    ]
}
