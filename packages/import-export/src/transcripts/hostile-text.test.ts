import { describe, expect, it } from "vitest";
import { refusal } from "../../test/reading.ts";

describe("a hostile text", () => {
  const long = 100_000;
  it.each([
    ["brackets", "[".repeat(long)],
    ["closed brackets", "[a]".repeat(long / 3)],
    ["addresses that never end", "[a](b".repeat(long / 5)],
    ["stars", "*a ".repeat(long / 3)],
    ["stars and lines in turn", "*_".repeat(long / 2)],
    ["runs of every length", Array.from({ length: 600 }, (_, at) => "*".repeat(at)).join("a")],
    ["backticks of every length", Array.from({ length: 600 }, (_, at) => "`".repeat(at)).join("a")],
    ["backticks", "` ``".repeat(long / 4)],
    ["open tags", "<a ".repeat(long / 3)],
    ["open comments", "<!-- ".repeat(long / 5)],
    ["open templates", "{{<".repeat(long / 3)],
    ["open scripts", "<script>".repeat(long / 8)],
    ["ampersands", "&#".repeat(long / 2)],
    ["quotations", "> ".repeat(long / 2)],
    ["table rules", "|-".repeat(long / 2)],
    ["table rules line by line", "|-|\n".repeat(long / 4)],
    ["hashes", `# ${"# ".repeat(long / 2)}`],
    ["definitions", "[a]: b.c\n".repeat(long / 9)],
    ["spaces", `${" ".repeat(long)}a`],
    ["colons", ":".repeat(long)],
    ["labels, each another", Array.from({ length: long / 10 }, (_, at) => `N${at}: a`).join("\n")],
    ["times", "00:01 ".repeat(long / 6)],
    ["combining marks", `a${"\u0301".repeat(long)}`],
  ])("of %s is read in bounded time, in text, Markdown and WebVTT", (_, trap) => {
    const text = `${trap}\n\nend`;
    for (const name of ["a.txt", "a.md"]) expect(refusal(name, text)).toBeUndefined();
    expect(refusal("a.vtt", `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`)).toBeUndefined();
  });
});
