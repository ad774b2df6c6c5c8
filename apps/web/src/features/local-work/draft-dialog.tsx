"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ConfirmDialog } from "#components/confirm-dialog.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { toast } from "#components/toast.tsx";
import { useCodebook } from "#features/codebook/queries.ts";
import { useMe } from "#features/session/require-session.tsx";
import { codeLookup, codeName } from "#features/workbench/code-names.ts";
import { ChangeList } from "./change-list.tsx";
import { download, draftCsv, draftJson, fileName } from "./draft-export.ts";
import { discard, handIn, type KeptDraft } from "./drafts.ts";

/** A draft is a handful; whoever has more reads them in the export. */
const SHOWN_AT_MOST = 100;

type DraftDialogProps = { readonly draft: KeptDraft; readonly onClose: () => void };

/** What came too late: to be read, exported, handed in, or thrown away. */
export function DraftDialog({ draft, onClose }: DraftDialogProps) {
  const t = useTranslations("offline");
  const me = useMe();
  const { about, changes, ownCodes, why } = draft;
  const codebook = useCodebook(about.place.projectId);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const [discarding, setDiscarding] = useState(false);
  // Without access the codebook cannot be had; ids and the words coded are there all the same.
  const lookup = codeLookup(codebook.data?.codes ?? [], ownCodes);
  const heading = { document: about.document, round: about.round, coder: me.name };
  const give = async () => {
    setState({ busy: true, error: null });
    try {
      await handIn(me.id, draft);
      toast(t("handedIn"));
      onClose();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("draftTitle", { document: about.document })}
      description={t(why === "access" ? "draftLeadAccess" : "draftLead")}
    >
      <ChangeList changes={changes.slice(0, SHOWN_AT_MOST)} lookup={lookup} />
      {changes.length > SHOWN_AT_MOST && (
        <p className="mt-2 text-sm text-ink-muted">{t("moreChanges", { count: changes.length - SHOWN_AT_MOST })}</p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          size="small"
          onClick={() =>
            download(
              fileName(about.document, "csv"),
              "text/csv",
              draftCsv(draft, (code) => codeName(lookup(code))),
            )
          }
        >
          {t("exportCsv")}
        </Button>
        <Button
          size="small"
          onClick={() => download(fileName(about.document, "json"), "application/json", draftJson(draft, heading))}
        >
          {t("exportJson")}
        </Button>
      </div>
      {why === "closed" && <p className="mt-4 text-sm text-ink-muted">{t("handInHint")}</p>}
      {state.error !== null && (
        <div className="mt-4">
          <ErrorPanel error={state.error} />
        </div>
      )}
      <Actions>
        <Button variant="danger" onClick={() => setDiscarding(true)}>
          {t("discard")}
        </Button>
        {why === "closed" && (
          <Button variant="primary" busy={state.busy} onClick={() => void give()}>
            {t("handIn")}
          </Button>
        )}
      </Actions>
      {discarding && (
        <ConfirmDialog
          title={t("discardTitle")}
          description={t("discardText", { count: changes.length, document: about.document })}
          action={t("discard")}
          onConfirm={async () => {
            await discard(me.id, draft.id);
            toast(t("discarded"));
          }}
          onClose={() => setDiscarding(false)}
        />
      )}
    </Dialog>
  );
}
