"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { Actions, Dialog } from "./dialog.tsx";
import { ErrorPanel } from "./error-panel.tsx";

type ConfirmDialogProps = {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly action: ReactNode;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
};

/** For what cannot be undone: says what will happen and asks once. Closes itself when it is done. */
export function ConfirmDialog({ title, description, action, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTranslations("common");
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: unknown }>({ busy: false, error: null });
  const confirm = async () => {
    setState({ busy: true, error: null });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description} size="small">
      {state.error !== null && <ErrorPanel error={state.error} />}
      <Actions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="danger" busy={state.busy} onClick={confirm}>
          {action}
        </Button>
      </Actions>
    </Dialog>
  );
}
