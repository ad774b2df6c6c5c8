"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { useMayManage } from "#features/projects/queries.ts";
import { InvitationTable } from "./invitation-table.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberTable } from "./member-table.tsx";
import { useInvitations, useMembers } from "./queries.ts";

export function TeamScreen({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("members");
  const manages = useMayManage(projectId);
  const members = useMembers(projectId);
  const invitations = useInvitations(projectId, manages);
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          manages && (
            <Button variant="primary" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              {t("invite")}
            </Button>
          )
        }
      />
      {members.isPending && <LoadingLines />}
      {members.error && <ErrorPanel error={members.error} onRetry={() => members.refetch()} />}
      {members.data && <MemberTable projectId={projectId} members={members.data} manages={manages} />}
      <section aria-labelledby="invitations-heading" className="mt-10">
        <h2 id="invitations-heading" className="mb-3 font-serif text-xl font-semibold">
          {t("invitations")}
        </h2>
        {!manages && <p className="text-ink-muted">{t("managerOnly")}</p>}
        {manages && invitations.isPending && <LoadingLines lines={2} />}
        {invitations.error && <ErrorPanel error={invitations.error} onRetry={() => invitations.refetch()} />}
        {invitations.data?.length === 0 && <p className="max-w-prose text-ink-muted">{t("noInvitations")}</p>}
        {invitations.data && invitations.data.length > 0 && (
          <InvitationTable projectId={projectId} invitations={invitations.data} />
        )}
      </section>
      {inviting && <InviteDialog projectId={projectId} onClose={() => setInviting(false)} />}
    </>
  );
}
