"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Moment } from "#components/moment.tsx";
import { Body, Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import type { DocumentSummary } from "./queries.ts";
import { SpeakerList } from "./speaker-list.tsx";

type DocumentTableProps = { readonly projectId: string; readonly documents: readonly DocumentSummary[] };

export function DocumentTable({ projectId, documents }: DocumentTableProps) {
  const t = useTranslations("documents");
  const common = useTranslations("common");
  return (
    <Table stacks caption={t("list")}>
      <HeadRow>
        <HeadCell>{t("name")}</HeadCell>
        <HeadCell>{t("size")}</HeadCell>
        <HeadCell>{t("speakers")}</HeadCell>
        <HeadCell className="max-xl:hidden">{t("imported")}</HeadCell>
      </HeadRow>
      <Body>
        {documents.map((document) => (
          <Row key={document.id}>
            <RowHead>
              <Link
                href={`/projects/${projectId}/documents/${document.id}`}
                className="rounded-sm break-words text-accent underline-offset-3 hover:underline"
              >
                {document.name}
              </Link>
            </RowHead>
            <Cell className="text-ink-muted">
              <span className="block whitespace-nowrap max-md:inline">
                {common("words", { count: document.words })}
              </span>
              <span className="block whitespace-nowrap max-md:ms-2 max-md:inline">
                {document.turns > 0 ? common("turns", { count: document.turns }) : t("noTurns")}
              </span>
            </Cell>
            <Cell className="max-md:in-data-stacks:basis-full">
              <SpeakerList speakers={document.speakers} />
            </Cell>
            <Cell className="text-ink-muted max-xl:hidden">
              {t.rich("importedBy", { name: document.importedBy, time: () => <Moment at={document.importedAt} /> })}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
