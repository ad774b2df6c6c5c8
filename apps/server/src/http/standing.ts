import { accounts, projects, rounds } from "@concord/db";
import type { Action, AssignmentStanding, DocumentId, ProjectId, RoundId, Standing, UserId } from "@concord/domain";
import type { Viewer } from "../auth/auth.ts";
import { secretHash } from "../auth/secrets.ts";
import type { Deps } from "../deps.ts";
import type { Client } from "./client.ts";

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Asked = {
  readonly action: Action;
  readonly viewer: Viewer | null;
  readonly client: Client;
  /** Path parameters as they came, not checked yet. */
  readonly params: Readonly<Record<string, string>>;
  /** The secret in the body, or the bearer token of a request without one. */
  readonly secret: string | undefined;
  /** Whose layer is concerned; the viewer's own unless said otherwise. */
  readonly layerOf?: UserId;
};

/** Works out who somebody is with regard to what they ask for. What follows is decided in the domain's table. */
export async function standingOf(deps: Deps, asked: Asked): Promise<Standing> {
  const { viewer, params } = asked;
  const user = viewer?.user;
  const { projectId } = params;
  const member = user && projectId && UUID.test(projectId);
  const roles = member ? await projects.rolesOf(deps.db, projectId as ProjectId, user.id) : null;
  const assignment = roles && user ? await assignmentOf(deps, asked, user.id) : undefined;
  return {
    account: user ? "open" : "signed_out",
    administrator: user?.administrator ?? false,
    roles: roles && new Set(roles),
    secret: await holdsSecret(deps, asked),
    ...(assignment ? { assignment } : {}),
  };
}

async function assignmentOf(deps: Deps, asked: Asked, viewer: UserId): Promise<AssignmentStanding | undefined> {
  const { projectId, roundId, documentId } = asked.params;
  if (!projectId || !roundId || !documentId || !UUID.test(roundId) || !UUID.test(documentId)) return undefined;
  const [round, document] = [roundId as RoundId, documentId as DocumentId];
  const found = await rounds.documentInRound(deps.db, projectId as ProjectId, round, document);
  if (!found) return undefined;
  const layers = (await rounds.layersOfDocument(deps.db, round, document)).map((row) => row.layer);
  const owner = asked.layerOf ?? viewer;
  const layer = layers.find((each) => each.coderId === owner);
  return {
    stage: found.document.stage,
    visibility: found.round.visibility,
    codes: layers.some((each) => each.coderId === viewer),
    layer: layer
      ? { owner: owner === viewer ? "self" : "other", state: layer.submittedAt ? "submitted" : "open" }
      : null,
  };
}

async function holdsSecret(deps: Deps, { action, client, secret }: Asked): Promise<boolean> {
  const { db } = deps;
  const hash = secret === undefined ? undefined : secretHash(secret);
  switch (action) {
    case "setup.create": {
      if (await accounts.anyUserExists(db)) return false;
      if (client.local) return true;
      const { setupSecretHash } = await accounts.readInstallation(db);
      return hash !== undefined && hash === setupSecretHash;
    }
    case "metrics.read":
      // Not for everybody on this machine either: who codes blind there would see that a colleague is at work.
      return hash !== undefined && deps.metricsToken !== undefined && hash === secretHash(deps.metricsToken);
    case "account.create":
      return (await accounts.anyUserExists(db)) && (await accounts.readInstallation(db)).signUpOpen;
    case "invitation.look":
    case "invitation.accept":
      return hash !== undefined && (await projects.openInvitation(db, hash, deps.now())) !== undefined;
    case "password_reset.use":
      return hash !== undefined && (await accounts.passwordResetIsOpen(db, hash, deps.now()));
    default:
      return false;
  }
}
