import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { outline, reading, refusal, utf8 } from "../../test/reading.ts";
import { paragraph, run, wordFile } from "../../test/word-file.ts";

const compound = (stream: string): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
  ]);

describe("which reader takes a file", () => {
  it.each(["a.txt", "A.TXT", "b.text", "c.md", "d.markdown", "../../e.txt", "f.docx.txt"])(
    "%s by its ending",
    (name) => {
      expect(reading(name, "words").text).toBe("words");
    },
  );

  it.each([
    ["no ending", "notes", utf8("a"), { code: "unknown_format", extension: "" }],
    ["another ending", "a.pdf", utf8("%PDF-1.7"), { code: "unknown_format", extension: "pdf", looksLike: "pdf" }],
    [
      "a Word file called text",
      "a.txt",
      wordFile({ paragraphs: ["a"] }),
      { code: "unknown_format", extension: "txt", looksLike: "zip" },
    ],
    [
      "rich text called Word",
      "a.docx",
      utf8("{\\rtf1 a}"),
      { code: "unknown_format", extension: "docx", looksLike: "rtf" },
    ],
    ["an old Word file", "a.doc", compound("WordDocument"), { code: "old_word_file" }],
    ["an old Word file called new", "a.docx", compound("WordDocument"), { code: "old_word_file" }],
    ["a Word file with a password", "a.docx", compound("EncryptedPackage"), { code: "encrypted" }],
    ["nothing", "a.txt", utf8(""), { code: "empty" }],
    ["white space", "a.md", utf8(" \n\t\n\u00a0"), { code: "no_text", images: 0 }],
    [
      "a Word file of images",
      "a.docx",
      wordFile({ body: "<w:p><w:r><a:blip/><a:blip/></w:r></w:p>" }),
      { code: "no_text", images: 2 },
    ],
  ])("%s is refused", (_, name, bytes, expected) => {
    expect(refusal(name, bytes)).toEqual(expected);
  });
});

describe("the same transcript", () => {
  const turns: readonly (readonly [string, string])[] = [
    ["Int", "How did it go\u00a0\u2013 \u201cwell\u201d?"],
    ["P1", "i\u0308 tried \u{1f600} & <failed>."],
    ["Int", "\u05de\u05d4 \u05e2\u05d5\u05d3?"],
    ["P1", "5 * 3 \u00ad."],
  ];

  it("as text, Markdown and Word gives the same canonical text and the same turns", () => {
    const text = reading("a.txt", turns.map(([who, words]) => `${who}: ${words}\n`).join("\n"));
    const markdown = reading("a.md", `${turns.map(([who, words]) => `**${who}:** ${words}\r\n`).join("\r\n")}`);
    const word = reading(
      "a.docx",
      wordFile({
        body: turns.map(([who, words]) => paragraph(run(`${who}:`, "<w:b/>") + run(` ${words}`))).join(paragraph("")),
      }),
    );
    expect(markdown.text).toBe(text.text);
    expect(word.text).toBe(text.text);
    expect(markdown.structure.blocks).toEqual(text.structure.blocks);
    expect(word.structure.blocks).toEqual(text.structure.blocks);
    expect(outline(word)).toHaveLength(4);
    expect(text.text).toContain("\u00ef tried");
  });

  it("as text with line ends of another system gives the same canonical text", () => {
    const unix = "I: a?\nP: b\n\nI: c?\nP: d\n";
    for (const lineEnd of ["\r\n", "\r", "\u0085", "\u2028", "\u2029"])
      expect(reading("a.txt", unix.replaceAll("\n", lineEnd))).toEqual(reading("a.txt", unix));
  });

  it("gives the same answer each time, and leaves the bytes as they are", () => {
    const bytes = wordFile({ paragraphs: ["I: a?", "P: b"] });
    const before = bytes.slice();
    expect(reading("a.docx", bytes)).toEqual(reading("a.docx", bytes));
    expect(bytes).toEqual(before);
  });

  it("is read from a view into a larger buffer", () => {
    const bytes = wordFile({ paragraphs: ["I: a?", "P: b"] });
    const larger = new Uint8Array(bytes.length + 20).fill(0x50);
    larger.set(bytes, 7);
    expect(reading("a.docx", larger.subarray(7, 7 + bytes.length))).toEqual(reading("a.docx", bytes));
  });
});

describe("a spreadsheet called Word", () => {
  it("is refused with the part that is missing", () => {
    const rels = '<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>';
    const bytes = zipSync({ "_rels/.rels": strToU8(rels), "xl/workbook.xml": strToU8("<workbook/>") });
    expect(refusal("a.docx", bytes)).toEqual({ code: "damaged", where: "xl/workbook.xml" });
  });
});
