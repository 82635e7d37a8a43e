public import Shocks

extension ScenarioParameter {
    /// Whether any of some runs takes it: who keeps a rent is for models with prices, first day and
    /// duration are for models with days, and a model's parameter is for models that declare it.
    /// True for all that is no matter of models, and where no model runs.
    public func isTaken(by runs: [ModelRun], of registry: ModelRegistry) -> Bool {
        if runs.isEmpty { return true }
        func declares(_ id: String) -> Bool { runs.contains { $0.values[id] != nil } }
        switch (steps.first, steps.last) {
        case (.field("restrictions"), .field("rent")): return runs.contains { $0.type.takesRents }
        case (.field("restrictions"), .field(let name)) where ["start", "duration"].contains(name):
            return declares(name)
        case (.field(let name), _) where steps.count == 1:
            return declares(name) || !registry.parameters.contains { $0.id == name }
        default: return true
        }
    }
}
