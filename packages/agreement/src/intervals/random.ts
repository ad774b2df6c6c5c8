/** A stream of random numbers in [0, 1) that is the same for the same seed, on every machine. */
export type Random = () => number;

/**
 * The generator xoshiro128** with its state filled from the seed by splitmix32. 53 random bits a number.
 *
 * @param seed - any whole number; it is printed with every result that used it
 * @see Blackman & Vigna (2021), ACM Transactions on Mathematical Software 47(4), 36.
 */
export function seededRandom(seed: number): Random {
  let filling = seed | 0;
  const fill = () => {
    filling = (filling + 0x9e3779b9) | 0;
    let mixed = filling ^ (filling >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()] as [number, number, number, number];
  const next = () => {
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}
