/** Reads lib0's unsigned integer, trusting that it is one; `next` is where it ends. */
export function varUint(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let unit = 1;
  for (let at = start; ; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return { value, next: at + 1 };
    unit *= 0x80;
  }
}
