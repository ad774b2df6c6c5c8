import { rounds } from "@concord/contracts";
import { type Coding, joinDrafts, type LateDraft, lateChanges, type OwnCode } from "@concord/domain";
import type { AccountStore } from "@concord/sync/client";
import { codingsOf } from "#features/workbench/as-domain.ts";
import type { LayerAbout } from "#features/workbench/open-layers.ts";
import { call } from "#lib/api.ts";
import { randomId } from "#lib/random-id.ts";
import { accountForLeaving, deviceOf } from "./device.ts";

/** Codings that a layer did not take any more, kept for their coder. */
export type KeptDraft = LateDraft & {
  readonly id: string;
  readonly about: LayerAbout;
  readonly room: string;
  /** Whether the layer was closed, or the access of this person ended. */
  readonly why: "closed" | "access";
  /** When the layer was closed, by the server's clock; `null` when it did not say. ISO 8601. */
  readonly closedAt: string | null;
  /** By the clock of this device. ISO 8601. */
  readonly madeAt: string;
};

type TooLate = {
  readonly room: string;
  readonly account: AccountStore | undefined;
  readonly about: LayerAbout;
  readonly why: KeptDraft["why"];
  readonly unsaved: number;
  /** Whether the room's copy is left as it is, whatever becomes of the draft. */
  readonly copyStays: boolean;
  readonly codings: readonly Coding[];
  readonly ownCodes: readonly OwnCode[];
  readonly acknowledged: readonly Coding[];
};

const NONE: readonly KeptDraft[] = [];
let drafts: readonly KeptDraft[] = NONE;
/** Drafts of a person whose work is not kept here: they end with the page, unless they are exported or handed in. */
const inPageOnly = new Set<string>();
const listeners = new Set<() => void>();

function show(next: readonly KeptDraft[]): void {
  drafts = next;
  for (const listener of listeners) listener();
}

/** The same array until something changes. */
export function allDrafts(): readonly KeptDraft[] {
  return drafts;
}

/** Whether a draft ends with the page; whether any does, when none is named. */
export function isInPageOnly(id?: string): boolean {
  return id === undefined ? inPageOnly.size > 0 : inPageOnly.has(id);
}

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows what is kept of a person on this device. */
export async function loadDrafts(user: string): Promise<void> {
  const { account } = await deviceOf(user);
  const kept = (await account?.all("draft").catch(() => NONE as never)) ?? [];
  const read = kept.map(({ value }) => value).filter(isDraft);
  show([...read, ...drafts.filter(({ id }) => inPageOnly.has(id))]);
}

/**
 * Keeps as a draft what differs from the server's record; the room's copy makes way for it in the same moment. When
 * nothing differs, only the copy goes. A copy that this page could not read stays.
 */
export async function keepAsDraft(late: TooLate): Promise<void> {
  const { room, account, about, why, copyStays, codings, ownCodes } = late;
  const frozen = why === "closed" ? await frozenRows(about) : undefined;
  const changes =
    late.unsaved === 0 ? [] : lateChanges(frozen ? codingsOf(frozen.codings) : late.acknowledged, codings);
  if (changes.length === 0) {
    // Without the server's word nothing is removed but what it was known to have.
    if (!copyStays && (late.unsaved === 0 || frozen)) await account?.removeRoom(room).catch(() => undefined);
    return;
  }
  const used = new Set(changes.map(({ coding }) => coding.code));
  const former = drafts.find((draft) => draft.room === room && draft.why === why);
  const later: LateDraft = {
    changes,
    ownCodes: ownCodes.filter(({ id }) => used.has(id)).map(({ id, label }) => ({ id, label })),
  };
  const draft: KeptDraft = {
    id: former?.id ?? randomId(),
    about,
    room,
    why,
    closedAt: frozen?.submittedAt ?? null,
    madeAt: new Date().toISOString(),
    // Since the former was made its codings may have left the layer, so that they are nowhere but in it.
    ...(former ? joinDrafts(former, later) : later),
  };
  try {
    if (copyStays) await account?.put("draft", draft.id, draft);
    else await account?.removeRoom(room, { name: draft.id, value: draft });
    if (!account) inPageOnly.add(draft.id);
  } catch {
    inPageOnly.add(draft.id);
  }
  show([...drafts.filter(({ id }) => id !== draft.id), draft]);
}

async function frozenRows({ place }: LayerAbout) {
  try {
    return (await call(rounds.readLayer, { params: place })).submission ?? undefined;
  } catch {
    return undefined;
  }
}

/** Hands a draft in, and then forgets it here. */
export async function handIn(user: string, { id, about, changes, ownCodes }: KeptDraft): Promise<void> {
  await call(rounds.handInDraft, {
    params: about.place,
    body: { id, changes: [...changes], ownCodes: [...ownCodes] },
  });
  await discard(user, id);
}

export async function discard(user: string, id: string): Promise<void> {
  const { account } = await deviceOf(user);
  await account?.remove("draft", id);
  inPageOnly.delete(id);
  show(drafts.filter((draft) => draft.id !== id));
}

/** Puts drafts that are in this page only under the account's key, for somebody who signs out and wants them kept. */
export async function sealDrafts(user: string): Promise<void> {
  const waiting = drafts.filter(({ id }) => inPageOnly.has(id));
  if (waiting.length === 0) return;
  const account = await accountForLeaving(user);
  for (const draft of waiting) {
    await account.put("draft", draft.id, draft);
    inPageOnly.delete(draft.id);
  }
}

/** What was sealed here was made here; another build may have given it another form. */
function isDraft(value: unknown): value is KeptDraft {
  const draft = value as Partial<KeptDraft> | null;
  return typeof draft?.id === "string" && Array.isArray(draft.changes) && typeof draft.about?.document === "string";
}
