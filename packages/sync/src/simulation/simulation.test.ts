import { describe, expect, it } from "vitest";
import { runs } from "../testing/share.ts";
import { actionsFrom, scriptOf } from "./action.ts";
import { FAILED_RUNS } from "./failed-seeds.ts";
import { reportOf } from "./report.ts";
import { shrink } from "./shrink.ts";
import { simulate } from "./simulate.ts";
import type { Invariant } from "./violation.ts";
import type { Fault } from "./world.ts";

const LONG = 3_600_000;

describe("the simulation", () => {
  it(
    "[SIM-1] through cuts, partitions, kills, outages and hostile frames every invariant holds, whatever the seed",
    async () => {
      let acknowledged = 0;
      for (let seed = 1; seed <= runs(10_000, 0.02); seed++) {
        const run = await simulate(seed);
        if (run.violation) expect.fail(await reportOf(run));
        acknowledged += run.acknowledged;
      }
      expect(acknowledged).toBeGreaterThan(runs(10_000, 0.02) * 5);
    },
    LONG,
  );

  it.each(FAILED_RUNS)(
    "[SIM-2] seed $seed passes, which failed once: $because",
    async ({ seed, script }) => {
      const run = await simulate(seed, script ? { actions: actionsFrom(script) } : {});
      if (run.violation) expect.fail(await reportOf(run));
    },
    LONG,
  );

  it(
    "[SIM-3] the same seed gives the same run, event for event",
    async () => {
      for (let seed = 1; seed <= 10; seed++) {
        const [one, other] = [await simulate(seed, { readable: true }), await simulate(seed, { readable: true })];
        expect(one.lines.length).toBeGreaterThan(100);
        expect(other.lines).toEqual(one.lines);
        expect(other.trace).toBe(one.trace);
      }
    },
    LONG,
  );

  it.each<[fault: Fault, what: string, invariants: readonly Invariant[]]>([
    ["acknowledges_early", "a store that acknowledges before it stores", ["saved_is_true"]],
    ["ignores_fence", "a store that takes edits for a closed room", ["frozen"]],
    [
      "compacts_too_far",
      "a compaction that takes later edits with it",
      ["nothing_lost", "nothing_pending", "nothing_breaks"],
    ],
    [
      "delivers_to_another_room",
      "a link that delivers to another room",
      ["nothing_breaks", "rooms_apart", "converges"],
    ],
    ["door_stays_open", "a door that is closed in name only", ["doors"]],
  ])(
    "[SIM-4] %s is noticed: %s",
    async (fault, _what, invariants) => {
      let seed = 1;
      let run = await simulate(seed, { fault });
      while (!run.violation && seed < 200) run = await simulate(++seed, { fault });
      expect(invariants).toContain(run.violation?.invariant);
      expect((await simulate(seed)).violation).toBeUndefined();
    },
    LONG,
  );

  it(
    "[SIM-5] a failed run is told by its seed and the fewest actions that still fail",
    async () => {
      const fault = "ignores_fence";
      let seed = 1;
      let run = await simulate(seed, { fault });
      while (!run.violation) run = await simulate(++seed, { fault });
      const [first, wrong, count, ...script] = (await reportOf(run, { fault })).split("\n");
      expect([first, wrong]).toEqual([`seed ${seed}`, run.violation.message]);
      const lines = script.filter((line) => line.startsWith("+"));
      expect(count).toBe(`with ${lines.length} actions:`);
      expect(lines.length).toBeLessThan(run.actions.length / 2);
      expect(lines.some((line) => line.includes("submit"))).toBe(true);
      const again = await simulate(seed, { fault, actions: actionsFrom(lines.join("\n")) });
      expect(again.violation?.invariant).toBe("frozen");
    },
    LONG,
  );

  it("[SIM-5] shrinking keeps what is needed and nothing else", async () => {
    const { actions } = await simulate(3);
    const needed = [actions[4], actions[17]];
    const left = await shrink(actions, async (some) => needed.every((each) => each && some.includes(each)));
    expect(left).toEqual(needed);
    expect(actionsFrom(scriptOf(actions))).toEqual(actions);
  });
});
