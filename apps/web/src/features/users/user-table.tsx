"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import { ConfirmDialog } from "#components/confirm-dialog.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { Initials } from "#components/initials.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { Moment } from "#components/moment.tsx";
import { ActionCell, Body, Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import { toast } from "#components/toast.tsx";
import { useMe } from "#features/session/require-session.tsx";
import { useProblemSentence } from "#lib/problem-sentence.ts";
import { resetLink, type User, useCloseUser, useCreatePasswordReset } from "./queries.ts";

export function UserTable({ users }: { readonly users: readonly User[] }) {
  const t = useTranslations("users");
  const me = useMe();
  const sentence = useProblemSentence();
  const close = useCloseUser();
  const reset = useCreatePasswordReset();
  const [closing, setClosing] = useState<User | null>(null);
  return (
    <>
      <Table stacks caption={t("people")}>
        <HeadRow>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("since")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </HeadRow>
        <Body>
          {users.map((user) => (
            <Row key={user.id}>
              <RowHead>
                <span className="flex items-center gap-3">
                  <Initials name={user.name} />
                  <span className="min-w-0">
                    <span className="block">
                      {user.name}{" "}
                      {user.id === me.id && <span className="font-normal text-ink-muted">({t("you")})</span>}
                    </span>
                    <span className="block text-xs font-normal break-all text-ink-muted">
                      {user.closedAt ? "" : user.email}
                    </span>
                  </span>
                </span>
              </RowHead>
              <Cell className="whitespace-nowrap text-ink-muted max-md:hidden">
                <Moment at={user.createdAt} withTime={false} />
              </Cell>
              <Cell className="max-md:in-data-stacks:order-1 max-md:in-data-stacks:basis-full">
                <span className="flex flex-wrap gap-1.5">
                  <UserState user={user} />
                  {user.administrator && <Badge tone="accent">{t("administrator")}</Badge>}
                </span>
              </Cell>
              <ActionCell>
                {!user.closedAt && (
                  <Menu
                    trigger={
                      <Button variant="quiet" size="iconSmall" aria-label={t("actionsFor", { name: user.name })}>
                        <Ellipsis aria-hidden />
                      </Button>
                    }
                  >
                    <MenuItem onSelect={() => reset.mutate(user, { onError: (error) => toast(sentence(error)) })}>
                      {t("reset")}
                    </MenuItem>
                    <MenuItem onSelect={() => setClosing(user)}>{t("close")}</MenuItem>
                  </Menu>
                )}
              </ActionCell>
            </Row>
          ))}
        </Body>
      </Table>
      {reset.data && reset.variables && (
        <PasswordLinkDialog
          name={reset.variables.name}
          secret={reset.data.secret}
          expiresAt={reset.data.expiresAt}
          onClose={() => reset.reset()}
        />
      )}
      {closing && (
        <ConfirmDialog
          title={t("closeTitle", { name: closing.name })}
          description={t("closeText", { name: closing.name })}
          action={t("close")}
          onClose={() => setClosing(null)}
          onConfirm={async () => {
            await close.mutateAsync(closing.id);
            toast(t("accountClosed"));
          }}
        />
      )}
    </>
  );
}

function UserState({ user: { closedAt } }: { readonly user: User }) {
  const t = useTranslations("users");
  if (!closedAt) return <Badge tone="done">{t("active")}</Badge>;
  return (
    <Badge>
      <span>{t.rich("closed", { time: () => <Moment at={closedAt} withTime={false} /> })}</span>
    </Badge>
  );
}

type PasswordLinkDialogProps = {
  readonly name: string;
  readonly secret: string;
  readonly expiresAt: string;
  readonly onClose: () => void;
};

function PasswordLinkDialog({ name, secret, expiresAt, onClose }: PasswordLinkDialogProps) {
  const t = useTranslations("users");
  return (
    <Dialog
      open
      dismissable={false}
      onOpenChange={(open) => !open && onClose()}
      title={t("resetTitle", { name })}
      description={t.rich("resetText", { time: () => <Moment at={expiresAt} /> })}
    >
      <CopyField label={t("resetLink")} value={resetLink(location.origin, secret)} />
      <Actions>
        <Button variant="primary" onClick={onClose}>
          {t("resetDone")}
        </Button>
      </Actions>
    </Dialog>
  );
}
