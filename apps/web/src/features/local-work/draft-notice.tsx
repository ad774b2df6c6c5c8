"use client";

import { useState, useSyncExternalStore } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { useMe } from "#features/session/require-session.tsx";
import type { Place } from "#features/workbench/queries.ts";
import { DraftDialog } from "./draft-dialog.tsx";
import { allDrafts, isInPageOnly, type KeptDraft, onDrafts } from "./drafts.ts";

const NONE: readonly KeptDraft[] = [];

export function useDrafts(): readonly KeptDraft[] {
  return useSyncExternalStore(onDrafts, allDrafts, () => NONE);
}

/** What came too late for a document, said above its text; nothing when there is no draft. */
export function DraftNotice({ place }: { readonly place: Place }) {
  const drafts = useDrafts().filter(
    ({ about }) => about.place.roundId === place.roundId && about.place.documentId === place.documentId,
  );
  return drafts.map((draft) => <DraftLine key={draft.id} draft={draft} />);
}

/** All drafts on this device, or those of one project, for whoever does not come by the document. */
export function DraftNotices({ projectId }: { readonly projectId?: string }) {
  const drafts = useDrafts().filter(({ about }) => !projectId || about.place.projectId === projectId);
  if (drafts.length === 0) return null;
  return (
    <div className="mb-6 overflow-hidden rounded-md border border-line [&>*:last-child]:border-b-0">
      {drafts.map((draft) => (
        <DraftLine key={draft.id} draft={draft} withName />
      ))}
    </div>
  );
}

function DraftLine({ draft, withName = false }: { readonly draft: KeptDraft; readonly withName?: boolean }) {
  const t = useTranslations("offline");
  const format = useFormatter();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { why, closedAt, about } = draft;
  const count = draft.changes.length;
  const words =
    why === "access"
      ? t("draftBarAccess", { document: about.document, count })
      : closedAt
        ? t("draftBarClosed", { time: timeOf(new Date(closedAt), format), name: me.name, count })
        : t("draftBarClosedUnknown", { count });
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-notice-wash px-4 py-2 text-sm text-ink print:hidden"
    >
      <span className="min-w-0">
        {withName && why === "closed" && <b className="font-semibold">{about.document}: </b>}
        {words} {isInPageOnly(draft.id) && t("draftInPage")}
      </span>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("see")}
      </Button>
      {open && <DraftDialog draft={draft} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Today the time is enough; the day is said when it was another. */
function timeOf(at: Date, format: ReturnType<typeof useFormatter>): string {
  const today = new Date().toDateString() === at.toDateString();
  return format.dateTime(at, today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" });
}
