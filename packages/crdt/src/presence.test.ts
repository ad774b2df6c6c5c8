import { expect, it } from "vitest";
import { readPresence } from "./presence.ts";

it("reads a place in a text, and nothing else that came with it", () => {
  expect(readPresence({ selection: { start: 3, end: 9 }, name: "somebody" })).toEqual({
    selection: { start: 3, end: 9 },
  });
  expect(readPresence({ selection: { start: 3, end: 3 } })).toEqual({ selection: { start: 3, end: 3 } });
});

it.each([
  null,
  undefined,
  7,
  {},
  { selection: null },
  { selection: { start: 9, end: 3 } },
  { selection: { start: -1, end: 3 } },
  { selection: { start: 0.5, end: 3 } },
  { selection: { start: "0", end: 3 } },
  { selection: { start: 0, end: 2 ** 40 } },
])("passes over %j, which anybody may have sent", (state) => {
  expect(readPresence(state)).toBeUndefined();
});
