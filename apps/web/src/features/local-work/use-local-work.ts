"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { toast } from "#components/toast.tsx";
import type { Me } from "#features/session/queries.ts";
import { holdLayer, type LayerAbout } from "#features/workbench/open-layers.ts";
import type { Place } from "#features/workbench/queries.ts";
import { deviceOf, unsentOnDevice } from "./device.ts";
import { loadDrafts } from "./drafts.ts";
import { KEPT_AS } from "./kept-call.ts";

/** Shows the drafts of the person at the page, and sends what waits on this device since an earlier time. */
export function useLocalWork(me: Me | null): void {
  const t = useTranslations("offline");
  const id = me?.id;
  useEffect(() => {
    if (!id) return;
    void loadDrafts(id);
    void sendWaiting(id as Me["id"], (document, count) => toast(t("sentFromDevice", { document, count })));
  }, [id, t]);
}

async function sendWaiting(user: Me["id"], told: (document: string, count: number) => void): Promise<void> {
  const { account } = await deviceOf(user);
  if (!account) return;
  for (const { room, changes } of await unsentOnDevice(user)) {
    const about = await account.aboutRoom(room);
    // What cannot be opened stays: it may be of another key, or of a later build.
    if (!isAbout(about)) continue;
    const { layer, release } = holdLayer(room, user, { account, about });
    await layer.connection.whenOpened();
    layer.connection.whenSaved().then(
      () => {
        const sent = changes - (layer.connection.getState().unopened ?? 0);
        if (sent > 0) told(about.document, sent);
      },
      // Refused: a draft tells the rest. Gone: it goes on waiting.
      () => undefined,
    );
    release();
  }
}

/** Access to a document has ended: its copy goes, and what was not sent becomes a draft, as the room's refusal has it. */
export async function settleWithdrawn(user: Me["id"], place: Place): Promise<void> {
  const { account } = await deviceOf(user);
  if (!account) return;
  for (const name of [KEPT_AS.layer(place.roundId, place.documentId), KEPT_AS.document(place.documentId)])
    await account.remove("answer", name);
  for (const room of await account.rooms()) {
    const about = await account.aboutRoom(room);
    if (!isAbout(about)) continue;
    if (about.place.roundId !== place.roundId || about.place.documentId !== place.documentId) continue;
    holdLayer(room, user, { account, about }).release();
  }
}

function isAbout(value: unknown): value is LayerAbout {
  const about = value as Partial<LayerAbout> | undefined;
  return typeof about?.document === "string" && typeof about.place?.documentId === "string";
}
