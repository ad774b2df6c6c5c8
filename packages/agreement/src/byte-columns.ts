import { ABSENT, type BinaryCounts, MISSING, PRESENT } from "./ratings.ts";

/** Judgements of one coder, a byte a unit. */
export type ByteColumn = Int8Array | Uint8Array;

/** In each byte of a word, the only bit that *absent* and *present* use. */
const ONES = 0x01010101;
/** So many words are added up before a byte could overflow; a multiple of four. */
const WORDS_PER_SUM = 252;

export function isByteColumn(column: unknown): column is ByteColumn {
  return column instanceof Int8Array || column instanceof Uint8Array;
}

/**
 * How often two coders say *present* (1) and *absent* (0) together. Reads four units at a time as the bytes of one word
 * and adds all four at once: most of what is ever counted are two columns of a rare code.
 *
 * @returns nothing when a column holds anything else, such as a missing rating, which wants to be counted with care
 */
export function countsOfBytes(first: ByteColumn, second: ByteColumn): BinaryCounts | undefined {
  if (second.length !== first.length) return undefined;
  const words = first.length >> 2;
  const ofFirst = wordsOf(first, words);
  const ofSecond = wordsOf(second, words);
  let both = 0;
  let inFirst = 0;
  let inSecond = 0;
  let seen = 0;
  let at = 0;
  while (at + 4 <= words) {
    const end = Math.min(words & ~3, at + WORDS_PER_SUM);
    let bytesOfBoth = 0;
    let bytesOfFirst = 0;
    let bytesOfSecond = 0;
    // Four words a round and nothing else in it: each of these choices halves the time.
    for (; at < end; at += 4) {
      const a = ofFirst[at] as number;
      const b = ofSecond[at] as number;
      const c = ofFirst[at + 1] as number;
      const d = ofSecond[at + 1] as number;
      const e = ofFirst[at + 2] as number;
      const f = ofSecond[at + 2] as number;
      const g = ofFirst[at + 3] as number;
      const h = ofSecond[at + 3] as number;
      seen |= a | b | c | d | e | f | g | h;
      bytesOfBoth = (bytesOfBoth + (a & b) + (c & d) + (e & f) + (g & h)) | 0;
      bytesOfFirst = (bytesOfFirst + a + c + e + g) | 0;
      bytesOfSecond = (bytesOfSecond + b + d + f + h) | 0;
    }
    if ((seen & ~ONES) !== 0) return undefined;
    both += sumOfBytes(bytesOfBoth);
    inFirst += sumOfBytes(bytesOfFirst);
    inSecond += sumOfBytes(bytesOfSecond);
  }
  for (let unit = at << 2; unit < first.length; unit++) {
    const [a, b] = [first[unit] ?? MISSING, second[unit] ?? MISSING];
    if ((a !== ABSENT && a !== PRESENT) || (b !== ABSENT && b !== PRESENT)) return undefined;
    both += a & b;
    inFirst += a;
    inSecond += b;
  }
  return {
    bothPresent: both,
    firstOnly: inFirst - both,
    secondOnly: inSecond - both,
    bothAbsent: first.length - inFirst - inSecond + both,
  };
}

/** A word may only begin at every fourth byte of its buffer; a column that begins elsewhere is copied. */
function wordsOf(column: ByteColumn, words: number): Int32Array {
  const aligned = column.byteOffset % 4 === 0 ? column : column.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, words);
}

function sumOfBytes(word: number): number {
  return (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
}
