extension Glossary {
    /// Where each parameter of the models enters their equations, by its name, and a value for the
    /// example where it has no default that could be typed. The equations in full are in the
    /// documentation of the module Shocks.
    static let parameterUses: [String: (formula: String, value: String?)] = [
        "replace": (
            "Δx = (I − A′)⁻¹·y′ − x, where what is lost is added to the rows of A and Y of those "
                + "who replace it", nil
        ),
        "spare_capacity": (
            "additional direct deliveries of industry i ≤ spare_capacity·x_i", nil
        ),
        "mark_up": ("Θ = 1 + mark_up·κ·φ on restricted cells; p = w′·(I − A∘Θ)⁻¹", nil),
        "input_rule": (
            "x ≤ min_p S_p/a_p (leontief); x ≤ min(S_p/a_p of critical p, ½·(S_p/a_p + x⁰) of "
                + "important p) (half-critical); products stand in for each other (linear)", nil
        ),
        "days": ("the results are sums over the days 0 to days − 1", nil),
        "start": ("κ is 0 before the day start", nil),
        "duration": ("κ is 0 again from the day start + duration on", "90"),
        "inventory_days": ("target stock = inventory_days·use of one day", "60"),
        "inventory_days_by_user": (
            "target stock of the sector = days of the file·use of one day", "STOCKS.csv"
        ),
        "criticality": (
            "rating 1: x ≤ S_p/a_p; rating 0.5: x ≤ ½·(S_p/a_p + x⁰); rating 0: no limit",
            "RATINGS.csv"
        ),
        "origin_substitution": (
            "from the day switching_days on others deliver origin_substitution of the missing "
                + "variety, before it nothing", nil
        ),
        "switching_days": (
            "others deliver nothing for switching_days after the start, then origin_substitution "
                + "of the missing variety", nil
        ),
        "restock_days": ("orders of a day = use + (target stock − stock) / restock_days", nil),
        "rationing": (
            "an input limits production once its stock is below rationing·target stock", nil
        ),
        "overproduction_max": (
            "capacity α·x⁰, α + (overproduction_max − α)·scarcity / overproduction_days a day "
                + "while orders exceed output", nil
        ),
        "overproduction_days": (
            "α + (overproduction_max − α)·scarcity / overproduction_days a day under scarcity, "
                + "α + (1 − α) / overproduction_days a day without", nil
        ),
        "reorder": (
            "order shares follow what suppliers could have delivered over what was ordered", nil
        ),
        "consumption_elasticity": (
            "P_c = [Σ_s ω_s·P_s^(1−σ)]^(1/(1−σ)) of final demand, σ = consumption_elasticity", nil
        ),
        "value_added_elasticity": (
            "c_b = [α_b·w_b^(1−θ) + (1−α_b)·M_b^(1−θ)]^(1/(1−θ)), θ = value_added_elasticity", nil
        ),
        "input_elasticity": (
            "M_b = [Σ_s ω_sb·P_sb^(1−ε)]^(1/(1−ε)), ε = input_elasticity", nil
        ),
        "sigma_origins": (
            "P_sb = [Σ_o ω_o·p_o^(1−σ_o)]^(1/(1−σ_o)); in trade-ge θ = σ_o − 1", "0.76"
        ),
        "elasticities": ("σ_o = 1 + θ_s for the products of sector s", "caliendo-parro"),
        "factors": (
            "w_i = va_i·λ_i / (va⁰_i·λ⁰_i) for each industry (immobile), or one w for the "
                + "industries of a region (mobile)", nil
        ),
        "theta": ("π′ = π·(κ̂·τ·ĉ / P̂)^(−θ), P̂ = (Σ π·(κ̂·τ·ĉ)^(−θ))^(−1/θ)", nil),
        "deficits": (
            "expenditure = income + D′, D′ = 0 before and after (removed) or D as it was (fixed)",
            nil
        ),
        "sigma": ("h_j = [w_j + Σ_p a_pj·r_pj^ρ]^(1/ρ), ρ = (sigma − 1)/sigma", nil),
        "rounds": (
            "r_pj of a round is the mean over origins of h of the round before it", nil
        ),
    ]
}
