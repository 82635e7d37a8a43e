extension Glossary {
    /// The central equation of each model, and the literature that it is from, by the model’s name.
    /// The equations in full are in the documentation of the module Shocks.
    static let equations: [String: (formula: String, source: String)] = [
        "extraction": (
            "Δx = −κ·T_ir / (1 + κ·φ_ir) · L·e_i for one product i and importer r: "
                + "T_ir the gross flow, φ_ir = Σ_j∈r a_ij·L_ji",
            "Dietzenbacher & Lahr 2013; Los, Timmer & de Vries 2016"
        ),
        "replacement": (
            "the extracted deliveries are added to other origins’ rows of A and Y, each up to its "
                + "spare capacity; Δx = (I − A′)⁻¹·y′ − x",
            "Dietzenbacher, van Burken & Kondo 2019"
        ),
        "cost-push": (
            "p = v_c′·(I − A∘Θ)⁻¹, Θ the mark-ups on restricted inputs; cost of final demand "
                + "= Σ (p − 1)·y / Σ y",
            "Leontief price model; Miller & Blair 2022, chapter 2"
        ),
        "mixed": (
            "Δx = L·e_j · Δx_j / L_jj for one industry j whose output is given",
            "Miller & Blair 2022, chapter 13"
        ),
        "shortage": (
            "each day x = min(orders + final demand, capacity, what stocks allow); "
                + "S ← S + deliveries − use; deliveries of the restricted product are at most "
                + "(1 − κ·φ)·q⁰",
            "Hallegatte 2008, 2014; Pichler and others 2022"
        ),
        "network": (
            "every market clears by its price with CES demand for origins (σ_o), inputs and "
                + "factors, and factors fixed in their industry; "
                + "q ≤ (1 − κ·φ)·q⁰ with a wedge τ ≥ 1",
            "Baqaee & Farhi 2024; Bachmann and others 2024"
        ),
        "trade-ge": (
            "ĉ = ŵ^γ·Π P̂^γ, P̂ = (Σ π·(κ̂·ĉ)^−θ)^−1/θ, trade balances with fixed deficits; "
                + "real income = income / price of final demand",
            "Caliendo & Parro 2015; Costinot & Rodríguez-Clare 2014"
        ),
        "ces": (
            "h_j = (v_c + Σ_p a_pj·r_pj^ρ)^(1/ρ), ρ = (σ − 1)/σ, r_pj what arrives of product p",
            "Arrow, Chenery, Minhas & Solow 1961"
        ),
        "ghosh": (
            "Δx′ = Δv′·(I − B)⁻¹, B = x̂⁻¹·Z",
            "Ghosh 1958; Dietzenbacher 1997; Oosterhaven 1988"
        ),
        "feasible": (
            "max v_c·x subject to 0 ≤ x − A·x ≤ f_max and x ≤ x_max",
            "linear programme over the table’s coefficients"
        ),
    ]
}
