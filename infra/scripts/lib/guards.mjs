const everyRoute = { workspace: "apps/server", file: "src/access/access-walk.test.ts" };
const sameBytes = { workspace: "apps/e2e", file: "test/blindness.spec.ts" };
const canaries = { workspace: "apps/e2e", file: "test/canaries.spec.ts", title: "receives no word" };

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
    noticedBy: [everyRoute, sameBytes, canaries],
  },
  {
    name: "the rule that a colleague's room opens in open rounds only",
    file: "packages/domain/src/access.ts",
    guard: `if (assignment.visibility !== "open") return refused({ code: "layer_not_yours" });`,
    without: "",
    noticedBy: [everyRoute, sameBytes, canaries],
  },
  {
    name: "the rule that late drafts wait for release",
    file: "packages/domain/src/access.ts",
    guard: `"draft.read": { who: manage, when: "released" },`,
    without: `"draft.read": { who: manage },`,
    noticedBy: [everyRoute],
  },
  {
    name: "the question whether a document with late drafts is released",
    file: "apps/server/src/layers/drafts.ts",
    guard: "found.filter(({ documentId }) => released.has(documentId))",
    without: "found",
    noticedBy: [
      { workspace: "apps/server", file: "src/layers/drafts.test.ts", title: "told to nobody before release" },
    ],
  },
  {
    name: "the question whether a request is allowed",
    file: "apps/server/src/http/mount.ts",
    guard: "if (!allowed.ok) return { refusal: allowed.error };",
    without: "",
    noticedBy: [everyRoute, sameBytes],
  },
  {
    name: "the question whether somebody may enter a room",
    file: "apps/server/src/realtime/admission.ts",
    guard: "if (!allowed.ok) return allowed;",
    without: "",
    noticedBy: [everyRoute, sameBytes],
  },
];
