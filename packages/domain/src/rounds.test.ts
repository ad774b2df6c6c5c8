import { expect, it } from "vitest";
import { isReleased, STAGES, stageAfterSubmission } from "./rounds.ts";

it("releases a document when every assigned coder has submitted, and not before", () => {
  expect(stageAfterSubmission("independent", 2, 1)).toBe("independent");
  expect(stageAfterSubmission("independent", 2, 2)).toBe("compare");
  expect(stageAfterSubmission("independent", 1, 1)).toBe("compare");
  expect(stageAfterSubmission("independent", 0, 0)).toBe("independent");
});

it("moves no document back or on that has left the independent stage", () => {
  for (const stage of STAGES.filter((each) => each !== "independent"))
    expect(stageAfterSubmission(stage, 2, 2)).toBe(stage);
});

it("counts everything after independent as released", () => {
  expect(STAGES.filter(isReleased)).toEqual(["compare", "resolve", "signed_off"]);
});
