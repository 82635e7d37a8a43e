import Scenarios
import Shocks

extension Scenario {
    /// The scenario with a band for every number that its sweep varies without saying between what,
    /// and of which data or the file give no error: half to twice the value.
    ///
    /// Product shares that trade filled in are such numbers, and those of overlays that become
    /// bands in a run as well.
    /// - Parameter areFromTrade: whether trade filled in the product shares.
    func withBands(ofShares areFromTrade: Bool) -> Scenario {
        guard let sweep, let list = sweep["vary"] else { return self }
        let items = list.elements.map { item -> MarkedValue in
            guard item.members.count == 1, let path = item["parameter"]?.text,
                let parameter = try? parameter(path, at: item.location)
            else { return item }
            var found = overlayBand(of: parameter)
            if areFromTrade, parameter.severity?.isCut == false, let base = parameter.base {
                found = ((base / 2)...min(2 * base, 1), "half to twice what the trade says")
            }
            guard let (band, source) = found, band.lowerBound < band.upperBound else { return item }
            var fields = item.members
            for (key, number) in [("low", band.lowerBound), ("high", band.upperBound)] {
                fields[key] = MarkedValue(
                    content: .number(number), location: item.location, origin: source,
                    isAssumed: true)
            }
            return MarkedValue(content: .object(fields), location: item.location)
        }
        var block = sweep.members
        block["vary"] = MarkedValue(content: .list(items), location: list.location)
        var fields = root.members
        fields["sweep"] = MarkedValue(content: .object(block), location: sweep.location)
        return replacing(MarkedValue(content: .object(fields), location: root.location))
    }

    /// The band that a number of an overlay has in a run, or that of its origin share, and who says
    /// so; nil for any other parameter.
    private func overlayBand(
        of parameter: ScenarioParameter
    ) -> (band: ClosedRange<Double>, source: String)? {
        let words = parameter.path.split(separator: ".")
        guard parameter.path.hasPrefix("overlay"), let key = words.last.map(String.init) else {
            return nil
        }
        if key == "origin_share", let base = parameter.base {
            return ((base / 2)...min(2 * base, 1), "no band given: half to twice the value")
        }
        guard let number = OverlayBands.Number(rawValue: key) else { return nil }
        let position = overlays.indices.first { k in
            (try? self.parameter("overlay[\(k)].\(key)", at: overlays[k].location))?.path
                == parameter.path
        }
        if let position, let written = overlays[position]["ranges"]?[key] {
            let ends = written.elements.compactMap(\.number)
            if ends.count == 2, ends[0] < ends[1] { return (ends[0]...ends[1], written.source) }
        }
        // From half a year to never is what a run shows at two ends; nothing says what lies between
        // is equally likely.
        guard let value = parameter.base,
            number != .switchingDays || value < OverlayBands.Number.never
        else { return nil }
        return (number.band(around: value), number.reason(around: value))
    }
}
