import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it.each([
  ["Ada Lovelace", "AL"],
  ["Bea", "B"],
  ["maria del carmen ruiz", "MR"],
  ["  ", ""],
  ["Éva Nagy", "ÉN"],
  ["👩🏽‍🔬 Lab", "👩🏽‍🔬L"],
])("%j is abbreviated as %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
