"use client";

import { useTranslations } from "use-intl/react";
import { ErrorPanel } from "#components/error-panel.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { useDocuments } from "#features/documents/queries.ts";
import { useMembers } from "#features/members/queries.ts";
import { NewRoundForm } from "./new-round-form.tsx";
import { useRounds } from "./queries.ts";

export function NewRoundScreen({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("rounds");
  const documents = useDocuments(projectId);
  const members = useMembers(projectId);
  const rounds = useRounds(projectId);
  const asked = [documents, members, rounds];
  const failed = asked.find(({ error }) => error);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {failed && (
        <ErrorPanel error={failed.error} onRetry={() => void Promise.all(asked.map((one) => one.refetch()))} />
      )}
      {!failed && asked.some(({ isPending }) => isPending) && <LoadingLines lines={6} />}
      {documents.data && members.data && rounds.data && (
        <NewRoundForm
          projectId={projectId}
          documents={documents.data}
          coders={members.data.filter(({ roles }) => roles.includes("code"))}
          number={rounds.data.length + 1}
        />
      )}
    </>
  );
}
