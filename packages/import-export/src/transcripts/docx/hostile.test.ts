import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { reading, refusal } from "../../../test/reading.ts";
import { paragraph, part, wordFile } from "../../../test/word-file.ts";
import { LIMITS } from "../limits.ts";

const MB = 1024 * 1024;
const document = part("document", `<w:body>${paragraph("words")}</w:body>`);
const sound = wordFile({ paragraphs: ["words"] });

/** Where a record with this signature begins, the last one when there are several. */
function record(bytes: Uint8Array, signature: number, which: "first" | "last" = "first"): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const all = Array.from({ length: bytes.length - 3 }, (_, at) => at).filter(
    (at) => view.getUint32(at, true) === signature,
  );
  return (which === "first" ? all[0] : all.at(-1)) ?? -1;
}

/** A copy in which a field of a record says something else. */
function lying(bytes: Uint8Array, signature: number, offset: number, value: number, size: 2 | 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const at = record(copy, signature) + offset;
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const alone = (xml: string, level: 0 | 9 = 9) => zipSync({ "word/document.xml": strToU8(xml) }, { level });

describe("a hostile Word file", () => {
  it.each([
    ["is no zip", strToU8("words"), { code: "not_a_zip" }],
    ["is cut off", sound.subarray(0, sound.length - 60), { code: "damaged", where: "zip directory" }],
    ["has no document", zipSync({ a: strToU8("a") }), { code: "damaged", where: "word/document.xml" }],
    [
      "has another kind of document",
      alone(document.replaceAll("w:document", "w:styles")),
      { code: "damaged", where: "word/document.xml" },
    ],
    ["is encrypted", lying(alone(document), CENTRAL, 8, 1, 2), { code: "encrypted" }],
    [
      "is packed by an unknown method",
      lying(alone(document), CENTRAL, 10, 14, 2),
      { code: "damaged", where: "word/document.xml" },
    ],
    [
      "points beyond its end",
      lying(alone(document), CENTRAL, 42, 0xfffffff0, 4),
      { code: "damaged", where: "word/document.xml" },
    ],
    [
      "claims more packed bytes than there are",
      lying(alone(document), CENTRAL, 20, 0x7fffffff, 4),
      { code: "damaged", where: "word/document.xml" },
    ],
    [
      "claims fewer packed bytes than there are",
      lying(alone(document), CENTRAL, 20, 40, 4),
      { code: "damaged", where: "word/document.xml" },
    ],
    ["has a wrong sum", lying(alone(document), CENTRAL, 16, 1, 4), { code: "damaged", where: "word/document.xml" }],
    [
      "claims more entries than it has",
      lying(alone(document), END, 10, 9, 2),
      { code: "damaged", where: "zip directory" },
    ],
    ["has its directory elsewhere", lying(alone(document), END, 16, 3, 4), { code: "damaged", where: "zip directory" }],
    [
      "has XML that breaks off",
      alone(document.slice(0, -20)),
      { code: "damaged", where: "word/document.xml", line: 1 },
    ],
    [
      "has bytes that are no text",
      zipSync({ "word/document.xml": Uint8Array.of(0x3c, 0xff, 0xfe) }),
      { code: "damaged", where: "word/document.xml", line: 1 },
    ],
    [
      "has an unknown entity",
      alone(document.replace("words", "&xxe;")),
      { code: "damaged", where: "word/document.xml", line: 1 },
    ],
    [
      "declares a document type",
      alone(`<!DOCTYPE w [<!ENTITY a "b">]>${document.replace(/^<\?.*?\?>/, "")}`),
      { code: "doctype", where: "word/document.xml" },
    ],
    [
      "refers outside",
      alone(`<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>`),
      { code: "doctype", where: "word/document.xml" },
    ],
    [
      "is nested too deeply",
      alone(`${"<a>".repeat(300)}${"</a>".repeat(300)}`),
      { code: "too_deep", limit: 256, where: "word/document.xml" },
    ],
  ])("that %s is refused", (_, bytes, expected) => {
    expect(refusal("a.docx", bytes)).toEqual(expected);
  });

  it("that has the same part twice is refused, for readers differ in which one they show", () => {
    const bytes = zipSync({ "word/document.xml": strToU8(document), "word/documenx.xml": strToU8(document) });
    const name = record(bytes, CENTRAL, "last") + 46 + "word/documen".length;
    bytes[name] = "t".charCodeAt(0);
    expect(refusal("a.docx", bytes)).toEqual({ code: "damaged", where: "word/document.xml" });
  });

  it("that inflates without end is refused at the limit, whatever size it declares", () => {
    const xml = strToU8(`${document.slice(0, -11)}${" ".repeat(LIMITS.entryBytes + 1)}</w:document>`);
    const bomb = lying(zipSync({ "word/document.xml": xml }, { level: 1 }), CENTRAL, 24, 100, 4);
    expect(bomb.length).toBeLessThan(MB);
    expect(refusal("a.docx", bomb)).toEqual({ code: "zip_bomb", limit: LIMITS.entryBytes, where: "word/document.xml" });
  });

  it("of very many parts is refused", () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`p${at}`, new Uint8Array(0)]));
    expect(refusal("a.docx", zipSync(parts, { level: 0 }))).toEqual({
      code: "too_many_entries",
      limit: 2000,
      entries: 2001,
    });
  });

  it("of very long text is refused", () => {
    const long = paragraph("a".repeat(1000)).repeat(LIMITS.textLength / 1000);
    expect(refusal("a.docx", wordFile({ body: long }))).toMatchObject({
      code: "too_large",
      what: "text",
      limit: LIMITS.textLength,
    });
  });

  it("whose parts are named like paths outside is read by name only", () => {
    const rels =
      '<Relationships><Relationship Type="x/officeDocument" Target="../../word/document.xml"/></Relationships>';
    const bytes = zipSync({
      "_rels/.rels": strToU8(rels),
      "word/document.xml": strToU8(document),
      "../../etc/passwd": strToU8("x"),
    });
    expect(reading("a.docx", bytes).text).toBe("words\n");
  });

  it("with signatures of zip records inside its packed bytes is read by its directory", () => {
    const trap = String.fromCharCode(0x50, 0x4b, 3, 4, 0x50, 0x4b, 1, 2).replace(/[^PK]/g, "");
    const bytes = alone(document.replace("words", `${trap} words`), 0);
    expect(reading("a.docx", bytes).text).toBe("PKPK words\n");
  });

  it("with stray ends of everything is read as far as it makes sense", () => {
    const odd =
      '<w:body><w:t>a</w:t><w:tc><w:p><w:r><w:t xml:space="preserve">b</w:t></w:r></w:p></w:tc><w:tr/><w:r><w:tab/></w:r><w:txbxContent><w:p/></w:txbxContent></w:body>';
    expect(refusal("a.docx", alone(part("document", odd)))).toBeUndefined();
  });
});
