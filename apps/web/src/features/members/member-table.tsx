"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ConfirmDialog } from "#components/confirm-dialog.tsx";
import { Initials } from "#components/initials.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { Moment } from "#components/moment.tsx";
import { ActionCell, Body, Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import { toast } from "#components/toast.tsx";
import { useMe } from "#features/session/require-session.tsx";
import { type Member, useRemoveMember } from "./queries.ts";
import { RoleBadges } from "./role-list.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

type MemberTableProps = {
  readonly projectId: string;
  readonly members: readonly Member[];
  readonly manages: boolean;
};

type Open = { readonly dialog: "roles" | "remove"; readonly member: Member };

export function MemberTable({ projectId, members, manages }: MemberTableProps) {
  const t = useTranslations("members");
  const me = useMe();
  const remove = useRemoveMember(projectId);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Table stacks caption={t("members")}>
        <HeadRow>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell>{t("roles")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("since")}</HeadCell>
          {manages && (
            <HeadCell>
              <span className="sr-only">{t("actions")}</span>
            </HeadCell>
          )}
        </HeadRow>
        <Body>
          {members.map((member) => (
            <Row key={member.id}>
              <RowHead>
                <span className="flex items-center gap-3">
                  <Initials name={member.name} />
                  <span className="min-w-0">
                    <span className="block">
                      {member.name}{" "}
                      {member.id === me.id && <span className="font-normal text-ink-muted">({t("you")})</span>}
                    </span>
                    <span className="block text-xs font-normal break-all text-ink-muted">{member.email}</span>
                  </span>
                </span>
              </RowHead>
              <Cell className="max-md:in-data-stacks:order-1 max-md:in-data-stacks:basis-full">
                <RoleBadges roles={member.roles} />
              </Cell>
              <Cell className="whitespace-nowrap text-ink-muted max-md:hidden">
                <Moment at={member.since} withTime={false} />
              </Cell>
              {manages && (
                <ActionCell>
                  <Menu
                    trigger={
                      <Button variant="quiet" size="iconSmall" aria-label={t("moreFor", { name: member.name })}>
                        <Ellipsis aria-hidden />
                      </Button>
                    }
                  >
                    <MenuItem onSelect={() => setOpen({ dialog: "roles", member })}>{t("changeRoles")}</MenuItem>
                    <MenuItem onSelect={() => setOpen({ dialog: "remove", member })}>{t("remove")}</MenuItem>
                  </Menu>
                </ActionCell>
              )}
            </Row>
          ))}
        </Body>
      </Table>
      {open?.dialog === "roles" && <RolesDialog projectId={projectId} member={open.member} onClose={close} />}
      {open?.dialog === "remove" && (
        <ConfirmDialog
          title={t("removeTitle", { name: open.member.name })}
          description={t("removeText", { name: open.member.name })}
          action={t("remove")}
          onClose={close}
          onConfirm={async () => {
            await remove.mutateAsync(open.member.id);
            toast(t("removed", { name: open.member.name }));
          }}
        />
      )}
    </>
  );
}
