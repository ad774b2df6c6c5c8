import { describe, expect, it } from "vitest";
import { marked, outline, reading } from "../../../test/reading.ts";

const rendered = (markdown: string) => reading("a.md", markdown).text;

describe("Markdown is rendered to text", () => {
  it.each([
    ["escapes", "\\[03:55\\] 5 \\* 3 \\_ \\\\ \\a", "[03:55] 5 * 3 _ \\ \\a"],
    ["bold and italics", "**a** *b* __c__ _d_ ***e***", "a b c d e"],
    ["stars and lines that mark nothing", "5 * 3 * 2, snake_case_name, * a *", "5 * 3 * 2, snake_case_name, * a *"],
    ["emphasis over a line end", "**a\nb** c", "a\nb c"],
    ["strike-through", "~~a~~ b ~c", "a b ~c"],
    ["code", "`a *b*` and ``c ` d``", "a *b* and c ` d"],
    ["a backtick alone", "a ` b `` c", "a ` b `` c"],
    ["links", '[a *b*](https://x.org/y_(z) "t") and [c](<d e>)', "a b and c"],
    ["links made by a site generator", 'See [this]({{< ref "2015-02-03.md" >}}).', "See this."],
    ["brackets that are no links", "[pause](laughs) [x] [y][z] ![w](no)", "[pause](laughs) [x] [y][z] ![w](no)"],
    [
      "references to a definition",
      "[a][B c] and [b  C][] and [b c]\n\n[b c]: https://x.org 'T'\n",
      "a and b  C and b c\n\n",
    ],
    ["bare addresses", "<https://x.org/?a=b> <me@x.org>", "https://x.org/?a=b me@x.org"],
    ["images", "a ![b **c**](d.png) e", "a  e"],
    [
      "character references",
      "user&#8217;s &amp; &lt;b&gt; &eacute; &unknown; &#0;",
      "user\u2019s & <b> \u00e9 &unknown; \ufffd",
    ],
    ["tags", "a<br>b <span class='x'>c</span> <!-- d\ne --> f <script>g()</script>", "a\nb c  f "],
    [
      "what a transcriber puts between angle brackets",
      "<laughs> <unclear 00:03> a < b > c",
      "<laughs> <unclear 00:03> a < b > c",
    ],
    ["template tags", "a {{< img src='b' >}} {{% c %}} {% d %} {{ e }} {f}", "a    {{ e }} {f}"],
    ["hard breaks", "a  \nb\\\nc", "a\nb\nc"],
    ["headings", "# A\n## B ##\nC\n===\n\nD\n---\n####### E\n#F", "A\nB\nC\n\nD\n####### E\n#F"],
    ["rules", "a\n\n* * *\n\nb\n\n---\n", "a\n\n\n\nb\n\n\n"],
    ["bullets and numbers, kept as typed", "- a\n* **b**\n  + c\n1. d\n2) e\n", "- a\n* b\n  + c\n1. d\n2) e\n"],
    ["quotations", "> a\n> > *b*\n", "a\nb\n"],
    ["fenced code", "```js\n*a* \\*\n```\nb\n~~~\nc", "*a* \\*\nb\nc"],
    ["tables", "| I | **how** |\n| --- | :-: |\n| P | a \\| b |\n\nx", "I\thow\nP\ta | b\n\nx"],
    ["indented prose", "    **I:** so", "    I: so"],
    ["empty lines and line ends, kept", "a\r\n\r\n\r\nb\rc", "a\n\n\nb\nc"],
  ])("%s", (_, markdown, text) => {
    expect(rendered(markdown)).toBe(text);
  });

  it("a long line over dashes is speech over a rule, not a heading", () => {
    const speech = "word ".repeat(40).trim();
    expect(marked(reading("a.md", `${speech}\n---\nb\n`), "heading")).toEqual([]);
  });

  it("keeps bold, italics and headings as ranges over the rendered words", () => {
    const read = reading("a.md", "# A *b*\n\n**c \\* d** and *e **f** g* ***h*** **i\n\n\u{1f600} **e\u0301**\n");
    expect(marked(read, "heading")).toEqual(["A b"]);
    expect(marked(read, "bold")).toEqual(["c * d", "f", "h", "\u00e9"]);
    expect(marked(read, "italic")).toEqual(["b", "e f g", "h"]);
    expect(read.text).toContain("**i\n");
  });

  it("has no range over what canonical text does not hold", () => {
    const read = reading("a.md", "a**\u0007**b");
    expect([read.text, read.structure.ranges]).toEqual(["ab", []]);
  });

  it("reports what was dropped, with counts", () => {
    const read = reading("a.md", "[a](b.c) ![d](e.f) ![g](h.i) <b>j</b> {{< k >}}\n");
    expect(read.report).toEqual([
      { code: "dropped", what: "link_addresses", count: 1 },
      { code: "dropped", what: "images", count: 2 },
      { code: "dropped", what: "html_tags", count: 2 },
      { code: "dropped", what: "template_tags", count: 1 },
    ]);
  });
});

describe("front matter", () => {
  it("is kept as a note, and the text begins after it", () => {
    const read = reading("a.md", "\ufeff---\ntitle: 'A: b'\nwave: 2\n---\n\nText.\n");
    expect(read.note).toBe("title: 'A: b'\nwave: 2");
    expect(read.text).toBe("Text.\n");
    expect(read.report).toEqual([{ code: "front_matter_kept_as_note", lines: 2 }]);
  });

  it.each([
    ["speech between two rules", "---\nI said so.\n---\nText.\n"],
    ["a rule that nothing closes", "---\ntitle: a\n\nText.\n"],
  ])("is not %s", (_, markdown) => {
    expect(reading("a.md", markdown).note).toBeUndefined();
  });
});

describe("Markdown transcripts", () => {
  it("have their bold names as labels, times beside them, paragraphs joined to the turn", () => {
    const read = reading(
      "a.md",
      "**Ann Lee:** So?\n\n**Bo:**\\[21:47\\] I did.\n\n\\[22:00\\] And more.\n\n**Ann Lee:** \\[23:00\\] Why?\n\n**Bo:** Yes.\n",
    );
    expect(outline(read)).toEqual([
      "Ann Lee|Ann Lee: |So?\n\n",
      "Bo|Bo:[21:47] |I did.\n\n[22:00] And more.\n\n",
      "Ann Lee|Ann Lee: [23:00] |Why?\n\n",
      "Bo|Bo: |Yes.\n",
    ]);
    expect(marked(read, "timestamp")).toEqual(["[21:47]", "[22:00]", "[23:00]"]);
  });
});
