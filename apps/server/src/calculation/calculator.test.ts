import type { CodeId, CodingId, UserId } from "@concord/domain";
import { afterEach, expect, it } from "vitest";
import { type Calculator, createCalculator } from "./calculator.ts";
import type { Task } from "./task.ts";

let calculator: Calculator;
afterEach(() => calculator.stop());

const text = "word ".repeat(2000);
/** Two coders with many codings of one code on the same words, which is the costliest thing to pair. */
function comparison(codings: number): Task & { kind: "comparison" } {
  const layer = (coder: string) => ({
    coder: coder as UserId,
    codes: new Set(["bcttv1/1.1" as CodeId]),
    codings: Array.from({ length: codings }, (_, index) => ({
      id: `${coder}-${index}` as CodingId,
      start: index,
      end: index + 3000,
      code: "bcttv1/1.1" as CodeId,
      confidence: "certain" as const,
    })),
  });
  return { kind: "comparison", request: { first: layer("alice"), second: layer("bea"), text } };
}

it("answers what the calculation gives, and the same answer for the same key", async () => {
  calculator = createCalculator();
  const first = await calculator.calculate(["a", "b"], comparison(3));
  if (!first.ok) throw new Error("the calculation was refused");
  expect(first.value.agreed).toHaveLength(3);
  expect(await calculator.calculate(["a", "b"], comparison(3))).toBe(first);
  expect(await calculator.calculate(["a", "c"], comparison(2))).toMatchObject({ ok: true });
});

it("leaves the event loop free while it calculates", async () => {
  calculator = createCalculator();
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  await calculator.calculate(["large"], comparison(250));
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(3);
});

it("gives up at its deadline, and does the next task in a new thread", async () => {
  calculator = createCalculator({ deadline: 1 });
  expect(await calculator.calculate(["late"], comparison(600))).toEqual({
    ok: false,
    error: { code: "takes_too_long" },
  });
  await calculator.stop();
  calculator = createCalculator();
  expect(await calculator.calculate(["late"], comparison(2))).toMatchObject({ ok: true });
});

it("tells whoever asked when a calculation fails, and goes on with the next", async () => {
  calculator = createCalculator();
  const { request } = comparison(1);
  const broken = { kind: "comparison", request: { ...request, text: undefined as never } } as const;
  await expect(calculator.calculate(["broken"], broken)).rejects.toThrow("the calculation failed");
  expect(await calculator.calculate(["whole"], comparison(1))).toMatchObject({ ok: true });
});
