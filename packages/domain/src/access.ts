import { ok, type Result, refused } from "./result.ts";
import type { Role } from "./roles.ts";
import { isReleased, type Stage, type Visibility } from "./rounds.ts";

/**
 * Who somebody is with regard to what they ask for. The server works it out from the session and the database; what
 * follows from it is decided here and nowhere else.
 */
export type Standing = {
  readonly account: "signed_out" | "closed" | "open";
  readonly administrator: boolean;
  /** Roles in the project concerned; `null` for somebody who is not a member, or where no project is concerned. */
  readonly roles: ReadonlySet<Role> | null;
  /** Whether the caller holds the secret, or comes through the door, that the action asks for. */
  readonly secret: boolean;
  /** The document in a round that the action concerns. */
  readonly assignment?: AssignmentStanding;
};

export type AssignmentStanding = {
  readonly stage: Stage;
  readonly visibility: Visibility;
  /** Whether the caller is assigned to code the document in this round. */
  readonly codes: boolean;
  /** The layer concerned: whose it is, and whether it is still open. */
  readonly layer: { readonly owner: "self" | "other"; readonly state: "open" | "submitted" } | null;
};

export type AccessRefusal =
  /** No session, or the account is closed. */
  | { readonly code: "signed_out" }
  /** The thing does not exist for the caller: to a stranger, a project that exists and one that does not are alike. */
  | { readonly code: "not_found" }
  | { readonly code: "role_missing"; readonly needs: readonly Role[] }
  | { readonly code: "administrator_only" }
  /** The one-time link is unknown, used, expired or revoked, or the door is shut. */
  | { readonly code: "secret_invalid" }
  | { readonly code: "not_assigned" }
  | { readonly code: "not_released" }
  | { readonly code: "layer_submitted" }
  | { readonly code: "layer_not_yours" };

/** Who may do it at all. */
export type Who =
  | "anyone"
  /** Whoever runs the installation, and shows it by the token of its settings. Hidden from others. */
  | "operator"
  | "secret_holder"
  | "signed_in"
  | "administrator"
  | "member"
  | { readonly role: readonly Role[] };

/** What must hold of the document in its round besides. */
export type When =
  /** Every assigned coder has submitted. Role does not help. */
  | "released"
  /** The caller codes the document; the layer concerned is the caller's own. */
  | "own_layer"
  /** The same, and the layer is still open. */
  | "own_layer_open"
  /** The caller's own, or somebody's layer in an open round. */
  | "layer_live";

export type Rule = { readonly who: Who; readonly when?: When };

const manage = { role: ["manage"] } as const;

/** Every action of the product. A route or a room names its action; there is no route or room without one. */
export const ACCESS = {
  "health.read": { who: "anyone" },
  "health.live": { who: "anyone" },
  "health.ready": { who: "anyone" },
  "metrics.read": { who: "operator" },
  "openapi.read": { who: "anyone" },
  "setup.read": { who: "anyone" },
  "setup.create": { who: "secret_holder" },
  "session.read": { who: "anyone" },
  "session.create": { who: "anyone" },
  "session.delete": { who: "signed_in" },
  "account.create": { who: "secret_holder" },
  "account.update": { who: "signed_in" },
  "device_key.read": { who: "signed_in" },
  "password_reset.use": { who: "secret_holder" },
  "invitation.look": { who: "secret_holder" },
  "invitation.accept": { who: "secret_holder" },

  "installation.read": { who: "administrator" },
  "installation.update": { who: "administrator" },
  "backup.read": { who: "administrator" },
  "user.list": { who: "administrator" },
  "user.close": { who: "administrator" },
  "password_reset.create": { who: "administrator" },

  "project.list": { who: "signed_in" },
  "project.create": { who: "signed_in" },
  "project.read": { who: "member" },
  "project.update": { who: manage },
  "member.list": { who: "member" },
  "member.update": { who: manage },
  "member.remove": { who: manage },
  "invitation.list": { who: manage },
  "invitation.create": { who: manage },
  "invitation.revoke": { who: manage },
  "invitation.reissue": { who: manage },
  "codebook.read": { who: "member" },
  "document.list": { who: "member" },
  "document.read": { who: "member" },
  "document.preview": { who: manage },
  "document.import": { who: manage },

  "round.list": { who: "member" },
  "round.read": { who: "member" },
  "round.create": { who: manage },
  "layer.read": { who: { role: ["code"] }, when: "own_layer" },
  "layer.submit": { who: { role: ["code"] }, when: "own_layer_open" },
  "draft.create": { who: { role: ["code"] }, when: "own_layer" },
  "draft.list": { who: manage },
  /** What came too late for a layer is read when the layer itself may be: never before release, whatever the role. */
  "draft.read": { who: manage, when: "released" },
  "comparison.read": { who: "member", when: "released" },
  "agreement.read": { who: "member", when: "released" },

  "room.layer.write": { who: { role: ["code"] }, when: "own_layer_open" },
  "room.layer.read": { who: { role: ["code", "manage"] }, when: "layer_live" },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACCESS;

/** Whether somebody may do something now. The only place that answers it. */
export function mayDo(action: Action, standing: Standing): Result<void, AccessRefusal> {
  const rule: Rule = ACCESS[action];
  const who = permitsWho(rule.who, standing);
  if (!who.ok || !rule.when) return who;
  if (!standing.assignment) return refused({ code: "not_found" });
  return permitsWhen(rule.when, standing.assignment);
}

function permitsWho(who: Who, standing: Standing): Result<void, AccessRefusal> {
  if (who === "anyone") return ok();
  if (who === "operator") return standing.secret ? ok() : refused({ code: "not_found" });
  if (who === "secret_holder") return standing.secret ? ok() : refused({ code: "secret_invalid" });
  if (standing.account !== "open") return refused({ code: "signed_out" });
  if (who === "signed_in") return ok();
  if (who === "administrator") return standing.administrator ? ok() : refused({ code: "administrator_only" });
  if (!standing.roles) return refused({ code: "not_found" });
  if (who === "member") return ok();
  const { roles } = standing;
  return who.role.some((role) => roles.has(role)) ? ok() : refused({ code: "role_missing", needs: who.role });
}

function permitsWhen(when: When, assignment: AssignmentStanding): Result<void, AccessRefusal> {
  const { layer } = assignment;
  switch (when) {
    case "released":
      return isReleased(assignment.stage) ? ok() : refused({ code: "not_released" });
    case "own_layer":
    case "own_layer_open":
      if (!assignment.codes) return refused({ code: "not_assigned" });
      if (layer?.owner !== "self") return refused({ code: "layer_not_yours" });
      if (when === "own_layer_open" && layer.state === "submitted") return refused({ code: "layer_submitted" });
      return ok();
    case "layer_live":
      // The visibility is asked before anything about the layer, so that a blind round answers alike whatever its state.
      if (assignment.visibility !== "open") return refused({ code: "layer_not_yours" });
      if (!layer) return refused({ code: "not_found" });
      return layer.state === "open" ? ok() : refused({ code: "layer_submitted" });
  }
}
