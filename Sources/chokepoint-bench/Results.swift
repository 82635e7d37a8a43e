/// All measurements of a run, and the product rate that they are compared with.
struct Results: Sendable {
    /// In the order in which they were made.
    var samples: [Sample] = []

    /// Adds measurements; those of a case that is there already become its repetitions.
    mutating func add(_ new: [Sample]) {
        for sample in new {
            if let index = samples.firstIndex(where: { $0.isRepetition(of: sample) }) {
                samples[index].merge(sample)
            } else {
                samples.append(sample)
            }
        }
    }

    /// The fastest product of the run, in floating-point operations a second; nil before one was
    /// timed.
    var productRate: Double? {
        samples.filter { $0.benchmark == ProductBenchmark.name }
            .compactMap { sample in sample.operations.map { $0 / sample.seconds } }.max()
    }

    /// Operations a second as a share of the product's.
    func shareOfProduct(_ sample: Sample) -> Double? {
        guard let operations = sample.operations, let productRate else { return nil }
        return operations / sample.seconds / productRate
    }

    /// Time in units of one n×n product at the fastest rate: what compares between machines.
    func inProducts(_ sample: Sample) -> Double? {
        guard let productRate else { return nil }
        let n = Double(sample.n)
        return sample.seconds * productRate / (2 * n * n * n)
    }

    /// This package's measurement of a case; nil when it was not made.
    func own(_ benchmark: any Benchmark.Type, _ variant: String, n: Int) -> Sample? {
        samples.first {
            $0.program == Sample.own && $0.benchmark == benchmark.name && $0.variant == variant
                && $0.n == n
        }
    }
}
