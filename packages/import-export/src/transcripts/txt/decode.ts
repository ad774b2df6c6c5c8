import { analyse } from "chardet";
import type { ImportNotice } from "../notices.ts";
import { endReading } from "../refusals.ts";

export type DecodedText = {
  readonly text: string;
  readonly encoding: string;
  readonly report: readonly ImportNotice[];
};

/**
 * Decodes a text file: a byte order mark decides; else strict UTF-8; else UTF-16, which shows by where the zero bytes
 * stand; else the most likely Windows code page, which is reported, because it is a guess.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked) return decoded(bytes, marked, []);
  const sound = isUtf8(bytes);
  // Latin and Cyrillic in UTF-16 are valid UTF-8 too, full of zero bytes; one stray zero makes no UTF-16.
  const wide = utf16ByZeroBytes(bytes, sound ? Math.max(2, bytes.length / 10) : bytes.length / 50);
  if (wide) return decoded(bytes, wide, [{ code: "encoding_assumed", encoding: wide, basis: "zero_bytes" }]);
  if (sound) return decoded(bytes, "utf-8", []);
  const page = likelyCodePage(bytes);
  return decoded(bytes, page, [{ code: "encoding_assumed", encoding: page, basis: "letter_statistics" }]);
}

function decoded(bytes: Uint8Array, encoding: string, report: readonly ImportNotice[]): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what text files do not hold shows that this is none
  const foreign = text.match(/[\0-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (foreign > 8 && foreign > text.length / 100) endReading({ code: "not_decodable", reason: "binary" });
  const replaced = text.match(/[\0\ufffd]|\p{Surrogate}/gu)?.length ?? 0;
  if (replaced > 8 && replaced > text.length / 20) endReading({ code: "not_decodable", reason: "binary" });
  return {
    text,
    encoding,
    report: replaced > 0 ? [...report, { code: "characters_replaced", count: replaced }] : report,
  };
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  const wide = (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (wide) endReading({ code: "not_decodable", reason: "utf_32" });
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** Spaces, line ends and Latin letters have a zero byte in UTF-16, always on the same side. */
function utf16ByZeroBytes(bytes: Uint8Array, atLeast: number): "utf-16le" | "utf-16be" | undefined {
  const zeros = [0, 0] as [number, number];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  if (even + odd < atLeast) return undefined;
  if (odd > 20 * even) return "utf-16le";
  if (even > 20 * odd) return "utf-16be";
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** ISO 8859 texts are read as the Windows page that contains them. */
const PAGES: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "ISO-8859-2": "windows-1250",
  "ISO-8859-5": "windows-1251",
  "ISO-8859-6": "windows-1256",
  "ISO-8859-7": "windows-1253",
  "ISO-8859-8": "windows-1255",
  "ISO-8859-9": "windows-1254",
};

function likelyCodePage(bytes: Uint8Array): string {
  for (const { name } of analyse(bytes.subarray(0, 100_000))) {
    const page = PAGES[name] ?? name;
    if (/^windows-125\d$/.test(page)) return page;
  }
  return "windows-1252";
}
