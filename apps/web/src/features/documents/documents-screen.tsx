"use client";

import { useTranslations } from "use-intl/react";
import { EmptyState } from "#components/empty-state.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { useMayManage } from "#features/projects/queries.ts";
import { DocumentTable } from "./document-table.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { useDocuments } from "./queries.ts";

export function DocumentsScreen({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("documents");
  const manages = useMayManage(projectId);
  const documents = useDocuments(projectId);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {manages && <ImportPanel projectId={projectId} />}
      {documents.isPending && <LoadingLines />}
      {documents.error && <ErrorPanel error={documents.error} onRetry={() => documents.refetch()} />}
      {documents.data && documents.data.length > 0 && (
        <DocumentTable projectId={projectId} documents={documents.data} />
      )}
      {documents.data?.length === 0 && !manages && <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
    </>
  );
}
