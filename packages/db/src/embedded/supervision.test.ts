import { expect, it } from "vitest";
import { pauseBefore } from "./supervision.ts";

it("a restart comes at once at first, and never later than half a minute after the one before", () => {
  expect([1, 2, 3, 4].map(pauseBefore)).toEqual([100, 200, 400, 800]);
  expect([10, 100, 10_000].map(pauseBefore)).toEqual([30_000, 30_000, 30_000]);
});
