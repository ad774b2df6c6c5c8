import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  aDocument,
  aProject,
  aUser,
  createBareDatabase,
  createTestDatabase,
  type TestDatabase,
} from "../testing/index.ts";
import { describeArchiveRefusal, examineArchive, restoreArchive } from "./index.ts";
import { aFolder, archiveOf, linesOf, rewrite } from "./testing/files.ts";

let folder: Awaited<ReturnType<typeof aFolder>>;
let bare: TestDatabase;
let archive: string;
let lines: string[];
const here = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await aFolder();
  const database = await createTestDatabase();
  const alice = await aUser(database.db, "Alice");
  const project = await aProject(database.db, alice);
  for (let n = 0; n < 20; n++) await aDocument(database.db, project, alice, `P${n}`);
  archive = here("archive");
  await archiveOf(database.url, archive);
  lines = await linesOf(archive);
  await database.close();
  bare = await createBareDatabase();
});
afterAll(async () => {
  await bare.close();
  await folder.remove();
});

/** The sentence with which a file is refused, by reading and by restoring alike; nothing may be left of the attempt. */
async function refusalOf(path: string): Promise<{ code: string; sentence: string }> {
  const examined = await examineArchive(path);
  if (examined.ok) throw new Error("the file was taken for a whole archive");
  const restored = await restoreArchive(bare.url, path, { product: "1.2.3" });
  if (restored.ok) throw new Error("the file was restored");
  const left = await bare.pool.query("select from pg_class where relnamespace = 'public'::regnamespace");
  expect(left.rowCount).toBe(0);
  // Our own pool must not count as a Concord that serves.
  await bare.pool.query("set application_name = 'test'");
  return { code: restored.error.code, sentence: describeArchiveRefusal(restored.error) };
}

it("a file cut off at any byte is refused, and says where", async () => {
  const whole = await readFile(archive);
  for (const at of [0, 1, 9, 10, 18, 300, whole.length >> 1, whole.length - 8, whole.length - 1]) {
    await writeFile(here("cut"), whole.subarray(0, at));
    const { code, sentence } = await refusalOf(here("cut"));
    expect([at, code]).toEqual([at, "truncated"]);
    if (at > 300) expect(sentence).toMatch(/cut off (at line \d+|in its first line)/);
  }
});

it("a file cut off between two lines is refused, and names the table", async () => {
  const at = lines.findIndex((line) => line.includes('"table":"documents"')) + 4;
  await rewrite(archive, here("short"), (all) => all.slice(0, at));
  expect(await refusalOf(here("short"))).toEqual({
    code: "truncated",
    sentence: `${here("short")} is cut off at line ${at}, in the table documents, after row 3: take another copy of it, or another backup. Nothing was restored.`,
  });
});

it("a changed value is refused, and names the table", async () => {
  await rewrite(archive, here("changed"), (all) => all.map((line) => line.replace('"P7"', '"P8"')));
  const { code, sentence } = await refusalOf(here("changed"));
  expect(code).toBe("damaged");
  expect(sentence).toContain("in the table documents");
});

it("a row that is left out, doubled or moved elsewhere is refused", async () => {
  const row = lines.findIndex((line) => line.includes('"P7"'));
  const without = (all: string[]) => all.toSpliced(row, 1);
  for (const change of [
    without,
    (all: string[]) => all.toSpliced(row, 0, all[row] as string),
    (all: string[]) => without(all).toSpliced(row + 1, 0, all[row] as string),
  ]) {
    await rewrite(archive, here("rows"), change);
    expect((await refusalOf(here("rows"))).code).toBe("damaged");
  }
});

it("a whole table that is left out is refused", async () => {
  const from = lines.findIndex((line) => line.includes('"table":"sources"'));
  const to = lines.findIndex((line) => line.includes('"end":"sources"'));
  await rewrite(archive, here("table"), (all) => all.toSpliced(from, to - from + 1));
  expect(await refusalOf(here("table"))).toMatchObject({
    code: "damaged",
    sentence: expect.stringContaining("sources"),
  });
});

it("a header that was changed is refused, and so is what follows the end", async () => {
  await rewrite(archive, here("header"), ([first = "", ...rest]) => [first.replace("1.2.3", "1.2.4"), ...rest]);
  expect((await refusalOf(here("header"))).code).toBe("damaged");
  await rewrite(archive, here("more"), (all) => [...all, "[]"]);
  expect((await refusalOf(here("more"))).code).toBe("damaged");
});

it("an archive of another format is refused with the version that wrote it", async () => {
  await rewrite(archive, here("format"), ([first = "", ...rest]) => [
    first.replace('"version":1', '"version":2').replace("1.2.3", "9.0.0"),
    ...rest,
  ]);
  const { code, sentence } = await refusalOf(here("format"));
  expect(code).toBe("unknown_format");
  expect(sentence).toContain("9.0.0");
});

it("a file that is no archive is refused as such", async () => {
  const strangers: [string, Buffer | string][] = [
    ["words", "Dear diary"],
    ["compressed words", gzipSync("Dear diary\n")],
    ["a compressed line without an end", gzipSync("{}")],
    ["JSON of another kind", gzipSync('{"concord":"export"}\n[]\n')],
    ["bytes", createHash("sha512").update("bytes").digest()],
  ];
  for (const [name, content] of strangers) {
    await writeFile(here("stranger"), content);
    expect([name, (await refusalOf(here("stranger"))).code]).toEqual([name, "foreign_file"]);
  }
});

it("a file that is not there, or a folder, is refused by its path", async () => {
  expect(await refusalOf(here("nowhere"))).toMatchObject({
    code: "no_file",
    sentence: expect.stringContaining("nowhere"),
  });
  expect((await refusalOf(folder.path)).code).toBe("no_file");
});

it("no bit can be changed without being noticed, but for those that carry nothing", async () => {
  const whole = await readFile(archive);
  const bits = fc.record({ at: fc.integer({ min: 10, max: whole.length - 1 }), bit: fc.integer({ min: 0, max: 7 }) });
  await fc.assert(
    fc.asyncProperty(bits, async ({ at, bit }) => {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
      await writeFile(here("bit"), bytes);
      const examined = await examineArchive(here("bit"));
      if (examined.ok) expect(await linesOf(here("bit"))).toEqual(lines);
    }),
    { numRuns: process.env.CONCORD_TEST_SHARE === "full" ? 2000 : 100 },
  );
});
