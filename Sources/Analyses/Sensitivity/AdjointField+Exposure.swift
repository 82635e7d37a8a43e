public import InputOutput
public import LinearAlgebra

extension AdjointField {
    /// The field of a value-added exposure: the share of value added from `suppliers` in all value
    /// added behind the output of `users`, which is `Exposure`'s value-added share. The users'
    /// output is held fixed.
    /// - Throws: what the solver throws. Users without output are a precondition.
    public static func valueAddedExposure(
        of users: [Int], to suppliers: [Int], _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> AdjointField {
        let table = system.table
        table.layout.checkIndustries(users, "users")
        table.layout.checkIndustries(suppliers, "suppliers")
        let value = system.coefficients.valueAdded
        var u = [Double](repeating: 0, count: value.count)
        for i in suppliers { u[i] = value[i] }
        var y = [Double](repeating: 0, count: value.count)
        for j in users { y[j] = table.x[j] }
        return try AdjointField(system, ratioOf: u, to: value, demand: y)
    }
}
