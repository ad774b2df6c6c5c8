import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { anyText, choices, holdsFor, mutated, share } from "../../test/fuzz.ts";
import { reading } from "../../test/reading.ts";
import { paragraph, part, run, wordFile } from "../../test/word-file.ts";

const options = { seed: 20260310, numRuns: share };
const patience = 120_000 + share * 60;

const properties = fc.constantFrom(
  "",
  "<w:b/>",
  "<w:i/>",
  "<w:vanish/>",
  '<w:u w:val="single"/>',
  '<w:rStyle w:val="x"/>',
);
const wordBody: fc.Arbitrary<string> = fc.letrec<{ block: string; content: string }>((tie) => ({
  content: fc.oneof(
    { weight: 6, arbitrary: fc.tuple(anyText, properties).map(([text, look]) => run(text, look)) },
    fc.constantFrom(
      "<w:r><w:tab/></w:r>",
      "<w:r><w:br/></w:r>",
      "<w:r><w:noBreakHyphen/></w:r>",
      "<w:r/>",
      '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
    ),
    fc
      .tuple(fc.constantFrom("ins", "del", "hyperlink", "moveTo", "moveFrom", "fldSimple"), tie("content"))
      .map(([name, inner]) => `<w:${name}>${inner}</w:${name}>`),
    tie("block").map((inner) => `<w:r><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></w:r>`),
  ),
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          fc.array(tie("content"), { maxLength: 4 }),
          fc.constantFrom("", '<w:outlineLvl w:val="1"/>', "<w:rPr><w:del/></w:rPr>", '<w:pStyle w:val="Heading1"/>'),
        )
        .map(([runs, look]) => paragraph(runs.join("") || "<w:r/>", look)),
    },
    fc
      .array(fc.array(tie("block"), { maxLength: 3 }), { maxLength: 3 })
      .map(
        (rows) =>
          `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`,
      ),
    tie("block").map((inner) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`),
  ),
})).block;
const wordBytes = fc.tuple(fc.array(wordBody, { maxLength: 8 }), anyText).map(([blocks, note]) =>
  wordFile({
    body: blocks.join(""),
    parts: { footnotes: part("footnotes", `<w:footnote>${paragraph(run(note))}</w:footnote>`) },
  }),
);
/** Word files whose XML, not whose zip, is damaged. */
const damagedXml = mutated(
  fc
    .array(wordBody, { maxLength: 4 })
    .map((blocks) => strToU8(part("document", `<w:body>${blocks.join("")}</w:body>`))),
).map((document) => zipSync({ "word/document.xml": document }));
const utf8 = (prefix = "") => anyText.map((text) => new TextEncoder().encode(prefix + text));

describe("any file gives a canonical text with a sound structure, or a refusal", () => {
  it.each([
    ["text", "a.txt", utf8()],
    ["Markdown", "a.md", utf8()],
    ["WebVTT", "a.vtt", utf8("WEBVTT\n\n00:01.000 --> 00:02.000\n")],
    ["Word", "a.docx", wordBytes],
    ["Word XML", "a.docx", damagedXml],
  ])(
    "%s, sound or damaged, with any choice of speakers",
    (_, name, sound) => {
      const bytes = fc.oneof({ weight: 2, arbitrary: sound }, mutated(sound), fc.uint8Array({ maxLength: 200 }));
      fc.assert(
        fc.property(bytes, choices, (content, speakers) => {
          holdsFor({ name, bytes: content, ...(speakers ? { speakers } : {}) });
        }),
        options,
      );
    },
    patience,
  );

  it("a text file's words are its canonical words, nothing cut and nothing added", () => {
    const line = fc.constantFrom("I: How?", "P1: So.", "  x ", "", "[00:01] P1: a", "Break: [00:02]", "e\u0301");
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        if (/\S/.test(text)) expect(reading("a.txt", text).text).toBe(text.normalize("NFC"));
      }),
      options,
    );
  });

  it(
    "the choice of speakers never changes the text",
    () => {
      fc.assert(
        fc.property(anyText, fc.constantFrom("a.txt", "a.md", "a.vtt"), choices, (text, name, speakers) => {
          const content = name === "a.vtt" ? `WEBVTT\n\n00:01.000 --> 00:02.000\nwords ${text}` : `words ${text}`;
          const chosen = reading(name, content, speakers ?? []);
          expect(chosen.text).toBe(reading(name, content).text);
        }),
        options,
      );
    },
    patience,
  );
});
