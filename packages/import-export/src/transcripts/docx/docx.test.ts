import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { marked, outline, reading } from "../../../test/reading.ts";
import { escapeXml, paragraph, part, run, type WordFile, wordFile } from "../../../test/word-file.ts";

const read = (file: WordFile) => reading("a.docx", wordFile(file));
const text = (body: string) => read({ body }).text;
const inRun = (content: string) => paragraph(`<w:r>${content}</w:r>`);
const deleted = '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>';

describe("the text of a Word file", () => {
  it.each([
    ["a line end after every paragraph, empty ones too", paragraph("a") + paragraph("") + paragraph("b"), "a\n\nb\n"],
    [
      "tabs of the text, not those of the ruler",
      paragraph("<w:r><w:tab/><w:t>a</w:t></w:r>", '<w:tabs><w:tab w:val="left"/></w:tabs>'),
      "\ta\n",
    ],
    ["line breaks within a paragraph", inRun("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>"), "a\nb\nc\n"],
    ["special hyphens", inRun("<w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/>"), "a\u2011\u00ad\n"],
    [
      "symbols of fonts that we know",
      inRun('<w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Symbol" w:char="F062"/>'),
      "\u263a\u03b2\n",
    ],
    [
      "outer spaces only where the file keeps them",
      inRun('<w:t> a </w:t><w:t xml:space="preserve"> b </w:t>'),
      "a b \n",
    ],
    ["line ends of the file's own layout as spaces", inRun('<w:t xml:space="preserve">a\nb</w:t>'), "a b\n"],
    [
      "character references and CDATA",
      inRun("<w:t>a&#x1F600;&lt;</w:t><w:t><![CDATA[<b>]]></w:t>"),
      "a\u{1f600}<<b>\n",
    ],
    [
      "inserted and moved text, without what was deleted or moved away",
      paragraph(
        `<w:ins w:id="2">${run("a")}</w:ins>${deleted}<w:moveFrom w:id="3">${run("x")}</w:moveFrom><w:moveTo w:id="4">${run("b")}</w:moveTo>`,
      ),
      "ab\n",
    ],
    [
      "paragraphs whose mark was deleted, joined",
      paragraph(run("a"), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("b"),
      "ab\n",
    ],
    [
      "links, tags and content controls",
      paragraph(
        `<w:hyperlink>${run("a")}</w:hyperlink><w:smartTag>${run("b")}</w:smartTag><w:sdt><w:sdtPr><w:rPr><w:t>x</w:t></w:rPr></w:sdtPr><w:sdtContent>${run("c")}</w:sdtContent></w:sdt>`,
      ),
      "abc\n",
    ],
    ["content controls around paragraphs", `<w:sdt><w:sdtContent>${paragraph("a")}</w:sdtContent></w:sdt>`, "a\n"],
    [
      "what a field shows, not its code",
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${run("7")}<w:fldSimple w:instr="DATE">${run("May")}</w:fldSimple>`,
      ),
      "7May\n",
    ],
    [
      "one of two alternatives",
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      "a\n",
    ],
    [
      "text boxes after the paragraph they hang on",
      paragraph(
        `<w:r><w:t>a</w:t><w:drawing><wps:txbx><w:txbxContent>${paragraph("box")}</w:txbxContent></wps:txbx></w:drawing><w:t>b</w:t></w:r>`,
      ) + paragraph("c"),
      "ab\nbox\nc\n",
    ],
    [
      "the base of a word with a reading aid",
      inRun("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby>"),
      "a\n",
    ],
    ["formulas", paragraph("<m:oMath><m:r><m:t>x = 1</m:t></m:r></m:oMath>"), "x = 1\n"],
  ])("has %s", (_, body, expected) => {
    expect(text(body)).toBe(expected);
  });

  it("has one line for a table row, cells parted by tabs, and lines within a cell", () => {
    const cell = (...paragraphs: string[]) =>
      `<w:tc><w:tcPr/>${paragraphs.map((each) => paragraph(each)).join("")}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr><w:trPr/>${cells.join("")}</w:tr>`;
    const inner = `<w:tbl>${row(cell("x"), cell("y"))}${row(cell("z"))}</w:tbl>`;
    const table = `<w:tbl><w:tblPr/>${row(cell("00:01"), cell("I"), cell("How?"))}${row(cell("00:02"), cell(""), cell("So.", "So."))}${row(`<w:tc>${inner}${paragraph("p")}</w:tc>`, cell("q"))}</w:tbl>`;
    expect(text(paragraph("a") + table + paragraph("b"))).toBe(
      "a\n00:01\tI\tHow?\n00:02\t\tSo.\nSo.\nx\ty\nz\np\tq\nb\n",
    );
  });

  it.each([
    ["strict", "http://purl.oclc.org/ooxml/wordprocessingml/main"],
    ["transitional", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"],
  ])("is the same in the %s form, whatever the prefix", (_, namespace) => {
    expect(read({ body: paragraph("a"), namespace }).text).toBe("a\n");
    const renamed = part("document", `<w:body>${paragraph("a")}</w:body>`, namespace).replace(
      /(<\/?|xmlns:)w\b/g,
      "$1q",
    );
    expect(read({ document: renamed }).text).toBe("a\n");
  });

  it("is read from UTF-16 parts, and from a main part of another name", () => {
    const xml = part("document", `<w:body>${paragraph("a\u00e9")}</w:body>`).replace("UTF-8", "UTF-16");
    const wide = new Uint8Array(2 + xml.length * 2);
    new Uint16Array(wide.buffer).set([0xfeff, ...[...xml].map((unit) => unit.charCodeAt(0))]);
    const rels = '<Relationships><Relationship Type="x/officeDocument" Target="/doc/main.xml"/></Relationships>';
    const bytes = zipSync({ "_rels/.rels": strToU8(rels), "doc/main.xml": wide });
    expect(reading("a.docx", bytes).text).toBe("a\u00e9\n");
  });

  it("is found under names of parts in other case and with backslashes", () => {
    const xml = part("document", `<w:body>${paragraph("a")}</w:body>`);
    expect(reading("a.docx", zipSync({ "Word\\Document.XML": strToU8(xml) })).text).toBe("a\n");
  });

  it("is canonical whatever the runs: marks that compose across runs keep their ranges", () => {
    const found = read({ body: paragraph(`${run("e", "<w:b/>")}${run("\u0301x", "<w:i/>")}`) });
    expect(found.text).toBe("\u00e9x\n");
    expect([marked(found, "bold"), marked(found, "italic")]).toEqual([["\u00e9"], ["\u00e9x"]]);
  });
});

describe("what stands beside the text of a Word file", () => {
  const styles = part(
    "styles",
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>' +
      '<w:style w:styleId="Frage"><w:name w:val="Question"/><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:styleId="Sub"><w:name w:val="My title"/><w:basedOn w:val="berschrift1"/></w:style>' +
      '<w:style w:styleId="Level"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
      '<w:style w:styleId="Loop"><w:name w:val="y"/><w:basedOn w:val="Loop"/></w:style>',
  );

  it("bold, italics and underlining, also from styles and switched off again", () => {
    const found = read({
      body:
        paragraph(
          run("a", "<w:b/>") +
            run("b", '<w:b w:val="0"/><w:i w:val="true"/>') +
            run("c", '<w:u w:val="single"/>') +
            run("d", '<w:u w:val="none"/>'),
        ) + paragraph(run("e") + run("f", '<w:b w:val="false"/>'), '<w:pStyle w:val="Frage"/>'),
      parts: { styles },
    });
    expect([marked(found, "bold"), marked(found, "italic"), marked(found, "underline")]).toEqual([
      ["a", "e"],
      ["b"],
      ["c"],
    ]);
  });

  it("headings, by style in any language, by its ancestors, by outline level, and without a style sheet", () => {
    const heading = (id: string) => paragraph(run(id), `<w:pStyle w:val="${id}"/>`);
    const body = ["berschrift1", "Sub", "Level", "Loop"].map(heading).join("");
    expect(marked(read({ body, parts: { styles } }), "heading")).toEqual(["berschrift1", "Sub", "Level"]);
    const direct = paragraph(run("b"), '<w:outlineLvl w:val="0"/>') + paragraph(run("c"), '<w:outlineLvl w:val="9"/>');
    expect(marked(read({ body: heading("Heading1") + direct }), "heading")).toEqual(["Heading1", "b"]);
  });

  it("hidden text is left out, and counted with all else that is", () => {
    const found = read({
      body:
        paragraph(`${run("a")}${run("hid", "<w:vanish/>")}${deleted}`) +
        paragraph(run("b"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>') +
        paragraph('<w:r><w:drawing><a:blip/></w:drawing><w:object/><w:sym w:font="Webdings" w:char="F021"/></w:r>') +
        '<w:sectPr><w:headerReference w:type="default"/></w:sectPr>',
      parts: { comments: part("comments", '<w:comment w:id="0"/><w:comment w:id="1"/>') },
    });
    expect(found.text).toBe("a\nb\n\ufffd\n");
    expect(found.report).toEqual([
      { code: "comments_present", count: 2 },
      { code: "symbols_unknown", count: 1 },
      { code: "dropped", what: "hidden_text", count: 1 },
      { code: "dropped", what: "tracked_deletions", count: 1 },
      { code: "dropped", what: "list_numbers", count: 1 },
      { code: "dropped", what: "images", count: 1 },
      { code: "dropped", what: "embedded_files", count: 1 },
      { code: "dropped", what: "headers_and_footers", count: 1 },
    ]);
  });

  it("bodies of footnotes and endnotes stand at the end", () => {
    const note = (id: number, words: string, type = "") =>
      `<w:footnote w:id="${id}"${type}>${paragraph(words)}</w:footnote>`;
    const found = read({
      body: paragraph(`${run("a")}<w:r><w:footnoteReference w:id="1"/></w:r>`),
      parts: {
        footnotes: part("footnotes", note(0, "line", ' w:type="separator"') + note(1, "one")),
        endnotes: part("endnotes", note(1, "two").replaceAll("footnote", "endnote")),
      },
    });
    expect(found.text).toBe("a\none\ntwo\n");
    expect(found.report).toEqual([{ code: "footnotes_moved_to_end", count: 2 }]);
  });
});

describe("Word transcripts", () => {
  it("have bold labels, with paragraphs joined to the turn and a break of its own", () => {
    const spoken = (name: string, words: string) => paragraph(run(`${name}:`, "<w:b/>") + run(` ${words}`));
    const body =
      spoken("Ann", "So?") +
      spoken("Bo", "Yes.") +
      paragraph("And more.") +
      spoken("Break", "[20:15]") +
      spoken("Ann", "Why?") +
      spoken("Bo", "Thus.");
    expect(outline(read({ body }))).toEqual([
      "Ann|Ann: |So?\n",
      "Bo|Bo: |Yes.\nAnd more.\n",
      "other||Break: [20:15]\n",
      "Ann|Ann: |Why?\n",
      "Bo|Bo: |Thus.\n",
    ]);
  });

  it("may be tables of time, speaker and words", () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((each) => `<w:tc>${paragraph(escapeXml(each))}</w:tc>`).join("")}</w:tr>`;
    const body = `<w:tbl>${row("Time", "Speaker", "Words")}${row("0:01", "Int", "How?")}${row("0:02", "P1", "So.")}${row("0:03", "Int", "Why?")}${row("0:04", "P1", "Thus.")}</w:tbl>`;
    expect(outline(read({ body }))).toEqual([
      "other||Time\tSpeaker\tWords\n",
      "Int|0:01\tInt\t|How?\n",
      "P1|0:02\tP1\t|So.\n",
      "Int|0:03\tInt\t|Why?\n",
      "P1|0:04\tP1\t|Thus.\n",
    ]);
  });

  it("keep a line break within a paragraph, after which another speaker may begin", () => {
    const body =
      inRun("<w:t>I: How?</w:t><w:br/><w:t>P: So.</w:t><w:br/><w:t>Yes.</w:t>") +
      inRun("<w:t>I: Why?</w:t><w:br/><w:t>P: Thus.</w:t>");
    expect(outline(read({ body }))).toEqual(["I|I: |How?\n", "P|P: |So.\nYes.\n", "I|I: |Why?\n", "P|P: |Thus.\n"]);
  });
});
