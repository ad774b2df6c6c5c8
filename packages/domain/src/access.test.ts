import { describe, expect, it } from "vitest";
import { ACCESS, type Action, type AssignmentStanding, mayDo, type Standing } from "./access.ts";
import { ROLES, type Role } from "./roles.ts";
import { STAGES, VISIBILITIES } from "./rounds.ts";

const actions = Object.keys(ACCESS) as Action[];
const standing = (fields: Partial<Standing> = {}): Standing => ({
  account: "open",
  administrator: false,
  roles: null,
  secret: false,
  ...fields,
});
const assignment = (fields: Partial<AssignmentStanding> = {}): AssignmentStanding => ({
  stage: "independent",
  visibility: "blind",
  codes: true,
  layer: { owner: "self", state: "open" },
  ...fields,
});
/** Every set of roles, none included. */
const roleSets = Array.from(
  { length: 2 ** ROLES.length },
  (_, bits) => new Set(ROLES.filter((_, i) => bits & (1 << i))),
);
const permitted = (action: Action, fields: Partial<Standing>) => mayDo(action, standing(fields)).ok;

describe("the table of access", () => {
  it("lets nobody who is signed out, or whose account is closed, do more than make or open an account", () => {
    for (const account of ["signed_out", "closed"] as const)
      expect(
        actions.filter((action) => permitted(action, { account, roles: new Set(ROLES), administrator: true })),
      ).toEqual([
        "health.read",
        "health.live",
        "health.ready",
        "openapi.read",
        "setup.read",
        "session.read",
        "session.create",
      ]);
  });

  it("shows a stranger nothing of a project, administrators included", () => {
    const ofProjects = actions.filter((action) => {
      const { who } = ACCESS[action] as { who: unknown };
      return who === "member" || typeof who === "object";
    });
    expect(ofProjects.length).toBeGreaterThan(20);
    for (const action of ofProjects)
      expect(mayDo(action, standing({ administrator: true, assignment: assignment() }))).toEqual({
        ok: false,
        error: { code: "not_found" },
      });
  });

  it("opens a one-time door only to who holds its secret", () => {
    for (const action of ["setup.create", "invitation.accept", "password_reset.use", "account.create"] as const) {
      expect(permitted(action, { administrator: true, roles: new Set(ROLES) })).toBe(false);
      expect(permitted(action, { account: "signed_out", secret: true })).toBe(true);
    }
  });

  it("shows measurements to nobody for what they are in the installation or a project", () => {
    expect(permitted("metrics.read", { administrator: true, roles: new Set(ROLES) })).toBe(false);
    expect(mayDo("metrics.read", standing())).toEqual({ ok: false, error: { code: "not_found" } });
    expect(permitted("metrics.read", { account: "signed_out", secret: true })).toBe(true);
  });

  it("[BLIND] compares nothing before release, whatever the roles", () => {
    for (const action of ["comparison.read", "agreement.read", "draft.read"] as const)
      for (const roles of roleSets)
        for (const visibility of VISIBILITIES)
          for (const stage of ["prepare", "independent"] as const)
            expect(
              permitted(action, { administrator: true, roles, assignment: assignment({ stage, visibility }) }),
            ).toBe(false);
  });

  it("[BLIND] opens another coder's room to nobody in a blind round, at any stage and whatever the roles", () => {
    for (const roles of roleSets)
      for (const stage of STAGES)
        for (const state of ["open", "submitted"] as const)
          for (const action of ["room.layer.read", "room.layer.write", "layer.read", "layer.submit"] as const)
            expect(
              permitted(action, {
                administrator: true,
                roles,
                assignment: assignment({ stage, layer: { owner: "other", state } }),
              }),
            ).toBe(false);
  });

  it("[BLIND] gives one and the same refusal for another's room, whatever is in it", () => {
    const answers = [null, { owner: "other", state: "open" }, { owner: "other", state: "submitted" }] as const;
    const refusals = answers.map((layer) =>
      mayDo("room.layer.read", standing({ roles: new Set<Role>(["manage"]), assignment: assignment({ layer }) })),
    );
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  });

  it("lets a coder write the own layer while it is open, and not after", () => {
    const coder = { roles: new Set<Role>(["code"]) };
    expect(permitted("room.layer.write", { ...coder, assignment: assignment() })).toBe(true);
    const submitted = assignment({ layer: { owner: "self", state: "submitted" } });
    expect(permitted("room.layer.write", { ...coder, assignment: submitted })).toBe(false);
    expect(permitted("layer.read", { ...coder, assignment: submitted })).toBe(true);
    expect(permitted("layer.submit", { ...coder, assignment: submitted })).toBe(false);
  });

  it("lets those who code or manage read each other's open layers in an open round, and write none", () => {
    const open = assignment({ visibility: "open", layer: { owner: "other", state: "open" } });
    const reads = (role: Role) => permitted("room.layer.read", { roles: new Set([role]), assignment: open });
    expect(ROLES.filter(reads)).toEqual(["manage", "code"]);
    expect(permitted("room.layer.write", { roles: new Set(ROLES), assignment: open })).toBe(false);
  });

  it("refuses what concerns a document in a round when there is no such document", () => {
    for (const action of actions.filter((each) => "when" in ACCESS[each]))
      expect(mayDo(action, standing({ roles: new Set(ROLES) }))).toEqual({ ok: false, error: { code: "not_found" } });
  });
});
