import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalise, canonicaliseMapped, isCanonical } from "./canonical-text.ts";
import { mapSpan } from "./position-map.ts";

const run = { seed: 20260301, numRuns: 2000 };
const PIECES = [
  [
    "a",
    "Z",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u0085",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\0",
    "\u0007",
    "\f",
    "\u00a0",
    "\u00ad",
  ],
  ["\u0301", "\u0323", "\u0308", "e", "i", "\u00e9", "\u0958", "\u212b", "\u2126", "\u2000", "\uf900", "\u0344"],
  ["\u1100", "\u1161", "\u11a8", "\uac00", "\u{16d63}", "\u{16d67}", "\u{1d15e}", "\u09c7", "\u09be"],
  [
    "\ud83d",
    "\ude00",
    "\u{1f600}",
    "\u{1f1ee}\u{1f1f9}",
    "\u{1f469}\u200d\u{1f52c}",
    "\u05d0",
    "\u0627",
    "\ufffd",
    "<",
    "&",
    "]]>",
  ],
].flat();
const raw = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("canonical text", () => {
  it.each([
    ["drops the byte order mark", "\ufeffHello", "Hello"],
    ["drops controls that precede a byte order mark, and the mark", "\u0001\ufeff\ufeffHello", "Hello"],
    ["keeps a zero-width no-break space inside the text", "a\ufeffb", "a\ufeffb"],
    ["makes every line end a LF", "a\r\nb\rc\u0085d\u2028e\u2029f\n", "a\nb\nc\nd\ne\nf\n"],
    ["replaces NUL and lone surrogates", "a\0b\ud83dc", "a\ufffdb\ufffdc"],
    ["does not join the halves of a pair across a dropped control", "\ud83d\u0001\ude00", "\ufffd\ufffd"],
    ["composes", "i\u0308", "\u00ef"],
    ["composes across a dropped control", "e\u0001\u0301", "\u00e9"],
    [
      "keeps spaces, quotation marks, dashes and compatibility characters",
      " \u00a0\u201ca\u201d \u2013 \ufb01\u00b2 ",
      " \u00a0\u201ca\u201d \u2013 \ufb01\u00b2 ",
    ],
  ])("%s", (_, decoded, stored) => {
    expect(canonicalise(decoded)).toBe(stored);
  });

  it("is the same when made twice, has no CR, no leading mark, and is NFC", () => {
    fc.assert(
      fc.property(raw, (decoded) => {
        const text = canonicalise(decoded);
        expect(canonicalise(text)).toBe(text);
        expect(isCanonical(text)).toBe(true);
        expect(text.normalize("NFC")).toBe(text);
        expect(/\p{Surrogate}/u.test(text)).toBe(false);
        expect(/[\r\0]|^\ufeff/.test(text)).toBe(false);
      }),
      run,
    );
  });

  it("is the same text with and without its position map", () => {
    fc.assert(
      fc.property(raw, (decoded) => {
        expect(canonicaliseMapped(decoded).text).toBe(canonicalise(decoded));
      }),
      run,
    );
  });

  it("is the same text with its map for every character, alone and after a letter", () => {
    for (let point = 1; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const decoded = `\u0301a${String.fromCodePoint(point)}\u0301`;
      if (canonicaliseMapped(decoded).text !== canonicalise(decoded)) expect(point.toString(16)).toBe("composed alike");
    }
  });

  it("composes as the map assumes for every pair that Unicode composes", () => {
    for (let point = 1; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const decoded = String.fromCodePoint(point).normalize("NFD");
      if (canonicaliseMapped(decoded).text !== canonicalise(decoded)) expect(point.toString(16)).toBe("composed alike");
    }
  });

  it("cut before and after by mapped positions gives pieces with equal canonical forms", () => {
    const chunk = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => `x${pieces.join("")}`);
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 1, maxLength: 8 }), fc.nat(8), fc.nat(8), (chunks, one, other) => {
        const starts = [0];
        for (const each of chunks) starts.push((starts.at(-1) ?? 0) + each.length);
        const [from, to] = [Math.min(one, other, chunks.length), Math.min(Math.max(one, other), chunks.length)];
        const decoded = chunks.join("");
        const before = { start: starts[from] ?? 0, end: starts[to] ?? 0 };
        const { text, positions } = canonicaliseMapped(decoded);
        const after = mapSpan(positions, before);
        expect(canonicalise(text.slice(after.start, after.end))).toBe(
          canonicalise(decoded.slice(before.start, before.end)),
        );
      }),
      run,
    );
  });

  it("maps positions in order, from the start of the text to its end", () => {
    fc.assert(
      fc.property(raw, (decoded) => {
        const { text, positions } = canonicaliseMapped(decoded);
        let last = 0;
        for (let offset = 0; offset <= decoded.length; offset++) {
          expect(positions.start(offset)).toBeLessThanOrEqual(positions.end(offset));
          expect(positions.start(offset)).toBeGreaterThanOrEqual(last);
          last = positions.start(offset);
        }
        expect(positions.start(0)).toBe(0);
        expect(positions.end(decoded.length)).toBe(text.length);
      }),
      run,
    );
  });

  it("sends a position inside a composed letter to its start or its end", () => {
    const { text, positions } = canonicaliseMapped("ae\u0301b");
    expect(text).toBe("a\u00e9b");
    expect([positions.start(2), positions.end(2)]).toEqual([1, 2]);
    expect(mapSpan(positions, { start: 3, end: 4 })).toEqual({ start: 2, end: 3 });
  });
});
