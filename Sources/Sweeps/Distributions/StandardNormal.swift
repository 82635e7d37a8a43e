import RealModule

/// The standard normal distribution.
public enum StandardNormal {
    /// Φ(x) = ½ erfc(−x/√2), accurate in both tails to a few units in the last place.
    public static func cumulative(_ x: Double) -> Double {
        0.5 * Double.erfc(-x * 0.7071067811865476)
    }

    /// Φ⁻¹(p) for p in 0…1; −∞ at 0 and +∞ at 1. Relative accuracy about 10⁻¹⁶ in exact arithmetic.
    ///
    /// M. J. Wichura, Algorithm AS 241: The percentage points of the normal distribution, Applied
    /// Statistics 37, 477–484 (1988), routine PPND16.
    public static func quantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a probability of \(p)")
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * ratio(Self.central, at: r)
        }
        let tail = q < 0 ? p : 1 - p
        if tail == 0 { return q < 0 ? -.infinity : .infinity }
        let r = (-Double.log(tail)).squareRoot()
        let x = r <= 5 ? ratio(Self.middle, at: r - 1.6) : ratio(Self.far, at: r - 5)
        return q < 0 ? -x : x
    }

    /// Coefficients of degree 7 over degree 7, lowest degree first, with the numerator's in `x`
    /// and the denominator's in `y`.
    private typealias Rational = (
        SIMD2<Double>, SIMD2<Double>, SIMD2<Double>, SIMD2<Double>,
        SIMD2<Double>, SIMD2<Double>, SIMD2<Double>, SIMD2<Double>
    )

    private static func ratio(_ c: Rational, at r: Double) -> Double {
        var value = c.7 * r + c.6
        value = value * r + c.5
        value = value * r + c.4
        value = value * r + c.3
        value = value * r + c.2
        value = value * r + c.1
        value = value * r + c.0
        return value.x / value.y
    }

    private static let central: Rational = (
        [3.3871328727963666080, 1],
        [1.3314166789178437745e2, 4.2313330701600911252e1],
        [1.9715909503065514427e3, 6.8718700749205790830e2],
        [1.3731693765509461125e4, 5.3941960214247511077e3],
        [4.5921953931549871457e4, 2.1213794301586595867e4],
        [6.7265770927008700853e4, 3.9307895800092710610e4],
        [3.3430575583588128105e4, 2.8729085735721942674e4],
        [2.5090809287301226727e3, 5.2264952788528545610e3]
    )

    private static let middle: Rational = (
        [1.42343711074968357734, 1],
        [4.63033784615654529590, 2.05319162663775882187],
        [5.76949722146069140550, 1.67638483018380384940],
        [3.64784832476320460504, 6.89767334985100004550e-1],
        [1.27045825245236838258, 1.48103976427480074590e-1],
        [2.41780725177450611770e-1, 1.51986665636164571966e-2],
        [2.27238449892691845833e-2, 5.47593808499534494600e-4],
        [7.74545014278341407640e-4, 1.05075007164441684324e-9]
    )

    private static let far: Rational = (
        [6.65790464350110377720, 1],
        [5.46378491116411436990, 5.99832206555887937690e-1],
        [1.78482653991729133580, 1.36929880922735805310e-1],
        [2.96560571828504891230e-1, 1.48753612908506148525e-2],
        [2.65321895265761230930e-2, 7.86869131145613259100e-4],
        [1.24266094738807843860e-3, 1.84631831751005468180e-5],
        [2.71155556874348757815e-5, 1.42151175831644588870e-7],
        [2.01033439929228813265e-7, 2.04426310338993978564e-15]
    )
}
