/** Values of the normal and of Student's distribution, to about 13 digits. */

const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
/** Beyond this the upper tail is computed by itself: it is lost in the rounding of 1 minus the rest. */
const TAIL = 4;

/**
 * Distribution function of the standard normal distribution.
 *
 * @see Marsaglia (2004), Journal of Statistical Software 11(4), for the series; the tail is Laplace's continued fraction.
 */
export function normalCdf(x: number): number {
  const density = Math.exp((-x * x) / 2) / ROOT_OF_TWO_PI;
  if (Math.abs(x) <= TAIL) {
    let term = x;
    let sum = x;
    for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= (x * x) / odd;
      sum += term;
    }
    return 0.5 + density * sum;
  }
  let fraction = 0;
  for (let level = 60; level >= 1; level--) fraction = level / (Math.abs(x) + fraction);
  const tail = density / (Math.abs(x) + fraction);
  return x > 0 ? 1 - tail : tail;
}

/**
 * Quantile of the standard normal distribution.
 *
 * @param p - in (0, 1)
 */
export function normalQuantile(p: number): number {
  return quantileOf(normalCdf, p);
}

/**
 * Quantile of Student's t distribution.
 *
 * @param p - in (0, 1)
 * @param degreesOfFreedom - at least 1
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return quantileOf((t) => studentCdf(t, degreesOfFreedom), p);
}

/** Distribution function of Student's t distribution. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const tail = incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Bisection: slow and sure, and asked for once or twice per interval. By symmetry only the lower half is searched. */
function quantileOf(cdf: (x: number) => number, p: number): number {
  if (!(p > 0 && p < 1)) throw new Error(`a probability between 0 and 1 was asked for, not ${p}`);
  if (p > 0.5) return -quantileOf(cdf, 1 - p);
  if (p === 0.5) return 0;
  let low = -1;
  while (cdf(low) > p) low *= 2;
  let high = 0;
  for (let step = 0; step < 200 && high - low > 1e-15 * -low; step++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Regularised incomplete beta function, by its continued fraction (Lentz's method). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges quickly only below the mean; above it the mirror image does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  const apart = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front * fraction;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Logarithm of the gamma function of a positive number: Stirling's series, after raising small arguments. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift -= Math.log(z);
    z++;
  }
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series;
}
