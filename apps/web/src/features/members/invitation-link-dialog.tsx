"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { invitationLink } from "./queries.ts";

/** The link, this once. A click beside the dialog does not lose it. */
export function InvitationLinkDialog({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useTranslations("members");
  return (
    <Dialog
      open
      dismissable={false}
      onOpenChange={(open) => !open && onClose()}
      title={t("linkTitle")}
      description={t("linkText")}
    >
      <CopyField label={t("link")} value={invitationLink(location.origin, secret)} />
      <Actions>
        <Button variant="primary" onClick={onClose}>
          {t("linkDone")}
        </Button>
      </Actions>
    </Dialog>
  );
}
