"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import { ConfirmDialog } from "#components/confirm-dialog.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { Moment } from "#components/moment.tsx";
import { ActionCell, Body, Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import { toast } from "#components/toast.tsx";
import { useProblemSentence } from "#lib/problem-sentence.ts";
import { InvitationLinkDialog } from "./invitation-link-dialog.tsx";
import { type Invitation, useReissueInvitation, useRevokeInvitation } from "./queries.ts";
import { RoleBadges } from "./role-list.tsx";

type InvitationTableProps = { readonly projectId: string; readonly invitations: readonly Invitation[] };

export function InvitationTable({ projectId, invitations }: InvitationTableProps) {
  const t = useTranslations("members");
  const sentence = useProblemSentence();
  const revoke = useRevokeInvitation(projectId);
  const reissue = useReissueInvitation(projectId);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  return (
    <>
      <Table stacks caption={t("invitations")}>
        <HeadRow>
          <HeadCell>{t("forWhom")}</HeadCell>
          <HeadCell>{t("roles")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </HeadRow>
        <Body>
          {invitations.map((invitation) => {
            const name = invitation.note || t("nobodyNamed");
            return (
              <Row key={invitation.id}>
                <RowHead className={invitation.note ? "" : "font-normal text-ink-muted"}>{name}</RowHead>
                <Cell className="max-md:in-data-stacks:order-1">
                  <RoleBadges roles={invitation.roles} />
                </Cell>
                <Cell className="max-md:in-data-stacks:order-1">
                  <InvitationState invitation={invitation} />
                </Cell>
                <ActionCell>
                  {(invitation.state === "open" || invitation.state === "expired") && (
                    <Menu
                      trigger={
                        <Button variant="quiet" size="iconSmall" aria-label={t("moreFor", { name })}>
                          <Ellipsis aria-hidden />
                        </Button>
                      }
                    >
                      <MenuItem
                        onSelect={() => reissue.mutate(invitation.id, { onError: (error) => toast(sentence(error)) })}
                      >
                        <span>
                          {t("reissue")}
                          <span className="block text-xs text-ink-muted">{t("reissueHint")}</span>
                        </span>
                      </MenuItem>
                      {invitation.state === "open" && (
                        <MenuItem onSelect={() => setRevoking(invitation)}>{t("revoke")}</MenuItem>
                      )}
                    </Menu>
                  )}
                </ActionCell>
              </Row>
            );
          })}
        </Body>
      </Table>
      {reissue.data && <InvitationLinkDialog secret={reissue.data.secret} onClose={() => reissue.reset()} />}
      {revoking && (
        <ConfirmDialog
          title={t("revokeTitle")}
          description={t("revokeText")}
          action={t("revoke")}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await revoke.mutateAsync(revoking.id);
            toast(t("revoked"));
          }}
        />
      )}
    </>
  );
}

function InvitationState({ invitation }: { readonly invitation: Invitation }) {
  const t = useTranslations("members");
  const time = () => <Moment at={invitation.expiresAt} />;
  switch (invitation.state) {
    case "open":
      return (
        <Badge tone="accent">
          <span>{t.rich("stateOpen", { time })}</span>
        </Badge>
      );
    case "claimed":
      return <Badge tone="done">{t("stateClaimed", { name: invitation.claimedBy ?? "" })}</Badge>;
    case "revoked":
      return <Badge>{t("stateRevoked")}</Badge>;
    case "expired":
      return (
        <Badge>
          <span>{t.rich("stateExpired", { time })}</span>
        </Badge>
      );
  }
}
