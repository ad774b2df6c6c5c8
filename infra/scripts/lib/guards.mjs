/**
 * Guards of blindness as they stand in the source, what the source says without them, and the tests that must notice.
 *
 * @type {{ name: string, file: string, guard: string, without: string,
 *   noticedBy: { workspace: string, file: string, title?: string }[] }[]}
 */
export const guards = [
  {
    name: "the rule that comparison waits for release",
    file: "packages/domain/src/access.ts",
    guard: `return isReleased(assignment.stage) ? ok() : refused({ code: "not_released" });`,
    without: "return ok();",
    noticedBy: [
      { workspace: "apps/e2e", file: "test/blindness.spec.ts" },
      { workspace: "apps/e2e", file: "test/canaries.spec.ts" },
    ],
  },
  {
    name: "the rule that a colleague's room opens in open rounds only",
    file: "packages/domain/src/access.ts",
    guard: `if (assignment.visibility !== "open") return refused({ code: "layer_not_yours" });`,
    without: "",
    noticedBy: [
      { workspace: "apps/e2e", file: "test/blindness.spec.ts" },
      { workspace: "apps/e2e", file: "test/canaries.spec.ts" },
    ],
  },
];
