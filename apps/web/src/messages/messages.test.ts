import { readdirSync, readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { en } from "./en/index.ts";

type Tree = { readonly [name: string]: string | Tree };

function sentences(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string"
      ? [[[...path, name].join("."), value] as [string, string]]
      : sentences(value, [...path, name]),
  );
}

const all = sentences(en);
const catalogues = readdirSync(new URL("./en", import.meta.url)).filter((file) => file !== "index.ts");

it("registers every catalogue", () => {
  expect(Object.keys(en).map((name) => `${name}.ts`)).toEqual(expect.arrayContaining(catalogues));
});

it.each(all)("%s can be said for any facts", (key, sentence) => {
  const names = [...sentence.matchAll(/\{\s*(\w+)/g)].map(([, name = ""]) => name);
  const tags = [...sentence.matchAll(/<(\w+)>/g)].map(([, name = ""]) => name);
  for (const count of [0, 1, 2, 21]) {
    const facts = Object.fromEntries(names.map((name) => [name, count]));
    const rich = Object.fromEntries(tags.map((name) => [name, (inner: unknown) => `${inner}`]));
    const problems: unknown[] = [];
    const t = createTranslator({
      locale: "en",
      messages: { said: sentence },
      onError: (error) => problems.push(error),
    });
    const said = String((t.rich as (key: string, values: object) => unknown)("said", { ...facts, ...rich }));
    expect(problems, key).toEqual([]);
    expect(said, key).not.toMatch(/[{}]/);
  }
});

it("says everything somewhere, so that no sentence is left behind", () => {
  const sources = readdirSync(new URL("..", import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("messages/"))
    .map((file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8"))
    .join("\n");
  const isSaid = (key: string) => {
    const [leaf = "", parent = ""] = key.split(".").reverse();
    // By its own name, or by one that is put together: t(`role.${role}`), or a translator of the parent's own.
    return [`"${leaf}"`, `\`${parent}.$`, `.${parent}")`, `.${leaf}`].some((trace) => sources.includes(trace));
  };
  expect(
    all.map(([key]) => key).filter((key) => !/^(problems|workbench|compare|transcript)\./.test(key) && !isSaid(key)),
  ).toEqual([]);
});
