import { describe, expect, it } from "vitest";
import { marked, outline, reading } from "../../../test/reading.ts";

const accepted = (text: string) =>
  reading(text.startsWith("**") ? "a.md" : "a.txt", text)
    .candidates.filter((candidate) => candidate.accepted)
    .map(({ label, turns }) => `${label} ${turns}`);

describe("speakers are recognised", () => {
  it.each([
    ["codes with a colon", "I: How?\nP1: So.\nI: Why?\nP1: Thus."],
    ["a space before the colon", "I : How?\nP1 : So.\nI : Why?\nP1 : Thus."],
    ["a tab after the colon", "I:\tHow?\nP1:\tSo.\nI:\tWhy?\nP1:\tThus."],
    ["a tab without a colon", "I\tHow?\nP1\tSo.\nI\tWhy?\nP1\tThus."],
    ["no space after the colon", "I:How?\nP1:So.\nI:Why?\nP1:Thus."],
    ["many spaces before the colon", `I${" ".repeat(30)}: How?\nP1: So.\nI: Why?\nP1: Thus.`],
    ["indented labels", "  I: How?\n\tP1: So.\n  I: Why?\n\tP1: Thus."],
    ["a time before", "[00:01:02] I: How?\n[00:01:04] P1: So.\n[00:02:02] I: Why?\n[00:03:02] P1: Thus."],
    ["a bare time before", "00:01:02 I: How?\n00:01:04 P1: So.\n1:02:02 I: Why?\n1:03:02.5 P1: Thus."],
    ["a time before without a space", "00:03:40.5I: How?\n00:03:41.5P1: So.\n00:03:42.5I: Why?\n00:03:44.5P1: Thus."],
    ["a time between name and colon", "I (00:03): How?\nP1 (00:05): So.\nI (00:07): Why?\nP1 (01:03): Thus."],
    ["a time after the colon", "I: (00:03)\nHow?\nP1: (00:05)\nSo.\nI: (00:07)\nWhy?\nP1: (01:03)\nThus."],
    [
      "a time after each turn",
      "I: How? #00:01:02-5#\nP1: So. #00:01:04-1#\nI: Why? #00:01:07-0#\nP1: Thus. #00:01:09-9#",
    ],
    ["a line with name and time", "I  00:13\nHow?\n\nP1  00:15\nSo.\n\nI  00:17\nWhy?\n\nP1  01:13\nThus."],
    ["a line with time and name", "00:00:13 I\nHow?\n00:00:15 P1\nSo.\n00:00:17 I\nWhy?\n00:01:13 P1\nThus."],
    ["captions' arrows", ">> I: How?\n>> P1: So.\n>> I: Why?\n>> P1: Thus."],
    [
      "a time span and a tab",
      "0:00.0 - 0:05.2\tI\tHow?\n0:05.2 - 0:06.2\tP1\tSo.\n0:06.2 - 0:08.0\tI\tWhy?\n0:08.0 - 0:09.2\tP1\tThus.",
    ],
    ["other cases and spacing of a label", "I: How?\nP1: So.\ni: Why?\np1 : Thus."],
    ["bold without a colon, in Markdown", "**I** How?\n\n**P1** So.\n\n**I** Why?\n\n**P1** Thus."],
    ["bold on its own line, in Markdown", "**I**\n\nHow?\n\n**P1**\n\nSo.\n\n**I**\n\nWhy?\n\n**P1**\n\nThus."],
    ["full-width colons", "I： How?\nP1： So.\nI： Why?\nP1： Thus."],
  ])("%s", (_, text) => {
    expect(accepted(text)).toEqual(["I 2", "P1 2"]);
  });

  it.each([
    [
      "full names",
      "Nadia Eghbal: a\nTodd O'Neil-Smith: b\nNadia Eghbal: c\nTodd O'Neil-Smith: d",
      ["Nadia Eghbal 2", "Todd O'Neil-Smith 2"],
    ],
    [
      "numbered speakers on their own line",
      "Speaker 1 (00:03):\nHello\nSpeaker 2 (00:04):\nHi\nSpeaker 1 (00:05):\nBye",
      ["Speaker 1 2", "Speaker 2 1"],
    ],
    [
      "a name and a time on a line, once",
      "Anna Smith   0:03\nHello there.\nBob   0:05\nHi.\nYes.\nAnna Smith   0:09\nOk?",
      ["Anna Smith 2", "Bob 1"],
    ],
    [
      "a focus group",
      "Moderator: All?\nF1: Hi\nM2: Ho\nF1: Yes\nModerator: So?\nF3: I\nModerator: Bye",
      ["Moderator 3", "F1 2", "M2 1", "F3 1"],
    ],
    ["names in other scripts", "Анна: да\nИван: нет\nАнна: да\nИван: нет", ["Анна 2", "Иван 2"]],
    ["names in scripts without capitals", "美咲: はい\n健: いいえ\n美咲: はい\n健: いいえ", ["美咲 2", "健 2"]],
    ["names written right to left", "דנה: שלום\nיוסי: כן\nדנה: למה\nיוסי: ככה", ["דנה 2", "יוסי 2"]],
    [
      "names with marks of direction",
      "\u200fדנה\u200f: שלום\n\u200fיוסי\u200f: כן\n\u200fדנה\u200f: למה\n\u200fיוסי: ככה",
      ["דנה 2", "יוסי 2"],
    ],
    ["every line of a short text", "Anna: Hello\nBen: Hi", ["Anna 1", "Ben 1"]],
    ["a title with a full stop", "Dr. Weiss: a\nP. Novak: b\nDr. Weiss: c\nP. Novak: d", ["Dr. Weiss 2", "P. Novak 2"]],
  ])("%s", (_, text, labels) => {
    expect(accepted(text)).toEqual(labels);
  });

  it.each([
    ["prose with one colon", "There was one thing: the dog.\nIt barked.\nAnd then: nothing."],
    ["a clock in a sentence", "We met at 10:30.\nThen at 11:30 we left.\nBy 12:45 all was over."],
    ["addresses", "https://example.org/a\nhttps://example.org/b\nhttp://example.org"],
    [
      "one word that comes back in a description",
      ["Message: stay strong", ..."abcdefghij", "Message: well done", "Message: bye"].join("\n"),
    ],
    ["bold words at the start of paragraphs", "**Aims** were set.\n\n**Methods** were chosen.\n\n**Really** so."],
    ["words that begin sentences", "So: that is that.\nx\nSo: here we are.\nx\nWell: no.\nx"],
  ])("but not in %s", (_, text) => {
    expect(accepted(text)).toEqual([]);
  });

  it("but a label that stands once among many is shown, not proposed, and does not end the turn it stands in", () => {
    const read = reading("a.txt", "I: How?\nP: So.\nWell: it was hard.\nI: Why?\nP: Because.\nI: And?\nP: No.\n");
    expect(read.candidates[2]).toEqual({ label: "Well", turns: 1, accepted: false, part: "other", reason: "too_rare" });
    expect(outline(read).slice(0, 2)).toEqual(["I|I: |How?\n", "P|P: |So.\nWell: it was hard.\n"]);
  });

  it("but the head of the file is not speech", () => {
    const head = "Interview 7\nDate: 3 May\nLocation: Leeds\nFile Name: a.mp3\n\n";
    const read = reading("a.txt", `${head}Int: How?\nResp: So.\nInt: Why?\nResp: Thus.`);
    expect(read.candidates.map(({ reason }) => reason)).toEqual([
      "file_head",
      "file_head",
      "file_head",
      undefined,
      undefined,
    ]);
    expect(outline(read).slice(0, 2)).toEqual(["other||Interview 7\n", "other||Date: 3 May\n"]);
  });

  it("but a break is nobody's speech: shown, and a block of its own", () => {
    const read = reading(
      "a.md",
      "**Ann:** So?\n\n**Ben:** Yes.\n\n**Break:** \\[20:15\\]\n\n**Ann:** And?\n\n**Ben:** No.\n",
    );
    expect(read.candidates.at(-1)).toEqual({
      label: "Break",
      turns: 1,
      accepted: false,
      part: "other",
      reason: "not_speech",
    });
    expect(outline(read)[2]).toBe("other||Break: [20:15]\n\n");
    expect(read.structure.blocks.map(({ turn }) => turn)).toEqual([1, 2, undefined, 3, 4]);
  });

  it("a name that stands once is proposed when it is bold as the others are", () => {
    const rest = "**Ann:** So?\n\n**Ben:** Yes.\n\n**Ann:** And?\n\n**Ben:** No.\n";
    const bold = reading("a.md", `${rest}\n**Cleo:** After the break.\n`);
    expect(bold.candidates.at(-1)).toMatchObject({ label: "Cleo", accepted: true });
    const plain = reading("a.md", `${rest}\nCleo: after the break.\n`);
    expect(plain.candidates.at(-1)).toMatchObject({ label: "Cleo", accepted: false, reason: "too_rare" });
  });
});

describe("a glossary", () => {
  it("is not a conversation, and shows no more than a hundred of its words", () => {
    const words = Array.from({ length: 300 }, (_, at) => `Term${at}: what it means`).join("\n");
    const read = reading("a.txt", words);
    expect(read.candidates).toHaveLength(100);
    expect(read.structure.speakers).toEqual([]);
  });
});

describe("a person's choice", () => {
  const text = "Ann: So?\nBen: Yes.\nNote: cat comes in\nAnn: And?\nBen: No.\n";

  it("overrides the proposal and the guess of who is who", () => {
    const read = reading("a.txt", text, [
      { label: "ben", part: "interviewer" },
      { label: "Ann", part: "participant" },
      { label: "Note", part: "other" },
    ]);
    expect(read.structure.speakers).toEqual([
      { name: "Ann", part: "participant" },
      { name: "Ben", part: "interviewer" },
      { name: "Note", part: "other" },
    ]);
    expect(outline(read)).toEqual([
      "Ann|Ann: |So?\n",
      "Ben|Ben: |Yes.\n",
      "Note|Note: |cat comes in\n",
      "Ann|Ann: |And?\n",
      "Ben|Ben: |No.\n",
    ]);
  });

  it("takes out a speaker without giving the words to whoever spoke before", () => {
    const read = reading("a.txt", text, [{ label: "Ann", part: "participant" }]);
    expect(read.candidates[1]).toEqual({ label: "Ben", turns: 2, accepted: false, part: "other", reason: "left_out" });
    expect(outline(read)).toEqual([
      "Ann|Ann: |So?\n",
      "other||Ben: Yes.\n",
      "other||Note: cat comes in\n",
      "Ann|Ann: |And?\n",
      "other||Ben: No.\n",
    ]);
  });

  it("of nobody makes a text without speakers; the text itself is the same with any choice", () => {
    const none = reading("a.txt", text, []);
    expect(none.structure.speakers).toEqual([]);
    expect(none.structure.blocks.every(({ kind }) => kind === "other")).toBe(true);
    expect(none.text).toBe(reading("a.txt", text).text);
  });
});

describe("turns and blocks", () => {
  it("a turn goes on over paragraphs without a label, and empty lines belong to what precedes them", () => {
    const read = reading("a.txt", "I: How?\n\nP1: So.\n\nAnd so.\n\n\nI: Why?\n\nP1: Thus.");
    expect(outline(read)).toEqual([
      "I|I: |How?\n\n",
      "P1|P1: |So.\n\nAnd so.\n\n\n",
      "I|I: |Why?\n\n",
      "P1|P1: |Thus.",
    ]);
  });

  it("empty lines at the very start belong to the first label", () => {
    expect(outline(reading("a.txt", "\n\nI: How?\nP: So.\nI: b\nP: c"))[0]).toBe("I|\n\nI: |How?\n");
  });

  it("a heading ends a turn; what follows it without a label is nobody's", () => {
    const read = reading("a.md", "I: How?\n\nP: So.\n\n# Part two\n\nAfter lunch.\n\nI: Why?\n\nP: Thus.\n");
    expect(outline(read).slice(2, 4)).toEqual(["heading||Part two\n\n", "other||After lunch.\n\n"]);
  });

  it("without speakers each paragraph is a block; a line all in bold is a heading unless it ends like a sentence", () => {
    const read = reading("a.md", "**Aims**\n\nOne\nand one.\n\n**Really.**\n\nTwo\n");
    expect(outline(read)).toEqual([
      "heading||Aims\n\n",
      "other||One\nand one.\n\n",
      "other||Really.\n\n",
      "other||Two\n",
    ]);
    expect(marked(read, "heading")).toEqual(["Aims"]);
  });

  it("in a text whose lines were wrapped, empty lines part paragraphs", () => {
    const wrapped = Array.from({ length: 6 }, (_, at) => `Line ${at} ${"word ".repeat(12)}end`).join("\n");
    expect(reading("a.txt", `${wrapped}\n\n${wrapped}\n`).structure.blocks).toHaveLength(2);
  });

  it("skips typed line numbers, keeps them in the text and reports them", () => {
    const lines = Array.from({ length: 12 }, (_, at) => `${at + 1}  ${at % 2 ? "P: yes" : "I: so?"}`);
    const read = reading("a.txt", lines.join("\n"));
    expect(read.report).toContainEqual({ code: "line_numbers_in_text", lines: 12 });
    expect(outline(read)[0]).toBe("I|1  I: |so?\n");
    expect(read.structure.blocks).toHaveLength(12);
  });
});

describe("ranges", () => {
  it("hold names and times, which stay in the text", () => {
    const text = "[00:01] Ann: So (00:02) at 10:30?\nBen (0:03): Yes. #00:00:04-1#\nAnn: Why\nBen: Thus\n";
    const read = reading("a.txt", text);
    expect(read.text).toBe(text);
    expect(marked(read, "speaker")).toEqual(["Ann", "Ben", "Ann", "Ben"]);
    expect(marked(read, "timestamp")).toEqual(["[00:01]", "(00:02)", "(0:03)", "#00:00:04-1#"]);
  });
});

describe("who asks and who answers", () => {
  const parts = (text: string) => reading("a.txt", text).structure.speakers.map(({ part }) => part);

  it.each(["I", "Int", "INT1", "Interviewer", "Moderator", "Q"])("%s says that this is the interviewer", (label) => {
    expect(parts(`${label}: Go on.\nMary: Yes?\n${label}: Go on.\nMary: What?`)).toEqual([
      "interviewer",
      "participant",
    ]);
  });

  it("is guessed from who asks most", () => {
    expect(
      parts(
        "Mary: How was it?\nJo: It was good and I liked it.\nMary: Why?\nJo: It helped me, didn't it? It did help me.",
      ),
    ).toEqual(["interviewer", "participant"]);
  });

  it("may be two who ask, one of them seldom", () => {
    const long = "I tried and then I failed and then I tried once more. ".repeat(12);
    const asking = "And can you tell me a little more about how that went at the time, and with whom?";
    const seldom = "I see, and I had wondered about that for quite a while now, as one does. ";
    expect(
      parts(
        `Ann: ${asking}\nCleo: ${long}\nAnn: ${asking}\nEd: ${seldom} How?\nCleo: ${long}\nEd: ${seldom}\nCleo: No.`,
      ),
    ).toEqual(["interviewer", "participant", "interviewer"]);
  });

  it("takes everybody for a participant when nobody asks", () => {
    expect(parts("Mary: Yes.\nJo: No.\nMary: Yes.\nJo: No.")).toEqual(["participant", "participant"]);
  });

  it("does not ask more often for writing more", () => {
    const long = "I tried and I failed and then I tried again with my sister. ".repeat(5);
    expect(parts(`Jo: ${long}Or not? Who knows?\nMary: And?\nJo: ${long}\nMary: When?`)).toEqual([
      "participant",
      "interviewer",
    ]);
  });
});
