import LinearAlgebra
import Testing

@Suite(.serialized) struct BLASProviderTests {
    @Test func theProviderIsNamed() {
        let provider = BLASProvider.current
        #expect(provider.description.hasPrefix(provider.family.rawValue))
        #expect(provider.isReference == (provider.family == .reference))
        if provider.family == .openBLAS {
            #expect(provider.configuration?.contains("OpenBLAS") == true)
            #expect(provider.kernel?.isEmpty == false)
        }
        #if os(Linux)
            #expect(provider.blasLibrary?.contains("blas") == true)
            #expect(provider.lapackLibrary != nil)
        #endif
    }

    /// OpenBLAS falls back to kernels of 2004 where it is older than the processor.
    @Test func oldKernelsAreSeen() {
        func faster(_ kernel: String?, _ width: Int) -> String? {
            BLASProvider.fasterKernel(than: kernel, vectorWidth: width)
        }
        #expect(faster("Prescott", 512) == "SkylakeX")
        #expect(faster("Prescott", 256) == "Haswell")
        #expect(faster("Prescott", 128) == nil && faster("Prescott", 0) == nil)
        #expect(faster("Cooperlake", 512) == nil && faster(nil, 512) == nil)
    }

    @Test func threadsAreSetAndRestored() {
        guard let before = BLASThreads.count else { return }
        #expect(before >= 1)
        if BLASThreads.set(1) { #expect(BLASThreads.count == 1) }
        BLASThreads.set(before)
        BLASThreads.withSingleThread { #expect(BLASThreads.count == 1) }
        #expect(BLASThreads.count == before)
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            try BLASThreads.withSingleThread { () throws(Refused) in throw Refused() }
        }
        #expect(BLASThreads.count == before)
    }

    @Test func gemmRateIsPlausible() {
        let rate = GemmRate.measure(n: 64, repetitions: 2)
        #expect(rate > 1e6 && rate < 1e15)
    }

    @Test func noThreadsStopTheProcess() async {
        await #expect(processExitsWith: .failure) { BLASThreads.set(0) }
    }
}
