"use client";

import { stateVectorOf } from "@concord/crdt";
import type { ConnectionState } from "@concord/sync/client";
import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { toast } from "#components/toast.tsx";
import { toBase64 } from "#lib/base64.ts";
import type { OpenedLayer } from "./open-layers.ts";
import { type Place, useSubmitLayer } from "./queries.ts";

type SubmitDialogProps = {
  readonly place: Place;
  readonly document: string;
  readonly layer: OpenedLayer;
  readonly state: ConnectionState;
  /** Turns that hold at least one coding. */
  readonly turns: number;
  readonly onClose: () => void;
};

/** What submitting does, and whether everything is ready for it. */
export function SubmitDialog({ place, document, layer, state, turns, onClose }: SubmitDialogProps) {
  const t = useTranslations("workbench");
  const submit = useSubmitLayer(place);
  const { codings, ownCodes } = layer.store;
  const setAside = layer.store.setAside();
  const saved = state.phase === "saved";
  const submitNow = async () => {
    // Somebody may have typed in another window meanwhile; the server refuses what it has not got, and so do we.
    await layer.connection.whenSaved();
    await submit.mutateAsync({
      stateVector: toBase64(stateVectorOf(layer.doc)),
      leaveOutUnreadable: setAside.length > 0,
    });
    toast(t("submittedToast"));
    onClose();
  };
  return (
    <Dialog open onOpenChange={onClose} title={t("submitTitle", { document })} description={t("submitLead")}>
      <ul className="flex flex-col gap-2.5 text-sm">
        <Check fine={codings.size > 0}>
          {codings.size > 0 ? t("checkCodings", { count: codings.size, turns }) : t("checkNone")}
        </Check>
        {ownCodes.length > 0 && <Check fine>{t("checkOwnCodes", { count: ownCodes.length })}</Check>}
        <Check fine={setAside.length === 0}>
          {setAside.length === 0 ? t("checkReadable") : t("checkUnreadable", { count: setAside.length })}
          {setAside.length > 0 && (
            <ul className="mt-1 max-h-32 overflow-y-auto text-xs text-ink-muted">
              {setAside.map(({ map, id, fault }) => (
                <li key={`${map}/${id}`}>{t("unreadableRecord", { id, fault })}</li>
              ))}
            </ul>
          )}
        </Check>
        <Check fine={saved} waiting={!saved}>
          {saved ? t("checkSaved") : state.phase === "offline" ? t("checkOffline") : t("checkWaiting")}
        </Check>
      </ul>
      <p className="mt-4 text-sm text-ink-muted">{t("submitThen")}</p>
      {submit.error && (
        <div className="mt-4">
          <ErrorPanel error={submit.error} />
        </div>
      )}
      <SubmitActions
        label={setAside.length > 0 ? t("leaveOut") : t("submitNow")}
        ready={saved}
        busy={submit.isPending}
        onSubmit={() => void submitNow().catch(() => undefined)}
        onClose={onClose}
      />
    </Dialog>
  );
}

type SubmitActionsProps = {
  readonly label: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
};

function SubmitActions({ label, ready, busy, onSubmit, onClose }: SubmitActionsProps) {
  const t = useTranslations("common");
  return (
    <Actions>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button variant="primary" disabled={!ready} busy={busy} onClick={onSubmit}>
        {label}
      </Button>
    </Actions>
  );
}

function Check({
  fine,
  waiting = false,
  children,
}: {
  readonly fine: boolean;
  readonly waiting?: boolean;
  readonly children: ReactNode;
}) {
  const Icon = fine ? CircleCheck : waiting ? CircleDashed : TriangleAlert;
  return (
    <li className="flex items-start gap-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${fine ? "text-done" : "text-notice"}`} />
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
