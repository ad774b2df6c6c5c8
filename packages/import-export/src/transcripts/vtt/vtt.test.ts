import { describe, expect, it } from "vitest";
import { marked, outline, reading, refusal } from "../../../test/reading.ts";

const cue = (time: string, ...lines: string[]) => `00:${time}.000 --> 00:${time}.900\n${lines.join("\n")}\n\n`;

describe("WebVTT", () => {
  it("joins the cues of one voice into a turn with the time of the first", () => {
    const read = reading(
      "a.vtt",
      `\ufeffWEBVTT\r\n\r\n${[
        "8f1c-1\n",
        cue("00:01", "<v Ann Lee>How did", "it go?</v>"),
        "8f1c-2\n",
        cue("00:04", "<v Bo>Well.</v>"),
        cue("00:05", "<v Bo>I tried.</v>"),
        cue("00:07", "<v Ann Lee>And?</v>"),
      ]
        .join("")
        .replaceAll("\n", "\r\n")}`,
    );
    expect(read.text).toBe(
      "[00:00:01] Ann Lee: How did it go?\n[00:00:04] Bo: Well. I tried.\n[00:00:07] Ann Lee: And?\n",
    );
    expect(outline(read)).toEqual([
      "Ann Lee|[00:00:01] Ann Lee: |How did it go?\n",
      "Bo|[00:00:04] Bo: |Well. I tried.\n",
      "Ann Lee|[00:00:07] Ann Lee: |And?\n",
    ]);
    expect(marked(read, "timestamp")).toEqual(["[00:00:01]", "[00:00:04]", "[00:00:07]"]);
    expect(marked(read, "speaker")).toEqual(["Ann Lee", "Bo", "Ann Lee"]);
  });

  it("takes names typed into cues, and cues without one go on", () => {
    const read = reading(
      "a.vtt",
      `WEBVTT\n\n1\n${cue("00:01", "Ann: How?")}2\n${cue("00:02", "Bo: So.")}3\n${cue("00:03", "And so.")}4\n${cue("00:04", "Bo: Thus.")}${cue("00:05", "Ann: Ah.")}`,
    );
    expect(outline(read)).toEqual([
      "Ann|[00:00:01] Ann: |How?\n",
      "Bo|[00:00:02] Bo: |So. And so. Thus.\n",
      "Ann|[00:00:05] Ann: |Ah.\n",
    ]);
  });

  it("splits a cue with two voices, and finds a voice that speaks once", () => {
    const read = reading("a.vtt", `WEBVTT\n\n${cue("00:01", "<v Ann>How? <v Bo: the 1st>So.")}`);
    expect(outline(read)).toEqual(["Ann|[00:00:01] Ann: |How?\n", "Bo: the 1st|[00:00:01] Bo: the 1st: |So.\n"]);
  });

  it("places names and times in the canonical text, whatever composed before them", () => {
    const read = reading(
      "a.vtt",
      `WEBVTT\n\n${cue("00:01", "<v E\u0301va>e\u0301 e\u0301?")}${cue("00:02", "<v Bo>o\u0308.")}`,
    );
    expect(marked(read, "speaker")).toEqual(["\u00c9va", "Bo"]);
    expect(outline(read)[1]).toBe("Bo|[00:00:02] Bo: |\u00f6.\n");
  });

  it("makes a paragraph of each cue when nobody is named", () => {
    const read = reading(
      "a.vtt",
      `WEBVTT - a title\nKind: captions\n\n${cue("00:01", "How?")}${cue("59:02", "So.")}01:00:03.000 --> 01:00:04.000\nBye.`,
    );
    expect(outline(read)).toEqual(["other||[00:00:01] How?\n", "other||[00:59:02] So.\n", "other||[01:00:03] Bye.\n"]);
  });

  it("takes short captions for no names", () => {
    const said = ["so", "Thank you", "Yes", "we went there and it was all good", "Yes", "Yes", "Thank you"];
    const read = reading("a.vtt", `WEBVTT\n\n${said.map((words, at) => cue(`00:0${at}`, words)).join("")}`);
    expect(read.structure.speakers).toEqual([]);
    expect(read.structure.blocks).toHaveLength(said.length);
  });

  it("decodes references, drops tags, notes, styles and reading aids, and counts them", () => {
    const read = reading(
      "a.vtt",
      `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnot said\n\n${cue("00:01", "<c.yellow>a</c> &amp; <i>b</i> &lt;c&gt;<00:00:01.500> <ruby>d<rt>D</rt></ruby> <laughs>")}${cue("00:02", " ")}`,
    );
    expect(read.text).toBe("[00:00:01] a & b <c> d <laughs>\n");
    expect(read.report).toEqual([
      { code: "dropped", what: "cue_notes", count: 2 },
      { code: "dropped", what: "cues_without_text", count: 1 },
      { code: "dropped", what: "cue_tags", count: 4 },
    ]);
  });

  it("has the same text whoever is chosen as speaker", () => {
    const file = `WEBVTT\n\n${cue("00:01", "Ann: How?")}${cue("00:02", "Note: cat.")}${cue("00:03", "Ann: So.")}`;
    expect(reading("a.vtt", file, []).text).toBe(reading("a.vtt", file).text);
  });

  it.each([
    ["without its first line", "00:01.000 --> 00:02.000\nHi", { code: "damaged", where: "WEBVTT", line: 1 }],
    ["without cues", "WEBVTT\n\nNOTE nothing", { code: "no_text", images: 0 }],
  ])("%s is refused", (_, file, expected) => {
    expect(refusal("a.vtt", file)).toEqual(expected);
  });
});
