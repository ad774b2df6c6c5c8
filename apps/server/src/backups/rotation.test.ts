import fc from "fast-check";
import { expect, it } from "vitest";
import { backupName, momentOf, superseded } from "./rotation.ts";

const DAY = 86_400_000;
const start = Date.parse("2026-01-01T03:00:00Z");
const name = (ms: number) => backupName(new Date(ms));

it("reads a backup's moment from its name, and nothing from other names", () => {
  const at = new Date("2026-03-04T05:06:07.890Z");
  expect(backupName(at)).toBe("concord-2026-03-04T05-06-07Z.ndjson.gz");
  expect(momentOf(backupName(at))).toEqual(new Date("2026-03-04T05:06:07Z"));
  for (const other of [
    "status.json",
    "concord-by-hand-2026-03-04T05-06-07Z.ndjson.gz",
    "concord-2026-13-45T99-06-07Z.ndjson.gz",
  ])
    expect(momentOf(other)).toBeUndefined();
});

it("keeps seven days and four weeks of a backup a day", () => {
  let names: string[] = [];
  for (let day = 0; day < 60; day++) {
    names.push(name(start + day * DAY));
    const gone = superseded(names, { daily: 7, weekly: 4 });
    names = names.filter((each) => !gone.includes(each));
  }
  expect(names.map((each) => each.slice(8, 18))).toEqual([
    "2026-02-08",
    "2026-02-15",
    "2026-02-22",
    "2026-02-23",
    "2026-02-24",
    "2026-02-25",
    "2026-02-26",
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
});

it("never gives up the newest, nor what it does not know, and is content with what it leaves", () => {
  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 200 * 24 }), { minLength: 1, maxLength: 80 });
  const keep = fc.record({ daily: fc.integer({ min: 1, max: 10 }), weekly: fc.integer({ min: 0, max: 10 }) });
  fc.assert(
    fc.property(moments, keep, (hours, kept) => {
      const names = [...hours.map((hour) => name(start + hour * 3_600_000)), "status.json", "mine.ndjson.gz"];
      const gone = superseded(names, kept);
      const left = names.filter((each) => !gone.includes(each));
      expect(left).toContain(name(start + Math.max(...hours) * 3_600_000));
      expect(left).toEqual(expect.arrayContaining(["status.json", "mine.ndjson.gz"]));
      expect(left.length).toBeLessThanOrEqual(kept.daily + kept.weekly + 2);
      expect(superseded(left, kept)).toEqual([]);
    }),
  );
});
