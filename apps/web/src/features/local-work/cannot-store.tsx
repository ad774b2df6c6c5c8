"use client";

import type { ConnectionState } from "@concord/sync/client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { useMe } from "#features/session/require-session.tsx";
import { downloadUnsent } from "./unsent-work.ts";

/** Says that something kept here earlier cannot be opened: "Saved" does not speak of it. */
export function CannotOpen({ state }: { readonly state: ConnectionState }) {
  const t = useTranslations("offline");
  if (!state.unopened) return null;
  return (
    <p role="alert" className="bg-notice-wash px-4 py-2 text-sm text-ink">
      {t("cannotOpenBar", { count: state.unopened })}
    </p>
  );
}

/** Warns, before work goes on, that this device does not keep it; the bar stays for as long as that is so. */
export function CannotStore({ state }: { readonly state: ConnectionState }) {
  const t = useTranslations("offline");
  const me = useMe();
  const [seen, setSeen] = useState(false);
  if (state.local !== "failed") return null;
  const save = (
    <Button size="small" disabled={state.unsaved === 0} onClick={() => downloadUnsent(me.name)}>
      {t("downloadChanges")}
    </Button>
  );
  return (
    <>
      <div
        role="alert"
        className="flex flex-wrap items-center gap-x-3 gap-y-1.5 bg-notice-wash px-4 py-2 text-sm text-ink"
      >
        <span>{t("cannotStoreBar")}</span>
        {save}
      </div>
      {!seen && (
        <Dialog
          open
          onOpenChange={() => setSeen(true)}
          title={t("cannotStoreTitle")}
          description={t("cannotStoreText")}
          size="medium"
        >
          <Actions>
            {save}
            <Button variant="primary" onClick={() => setSeen(true)}>
              {t("goOn")}
            </Button>
          </Actions>
        </Dialog>
      )}
    </>
  );
}
