import { type Result, refused } from "@concord/domain";
import { type BinariesChoice, findBinaries } from "./binaries.ts";
import { TEMPLATE } from "./cluster-template.ts";
import { databaseUser } from "./database-user.ts";
import { lockSignature, signLock, tryLock } from "./exclusive-lock.ts";
import { type LaunchPlan, launchServer } from "./launch.ts";
import { ensureCluster } from "./new-cluster.ts";
import { checkPrograms } from "./program-check.ts";
import { checkReachable } from "./reachability.ts";
import { type EmbeddedRefusal, refusalOfFileError } from "./refusals.ts";
import { prepareRuntime, removeOtherRuntimes } from "./runtime.ts";
import { addressOf, closeSocketDirectory, socketDirectory } from "./server-address.ts";
import { openStateDirectory } from "./state-paths.ts";
import { type EmbeddedState, keepServing } from "./supervision.ts";

export type EmbeddedOptions = BinariesChoice & {
  /** Made if it is not there. Everything of the database lies in it, and other things of Concord may too. */
  readonly stateDir: string;
  /** Told in plain lines what the launcher does. What PostgreSQL itself says is in `postgres.log`. */
  readonly log?: (line: string) => void;
  /** Told of each change of `state`. */
  readonly onState?: (state: EmbeddedState) => void;
  /** A cluster made by `makeClusterTemplate` while an image was built, for uids without a name. */
  readonly template?: string;
};

export type EmbeddedDatabase = {
  /** Stays the same over restarts. For `pg`, over a Unix socket that only the database's user, and root, can reach. */
  readonly url: string;
  /** Of the PostgreSQL server that serves now, or served last. */
  readonly pid: number;
  readonly state: EmbeddedState;
  /** Settles when there is no server any more and none will be started: after `stop`, or, unexpected, with the reason. */
  readonly ended: Promise<{ expected: boolean; detail: string }>;
  /** Ends all sessions, stops the server in order and gives the directory free. Close pools first. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that Concord brings, makes its directory if it is new, and keeps it running until `stop`. It is
 * stopped too when this process ends in any other way.
 *
 * Refused, among others, when another live Concord serves from the same directory; a server whose Concord has died is
 * waited for or taken over.
 */
export async function startEmbeddedDatabase(
  options: EmbeddedOptions,
): Promise<Result<EmbeddedDatabase, EmbeddedRefusal>> {
  try {
    return await start(options);
  } catch (error) {
    const refusal = refusalOfFileError(error, options.stateDir);
    if (refusal === undefined) throw error;
    return refused(refusal);
  }
}

async function start(options: EmbeddedOptions): Promise<Result<EmbeddedDatabase, EmbeddedRefusal>> {
  const { log = () => {} } = options;
  const binaries = findBinaries(options);
  if (!binaries.ok) return binaries;
  const paths = openStateDirectory(options.stateDir, process.getuid?.() ?? -1);
  const user = databaseUser(paths.data);
  if (!user.ok) return user;
  const reachable = checkReachable(paths.state, user.value.identity);
  if (!reachable.ok) return reachable;

  const serving = tryLock(paths.servingLock);
  if (!serving.ok) return serving;
  const lock = serving.value;
  if (lock === undefined) {
    const pid = lockSignature(paths.servingLock);
    return refused({ code: "busy", directory: paths.state, by: "concord", pid });
  }
  const socket = socketDirectory(paths.state, process.getuid?.() ?? -1);
  const free = () => {
    closeSocketDirectory(socket, paths.state);
    lock.release();
  };
  try {
    signLock(lock);
    const bin = await prepareRuntime(binaries.value, paths.state);
    const plan: LaunchPlan = { paths, bin, socket, user: user.value, log };
    const template = options.template ?? TEMPLATE;
    const started = await firstStart(plan, template);
    if (!started.ok) {
      free();
      return started;
    }
    if (binaries.value.kind === "package") await removeOtherRuntimes(bin, paths.state);
    const url = addressOf(socket);
    return { ok: true, value: keepServing(plan, started.value, { url, onState: options.onState, free }) };
  } catch (error) {
    free();
    throw error;
  }
}

async function firstStart(plan: LaunchPlan, template: string) {
  const runs = checkPrograms(plan.bin, plan.user);
  if (!runs.ok) return runs;
  const cluster = await ensureCluster(plan.paths, { bin: plan.bin, user: plan.user, template });
  if (!cluster.ok) return cluster;
  return launchServer(plan);
}
