"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useSignOut } from "#features/session/queries.ts";
import { useMe } from "#features/session/require-session.tsx";
import { mayKeep } from "./device.ts";
import { downloadUnsent, sealUnsent, type UnsentWork } from "./unsent-work.ts";

type SignOutDialogProps = { readonly work: readonly UnsentWork[]; readonly onClose: () => void };

/** Asked before somebody signs out with work that the server does not have. */
export function SignOutDialog({ work, onClose }: SignOutDialogProps) {
  const t = useTranslations("offline");
  const me = useMe();
  const signOut = useSignOut();
  const [error, setError] = useState<unknown>(null);
  // Known to be possible until the browser refuses.
  const [sealable, setSealable] = useState(mayKeep);
  const leave = async () => {
    if (sealable) {
      try {
        await sealUnsent(me.id);
      } catch {
        setSealable(false);
        return;
      }
    }
    signOut.mutate(undefined, { onError: setError });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t("signOutTitle")} description={t("signOutLead")}>
      <ul className="flex flex-col gap-1.5 rounded-md border border-line px-4 py-3">
        {work.map(({ kind, key, document, count }) => (
          <li key={key} className="break-words">
            {t(kind === "draft" ? "signOutDraft" : "signOutRoom", {
              document: document ?? t("unknownDocument"),
              count,
            })}
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-3" onClick={() => downloadUnsent(me.name)}>
        {t("downloadUnsent")}
      </Button>
      <p className="mt-4 text-sm text-ink-muted">{t(sealable ? "signOutKept" : "signOutLost")}</p>
      {error !== null && (
        <div className="mt-4">
          <ErrorPanel error={error} />
        </div>
      )}
      <Actions className="max-md:flex-col max-md:[&>*]:flex-none">
        <Button variant={sealable ? "secondary" : "danger"} busy={signOut.isPending} onClick={() => void leave()}>
          {t(sealable ? "signOutKeep" : "signOutAnyway")}
        </Button>
        <Button variant="primary" onClick={onClose}>
          {t("stay")}
        </Button>
      </Actions>
    </Dialog>
  );
}
