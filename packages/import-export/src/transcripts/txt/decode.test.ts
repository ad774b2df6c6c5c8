import { describe, expect, it } from "vitest";
import { reading, refusal, utf8 } from "../../../test/reading.ts";

const wide = (text: string, littleEndian: boolean, mark = true): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * (text.length + (mark ? 1 : 0))));
  const units = [...(mark ? "\ufeff" : ""), ...text.split("")];
  for (const [at, unit] of units.entries()) view.setUint16(2 * at, unit.charCodeAt(0), littleEndian);
  return new Uint8Array(view.buffer);
};
const bytes = (...values: (number | string)[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => (typeof value === "string" ? [...utf8(value)] : [value])));

const FRENCH = bytes(
  "L'",
  0xe9,
  "t",
  0xe9,
  " dernier, j'ai d",
  0xe9,
  "cid",
  0xe9,
  " d'arr",
  0xea,
  "ter. ",
  0xab,
  " Voil",
  0xe0,
  " ",
  0xbb,
);
/** Windows-1251 has the Russian alphabet from 0xC0 on, in order. */
const russian = (text: string) =>
  bytes(
    ...[...text].map((letter) =>
      letter >= "А" && letter <= "я" ? (letter.codePointAt(0) ?? 0) - 0x410 + 0xc0 : letter,
    ),
  );

describe("decoding of text files", () => {
  it.each([
    ["UTF-8", utf8("né \u{1f600}"), "utf-8"],
    ["UTF-8 with a mark", utf8("\ufeffné \u{1f600}"), "utf-8"],
    ["UTF-16 with a mark", wide("né \u{1f600}", true), "utf-16le"],
    ["big-endian UTF-16 with a mark", wide("né \u{1f600}", false), "utf-16be"],
  ])("%s needs no guess", (_, file, encoding) => {
    const read = reading("a.txt", file);
    expect([read.text, read.encoding, read.report]).toEqual(["né \u{1f600}", encoding, []]);
  });

  it.each([
    ["UTF-16 without a mark", wide("I: né?\nP: nu.\n", true, false), "I: né?\nP: nu.\n", "utf-16le", "zero_bytes"],
    ["big-endian UTF-16 without a mark", wide("I: né?\n", false, false), "I: né?\n", "utf-16be", "zero_bytes"],
    [
      "a Western code page",
      FRENCH,
      "L'été dernier, j'ai décidé d'arrêter. « Voilà »",
      "windows-1252",
      "letter_statistics",
    ],
    [
      "a Cyrillic code page",
      russian("Как вы бросили курить и почему это было трудно для вас"),
      "Как вы бросили курить и почему это было трудно для вас",
      "windows-1251",
      "letter_statistics",
    ],
  ])("%s is assumed, and the assumption reported", (_, file, text, encoding, basis) => {
    const read = reading("a.txt", file);
    expect([read.text, read.encoding]).toEqual([text, encoding]);
    expect(read.report[0]).toEqual({ code: "encoding_assumed", encoding, basis });
  });

  it("a stray zero byte in a short file makes no UTF-16 of it", () => {
    const read = reading("a.txt", bytes("I: so?", 0));
    expect([read.text, read.encoding]).toEqual(["I: so?\ufffd", "utf-8"]);
  });

  it("Cyrillic UTF-16 without a mark is assumed, though its bytes are valid UTF-8", () => {
    const read = reading("a.txt", wide("Как вы бросили курить?\nТрудно было.\n", true, false));
    expect([read.text, read.encoding]).toEqual(["Как вы бросили курить?\nТрудно было.\n", "utf-16le"]);
  });

  it("characters that could not be read are counted", () => {
    const read = reading("a.txt", bytes(0xef, 0xbb, 0xbf, "good words here ", 0xff, " and there ", 0));
    expect(read.text).toBe("good words here \ufffd and there \ufffd");
    expect(read.report).toEqual([{ code: "characters_replaced", count: 2 }]);
  });

  it.each([
    [
      "binary content",
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256),
      { code: "not_decodable", reason: "binary" },
    ],
    ["UTF-32", bytes(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0), { code: "not_decodable", reason: "utf_32" }],
  ])("%s is refused", (_, file, expected) => {
    expect(refusal("a.txt", file)).toEqual(expected);
  });

  it("a text that was wrapped at the width of a page is read as it is, and reported", () => {
    const wrapped = Array.from(
      { length: 20 },
      (_, at) => `${at % 4 === 3 ? "short\n" : `${"words and ".repeat(7)}${at}`}`,
    ).join("\n");
    const read = reading("a.txt", wrapped);
    expect(read.text).toBe(wrapped);
    expect(read.report).toEqual([{ code: "hard_wrapped", lines: 20, longest: 72 }]);
  });
});
