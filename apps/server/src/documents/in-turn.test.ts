import { expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

/** Work whose ends are given by hand, and what has begun so far. */
function byHand(most: number) {
  const begun: number[] = [];
  const end = new Map<number, () => void>();
  const run = inTurn(most, (number: number) => {
    begun.push(number);
    return new Promise<number>((resolve) => end.set(number, () => resolve(number)));
  });
  return { begun, end: (number: number) => end.get(number)?.(), run };
}

it("runs as many as allowed at once, and the others in the order they came", async () => {
  const { begun, end, run } = byHand(2);
  const all = [1, 2, 3, 4].map((number) => run(number));
  expect(begun).toEqual([1, 2]);
  end(2);
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual([1, 2, 3]);
  end(1);
  end(3);
  await Promise.all([all[0], all[2]]);
  end(4);
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

it("does not begin what nobody waits for any more, and lets the next one in", async () => {
  const { begun, end, run } = byHand(1);
  const first = run(1);
  const gone = new AbortController();
  const second = run(2, gone.signal);
  const third = run(3);
  gone.abort(new Error("gone"));
  end(1);
  await first;
  await expect(second).rejects.toThrow("gone");
  await Promise.resolve();
  end(3);
  expect(await third).toBe(3);
  expect(begun).toEqual([1, 3]);
});

it("goes on after a call that failed", async () => {
  const run = inTurn(1, async (number: number) => {
    if (number === 1) throw new Error("broken");
    return number;
  });
  const [first, second] = [run(1), run(2)];
  await expect(first).rejects.toThrow("broken");
  expect(await second).toBe(2);
});
