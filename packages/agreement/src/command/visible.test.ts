import { describe, expect, it } from "vitest";
import { quoted, quotedList, visible, visibleLines } from "./visible.ts";

describe("text that comes from a file", () => {
  it("shows what a terminal would obey", () => {
    expect(visible("a\u001b[31mb\u0000\t\n\u007f\u009b")).toBe("a\\x1b[31mb\\x00\\x09\\x0a\\x7f\\x9b");
    expect(visible("\u202eabc\u2066\u200f\u061c\u2028")).toBe("\\u202eabc\\u2066\\u200f\\u061c\\u2028");
    expect(visible("Zoë, 漢字 🙂 \\x1b")).toBe("Zoë, 漢字 🙂 \\x1b");
  });

  it("keeps the line ends of our own text", () => {
    expect(visibleLines("one\n two\u001b\n")).toBe("one\n two\\x1b\n");
  });

  it("is quoted on one line, and cut after sixty characters", () => {
    expect(quoted("a\nb")).toBe('"a\\x0ab"');
    expect(quoted("x".repeat(60))).toBe(`"${"x".repeat(60)}"`);
    expect(quoted("x".repeat(61))).toBe(`"${"x".repeat(60)}…"`);
    expect(quoted(`${"x".repeat(59)}🙂`)).toBe(`"${"x".repeat(59)}…"`);
  });

  it("is listed as far as a reader follows", () => {
    expect(quotedList(["a", "b", "c"], 2)).toBe('"a", "b" and 1 more');
    expect(quotedList(["a", "b"], 2)).toBe('"a", "b"');
  });
});
