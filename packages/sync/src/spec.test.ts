import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const source = new URL(".", import.meta.url);
const ID = /[A-Z]+-\d+/g;

/** "ACK-2, 7" and "STORE-1 to 8" stand for several. */
function promised(): string[] {
  const rows = readFileSync(new URL("../SPEC.md", source), "utf8").matchAll(/^\| ([A-Z]+)-([\d, to]+) \|/gm);
  return [...rows].flatMap(([, kind, numbers = ""]) => {
    const [from = 0, to] = numbers.split(" to ").map(Number);
    const each =
      to === undefined ? numbers.split(", ").map(Number) : [...Array(to - from + 1).keys()].map((n) => from + n);
    return each.map((number) => `${kind}-${number}`);
  });
}

it("every rule of SPEC.md has a test that names it, and every test names a rule", () => {
  const tested = new Set<string>();
  for (const file of readdirSync(source, { recursive: true, encoding: "utf8" }))
    if (/\.(test|contract)\.ts$/.test(file))
      for (const [, title = ""] of readFileSync(new URL(file, source), "utf8").matchAll(/"\[([^\]]+)\] /g))
        for (const id of title.match(ID) ?? []) tested.add(id);
  expect([...tested].sort()).toEqual(promised().sort());
});
