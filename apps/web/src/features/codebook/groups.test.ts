import type { Code, CodeId } from "@concord/domain";
import { expect, it } from "vitest";
import { filterCodes, groupsOf } from "./groups.ts";

const aCode = (number: string, label: string, definition = ""): Code => ({
  id: `test/${number || label}` as CodeId,
  number,
  label,
  group: number ? { number: number.split(".")[0] ?? "", label: `Group ${number.split(".")[0]}` } : null,
  definition,
  example: "",
  origin: number ? "taxonomy" : "project",
});
const codes = [
  aCode("10.10", "Reward (outcome)"),
  aCode("", "Being known"),
  aCode("10.1", "Material incentive (behavior)", "Money for the deed"),
  aCode("1.1", "Goal setting (behavior)", "Settling on what to do"),
];
const numbers = (found: readonly Code[]) => found.map(({ number }) => number);

it("orders codes by the parts of their numbers and puts own codes last", () => {
  const groups = groupsOf(codes);
  expect(groups.map(({ group }) => group?.number)).toEqual(["1", "10", undefined]);
  expect(numbers(groups[1]?.codes ?? [])).toEqual(["10.1", "10.10"]);
});

it("takes a whole number for a group and not for a digit", () => {
  expect(numbers(filterCodes(codes, "1"))).toEqual(["1.1"]);
  expect(numbers(filterCodes(codes, "10"))).toEqual(["10.10", "10.1"]);
  expect(numbers(filterCodes(codes, "10.1"))).toEqual(["10.10", "10.1"]);
});

it("finds words in label and definition, all of them, in any order", () => {
  expect(numbers(filterCodes(codes, "money incentive"))).toEqual(["10.1"]);
  expect(filterCodes(codes, "money goal")).toEqual([]);
});

it("lets everything through while nothing is typed", () => {
  expect(filterCodes(codes, "  ")).toBe(codes);
});
