/** Bytes that do not say what their place in the format asks for. Thrown while reading, caught where a frame arrives. */
export class MalformedBytes extends Error {
  override readonly name = "MalformedBytes";
}

/**
 * Reads lib0's encoding without trusting it: every length is compared with what remains before it is used.
 *
 * @throws MalformedBytes from every method
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get remaining(): number {
    return this.end - this.at;
  }

  uint8(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined;
    if (byte === undefined) throw new MalformedBytes("a byte was expected, the input ends");
    this.at++;
    return byte;
  }

  /** An integer of at most 53 bits in at most eight bytes of seven bits each, least significant first. */
  varUint(): number {
    let value = 0;
    let unit = 1;
    for (let read = 0; read < 8; read++) {
      const byte = this.uint8();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      unit *= 0x80;
    }
    throw new MalformedBytes("an integer is longer than 53 bits");
  }

  /** Passes a signed integer; its first byte holds six bits and the sign. */
  skipVarInt(): void {
    if (this.uint8() < 0x80) return;
    for (let read = 0; read < 7; read++) if (this.uint8() < 0x80) return;
    throw new MalformedBytes("a signed integer is longer than 53 bits");
  }

  skip(count: number): void {
    if (count > this.remaining) throw new MalformedBytes(`${count} bytes were announced, ${this.remaining} remain`);
    this.at += count;
  }

  /** A count of things that take at least `bytesEach` bytes each. */
  count(bytesEach: number): number {
    const announced = this.varUint();
    if (announced * bytesEach > this.remaining)
      throw new MalformedBytes(`${announced} entries were announced, ${this.remaining} bytes remain`);
    return announced;
  }

  /** A length and that many bytes, as a view. */
  varBytes(): Uint8Array {
    const length = this.varUint();
    const from = this.at;
    this.skip(length);
    return this.bytes.subarray(from, from + length);
  }

  skipVarBytes(): void {
    this.skip(this.varUint());
  }

  /** Passes a string and answers its length in UTF-16 code units. */
  skipVarString(): number {
    const length = this.varUint();
    const from = this.at;
    this.skip(length);
    return utf16Length(this.bytes, from, this.at);
  }

  finish(): void {
    if (this.remaining > 0) throw new MalformedBytes(`${this.remaining} bytes follow the end`);
  }
}

/**
 * The length of UTF-8 bytes `[from, to)` in UTF-16 code units. As strict as a fatal TextDecoder (the readers use one):
 * no overlong forms, no surrogates, nothing above U+10FFFF.
 */
function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  let at = from;
  while (at < to) {
    const lead = bytes[at++] ?? 0;
    units++;
    if (lead < 0x80) continue;
    const following = lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
    if (following < 0 || at + following > to) throw new MalformedBytes("a string is not UTF-8");
    const second = bytes[at] ?? 0;
    const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) throw new MalformedBytes("a string is not UTF-8");
    for (let next = 1; next < following; next++)
      if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) throw new MalformedBytes("a string is not UTF-8");
    if (following === 3) units++;
    at += following;
  }
  return units;
}
