import { type LateDraft, lateChanges } from "@concord/domain";
import * as Y from "yjs";
import { savedWithin, unsentLayers } from "#features/workbench/open-layers.ts";
import { accountForLeaving, deviceOf, mayKeep, unsentOnDevice } from "./device.ts";
import { download, draftJson, fileName } from "./draft-export.ts";
import { allDrafts, isInPageOnly, sealDrafts } from "./drafts.ts";

/** Something that the server does not have: in a layer, or as a draft. */
export type UnsentWork = {
  readonly kind: "layer" | "draft";
  readonly key: string;
  /** `undefined` for a copy that cannot be opened. */
  readonly document: string | undefined;
  readonly count: number;
};

/** How long a connection that is sending is given before a person is asked. */
const PATIENCE_MS = 2_000;

/** Everything of a person on this device that the server does not have. What is just being sent is waited for. */
export async function unsentWork(user: string): Promise<readonly UnsentWork[]> {
  const layers = unsentLayers().map(({ layer }) => layer);
  const sending = layers.filter(({ connection }) => connection.getState().phase === "saving");
  await savedWithin(sending, PATIENCE_MS);
  const { account } = await deviceOf(user);
  const found = new Map<string, UnsentWork>();
  for (const { room, changes } of await unsentOnDevice(user)) {
    const about = (await account?.aboutRoom(room)) as { readonly document?: unknown } | undefined;
    const document = typeof about?.document === "string" ? about.document : undefined;
    found.set(room, { kind: "layer", key: room, document, count: changes });
  }
  for (const { room, layer, about } of unsentLayers()) {
    const count = Math.max(found.get(room)?.count ?? 0, layer.connection.getState().unsaved);
    found.set(room, { kind: "layer", key: room, document: about.document, count });
  }
  const drafts = allDrafts().map(
    ({ id, about, changes }): UnsentWork => ({
      kind: "draft",
      key: id,
      document: about.document,
      count: changes.length,
    }),
  );
  return [...found.values(), ...drafts];
}

/** What would be lost with this page: nothing, when all of it lies on the device already. */
export function losesWithPage(): boolean {
  return isInPageOnly() || unsentLayers().some(({ layer }) => layer.connection.getState().local !== "kept");
}

/** Puts what is in this page only on the device, sealed, also for somebody who keeps nothing there otherwise. */
export async function sealUnsent(user: string): Promise<void> {
  if (!mayKeep()) throw new Error("this page may not encrypt");
  for (const { room, layer, about } of unsentLayers()) {
    const { local, unsaved } = layer.connection.getState();
    if (local === "kept") continue;
    const copy = (await accountForLeaving(user)).room(room, about);
    copy.append(Y.encodeStateAsUpdate(layer.doc), unsaved);
    await copy.close();
    if (copy.state() !== "kept") throw new Error("the device does not store it");
  }
  await sealDrafts(user);
}

/** Downloads everything unsent that this page has open, a file for each document. */
export function downloadUnsent(coder: string): void {
  for (const { layer, about } of unsentLayers()) {
    const { codings, ownCodes } = layer.store;
    const changes = lateChanges([...layer.acknowledged().values()], [...codings.values()]);
    save({ changes, ownCodes: ownCodes.map(({ id, label }) => ({ id, label })) }, about.document, about.round, coder);
  }
  for (const draft of allDrafts()) save(draft, draft.about.document, draft.about.round, coder);
}

function save(draft: LateDraft, document: string, round: string, coder: string): void {
  download(fileName(document, "json"), "application/json", draftJson(draft, { document, round, coder }));
}
