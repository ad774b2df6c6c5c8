"use client";

import { useTranslations } from "use-intl/react";
import { ErrorPanel } from "#components/error-panel.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { BackupsCard } from "#features/backups/backups-card.tsx";
import { useUsers } from "./queries.ts";
import { SignUpChoice } from "./sign-up-choice.tsx";
import { UserTable } from "./user-table.tsx";

export function UsersScreen() {
  const t = useTranslations("users");
  const users = useUsers();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {users.isPending && <LoadingLines />}
      {users.error && <ErrorPanel error={users.error} onRetry={() => users.refetch()} />}
      {users.data && (
        <div className="flex flex-col gap-10">
          <UserTable users={users.data} />
          <SignUpChoice />
          <BackupsCard />
        </div>
      )}
    </>
  );
}
