import { accounts, audit, type Database, documents, projects, rounds, submissions } from "@concord/db";
import { closeAccount } from "../accounts/close.ts";
import { createPasswordReset } from "../accounts/passwords.ts";
import type { Config } from "../config.ts";
import { layerHash } from "../layers/layer-hash.ts";

export type Desk = {
  readonly db: Database;
  readonly config: Pick<Config, "baseUrl" | "port">;
  print(line: string): void;
  complain(line: string): void;
};

/** A command of `pnpm concord`; answers its exit code. */
export type Verb = (desk: Desk, words: readonly string[]) => Promise<number>;

/** The database has been brought up to date before any verb runs; this one does nothing else. */
export const migrate: Verb = async ({ print }) => {
  print("The database is up to date.");
  return 0;
};

export const user: Verb = async ({ db, config, print, complain }, [action, email]) => {
  if (action === "list") {
    for (const { email: address, name, administrator, closedAt } of await accounts.listUsers(db))
      print([address, name, administrator ? "administrator" : "", closedAt ? "closed" : ""].filter(Boolean).join("\t"));
    return 0;
  }
  if ((action !== "reset" && action !== "close") || !email) {
    complain("Say what to do: user list, user reset EMAIL, or user close EMAIL.");
    return 2;
  }
  const found = await accounts.userByEmail(db, email.toLowerCase());
  if (!found) {
    complain(`Nobody here has the e-mail address ${email}: "user list" shows everybody.`);
    return 1;
  }
  if (action === "reset") {
    const reset = await createPasswordReset({ db, now: () => new Date() }, found.id, null);
    if (!reset.ok) return refuse(complain, reset.error.code);
    print(`${config.baseUrl ?? `http://localhost:${config.port}`}/reset#${reset.value.secret}`);
    print(`This link works once, until ${reset.value.expiresAt}.`);
    return 0;
  }
  // A serving Concord asks for sessions again within seconds. Sockets open there stay until they next connect.
  const nobodyIsConnectedHere = { sessions: { forget: () => {} }, doors: { closeUser: async () => {} } };
  const closed = await closeAccount({ db, ...nobodyIsConnectedHere }, found.id);
  if (!closed.ok) return refuse(complain, closed.error.code);
  print(`The account of ${email} is closed.`);
  return 0;
};

function refuse(complain: Desk["complain"], code: string): number {
  const words: Record<string, string> = {
    last_administrator: "This is the only administrator: make somebody else one first.",
    last_manager: "This is the only manager of a project: make somebody else one first.",
  };
  complain(words[code] ?? `This was refused: ${code}.`);
  return 1;
}

/** Recomputes what can be recomputed: the chains of the audit, and the hashes of frozen layers. */
export const verify: Verb = async ({ db, print, complain }) => {
  let faults = 0;
  let layersChecked = 0;
  const all = await projects.listAll(db);
  for (const project of all) {
    const fault = await audit.verifyAudit(db, project.id);
    if (fault) {
      faults++;
      complain(`Project ${project.id}: the audit does not hold at event ${fault.number} (${fault.fault}).`);
    }
    const inRounds = await rounds.listRounds(db, project.id);
    const pinned = await rounds.documentsOfRounds(
      db,
      inRounds.map((round) => round.id),
    );
    for (const { layer } of await rounds.layersOfRounds(
      db,
      inRounds.map((round) => round.id),
    )) {
      const document = pinned.find((each) => each.roundId === layer.roundId && each.documentId === layer.documentId);
      if (!layer.submittedAt || !document) continue;
      layersChecked++;
      const { textHash } = await documents.readRevision(db, document.revisionId);
      const { codebookVersion } = layer;
      if (layerHash({ textHash, codebookVersion, ...(await submissions.frozenLayer(db, layer)) }) === layer.hash)
        continue;
      faults++;
      complain(`Layer ${layer.id}: the frozen codings do not have the hash of their submission.`);
    }
  }
  print(`${all.length} projects and ${layersChecked} submitted layers checked, ${faults} faults.`);
  return faults === 0 ? 0 : 1;
};
