"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Body, Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import type { DocumentSummary } from "#features/documents/queries.ts";
import type { Member } from "#features/members/queries.ts";
import { type Assignments, assign, isAssigned } from "./assignments.ts";

type AssignmentTableProps = {
  readonly documents: readonly DocumentSummary[];
  readonly coders: readonly Member[];
  readonly assignments: Assignments;
  readonly onChange: (assignments: Assignments) => void;
};

export function AssignmentTable({ documents, coders, assignments, onChange }: AssignmentTableProps) {
  const t = useTranslations("rounds");
  const common = useTranslations("common");
  const all = documents.map(({ id }) => id);
  return (
    <Table caption={t("assign")}>
      <HeadRow>
        <HeadCell>{t("document")}</HeadCell>
        {coders.map((coder) => {
          const ticked = all.filter((id) => isAssigned(assignments, id, coder.id)).length;
          return (
            <HeadCell key={coder.id} className="min-w-24 text-center">
              <span className="block break-words">{coder.name}</span>
              <Tick
                label={t("allFor", { coder: coder.name })}
                checked={ticked === all.length}
                partly={ticked > 0 && ticked < all.length}
                onChange={(checked) => onChange(assign(assignments, all, coder.id, checked))}
              />
            </HeadCell>
          );
        })}
      </HeadRow>
      <Body>
        {documents.map((document) => {
          const count = coders.filter(({ id }) => isAssigned(assignments, document.id, id)).length;
          return (
            <Row key={document.id}>
              <RowHead>
                <span className="block break-words">{document.name}</span>
                <span className="block text-xs font-normal text-ink-muted">
                  {common("words", { count: document.words })}
                </span>
                {count === 1 && <span className="mt-1 block text-xs font-normal text-notice">{t("oneCoder")}</span>}
                {count > 2 && <span className="mt-1 block text-xs font-normal text-notice">{t("manyCoders")}</span>}
              </RowHead>
              {coders.map((coder) => (
                <Cell key={coder.id} className="text-center">
                  <Tick
                    label={t("codesDocument", { coder: coder.name, document: document.name })}
                    checked={isAssigned(assignments, document.id, coder.id)}
                    onChange={(checked) => onChange(assign(assignments, [document.id], coder.id, checked))}
                  />
                </Cell>
              ))}
            </Row>
          );
        })}
      </Body>
    </Table>
  );
}

type TickProps = {
  readonly label: string;
  readonly checked: boolean;
  /** Some of what it stands for is ticked. */
  readonly partly?: boolean;
  readonly onChange: (checked: boolean) => void;
};

function Tick({ label, checked, partly = false, onChange }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    // The label widens what can be hit to a comfortable size.
    <label className="inline-grid size-9 place-items-center">
      <span className="sr-only">{label}</span>
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        className="size-4.5 accent-(--accent)"
      />
    </label>
  );
}
