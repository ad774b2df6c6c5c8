"use client";

import { PURPOSES, type Purpose, VISIBILITIES, type Visibility } from "@concord/domain";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import { Choice, ChoiceGroup } from "#components/choice.tsx";
import { Actions } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useFaultSentence } from "#components/fault-sentence.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { toast } from "#components/toast.tsx";
import type { DocumentSummary } from "#features/documents/queries.ts";
import type { Member } from "#features/members/queries.ts";
import { faultsOf, fieldsOf, nameFault, useFaults } from "#lib/form.ts";
import { AssignmentTable } from "./assignment-table.tsx";
import { type Assignments, assignedDocuments } from "./assignments.ts";
import { useCreateRound } from "./queries.ts";

type NewRoundFormProps = {
  readonly projectId: string;
  readonly documents: readonly DocumentSummary[];
  readonly coders: readonly Member[];
  /** How many rounds there will be with this one; its name is proposed from it. */
  readonly number: number;
};

/** The usual choice first. */
const PURPOSES_SHOWN: readonly Purpose[] = [...PURPOSES].reverse();

export function NewRoundForm({ projectId, documents, coders, number }: NewRoundFormProps) {
  const t = useTranslations("rounds");
  const common = useTranslations("common");
  const sentence = useFaultSentence();
  const router = useRouter();
  const create = useCreateRound(projectId);
  const { form, faults, accept } = useFaults<"name">();
  const [purpose, setPurpose] = useState<Purpose>("main");
  const [visibility, setVisibility] = useState<Visibility>("blind");
  const [assignments, setAssignments] = useState<Assignments>(new Set());
  const [asked, setAsked] = useState(false);
  const chosen = assignedDocuments(
    assignments,
    documents.map(({ id }) => id),
    coders.map(({ id }) => id),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const { name } = fieldsOf(event.currentTarget, ["name"]);
    if (!accept(faultsOf({ name: nameFault(name) })) || chosen.length === 0 || create.isPending) return;
    create.mutate(
      { name, purpose, visibility, documents: chosen },
      {
        onSuccess: () => {
          toast(t("created"));
          router.push(`/projects/${projectId}`);
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-4xl flex-col gap-9">
      <Field label={t("name")} error={sentence(faults.name)} className="max-w-md">
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={t("defaultName", { number })}
            required
            maxLength={200}
            autoComplete="off"
          />
        )}
      </Field>
      <ChoiceGroup question={t("visibilityQuestion")}>
        <div className="grid gap-2 md:grid-cols-2">
          {VISIBILITIES.map((choice) => (
            <Choice
              key={choice}
              kind="radio"
              framed
              name="visibility"
              label={
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {t(`visibility.${choice}`)}
                  {choice === "blind" && <Badge>{t("recommended")}</Badge>}
                </span>
              }
              explanation={t(`visibilityMeaning.${choice}`)}
              checked={visibility === choice}
              onChange={() => setVisibility(choice)}
            />
          ))}
        </div>
      </ChoiceGroup>
      <ChoiceGroup question={t("purposeQuestion")}>
        <div className="grid gap-2 md:grid-cols-3">
          {PURPOSES_SHOWN.map((choice) => (
            <Choice
              key={choice}
              kind="radio"
              framed
              name="purpose"
              label={<span className="font-medium">{t(`purpose.${choice}`)}</span>}
              explanation={t(`purposeMeaning.${choice}`)}
              checked={purpose === choice}
              onChange={() => setPurpose(choice)}
            />
          ))}
        </div>
      </ChoiceGroup>
      <section aria-labelledby="assign-heading">
        <h2 id="assign-heading" className="text-sm font-medium">
          {t("assign")}
        </h2>
        <p className="mt-1 mb-3 text-sm text-ink-muted">{t("assignHint")}</p>
        {documents.length === 0 && (
          <p>
            {t("noDocuments")}{" "}
            <Button asChild variant="link">
              <Link href={`/projects/${projectId}/documents`}>{t("importFirst")}</Link>
            </Button>
          </p>
        )}
        {coders.length === 0 && <p>{t("noCoders")}</p>}
        {documents.length > 0 && coders.length > 0 && (
          <AssignmentTable documents={documents} coders={coders} assignments={assignments} onChange={setAssignments} />
        )}
        <p aria-live="polite" className="mt-3 text-sm text-ink-muted">
          {t("chosen", {
            documents: chosen.length,
            assignments: chosen.reduce((sum, { coderIds }) => sum + coderIds.length, 0),
          })}
        </p>
        {asked && chosen.length === 0 && (
          <p role="alert" className="mt-1 text-sm text-danger">
            {t("nothingChosen")}
          </p>
        )}
      </section>
      {create.error && <ErrorPanel error={create.error} />}
      <Actions className="mt-0 border-t border-line pt-6">
        <Button asChild>
          <Link href={`/projects/${projectId}`}>{common("cancel")}</Link>
        </Button>
        <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
          {t("create")}
        </Button>
      </Actions>
    </form>
  );
}
