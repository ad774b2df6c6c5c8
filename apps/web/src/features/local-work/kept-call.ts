import type { Endpoint, ResponseOf } from "@concord/contracts";
import { ApiError, type FailureCode } from "#lib/api.ts";
import { presentDevice } from "./device.ts";

/** The server was not reached, or something between us answered for it. */
const AWAY: ReadonlySet<FailureCode> = new Set(["unreachable", "unavailable", "unreadable_answer"]);
/** The person may no longer have it, so it is not kept either. */
export const WITHDRAWN: ReadonlySet<FailureCode> = new Set(["not_found", "role_missing", "not_assigned"]);

/** Under which names answers are kept. */
export const KEPT_AS = {
  layer: (roundId: string, documentId: string) => `layer ${roundId} ${documentId}`,
  document: (documentId: string) => `document ${documentId}`,
  codebook: (projectId: string) => `codebook ${projectId}`,
};

/**
 * Asks the server, and keeps the answer on this device where the person has chosen so; without the server, answers
 * what was kept.
 *
 * @param name - under which it is kept
 * @param whose - for an answer that tells who asked: it is kept for that person only
 */
export async function keptCall<const E extends Endpoint>(
  endpoint: E,
  name: string,
  ask: () => Promise<ResponseOf<E>>,
  { whose }: { readonly whose?: (answer: ResponseOf<E>) => string | undefined } = {},
): Promise<ResponseOf<E>> {
  try {
    const answer = await ask();
    if (whose) void keepAnswer(name, answer, whose(answer) ?? "");
    else void keepAnswer(name, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (WITHDRAWN.has(error.code)) void forget(name);
    if (!AWAY.has(error.code)) throw error;
    const { account, keeps } = await presentDevice();
    const kept = keeps ? await account?.get("answer", name) : undefined;
    // Another build may have kept it, in another form.
    const read = endpoint.response.safeParse(kept);
    if (!read.success) throw error;
    return read.data as ResponseOf<E>;
  }
}

/** Keeps what the server said, where the person has chosen so. @param whose - whose it is, when that is not given */
export async function keepAnswer(name: string, answer: unknown, whose?: string): Promise<void> {
  const { account, keeps } = await presentDevice();
  // A device without room is told of where work is stored; an answer can be asked for again.
  if (keeps && (whose === undefined || account?.user === whose))
    await account?.put("answer", name, answer).catch(() => undefined);
}

async function forget(name: string): Promise<void> {
  const { account } = await presentDevice();
  await account?.remove("answer", name).catch(() => undefined);
}
