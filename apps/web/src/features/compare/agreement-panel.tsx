"use client";

import { byCodeNumber } from "@concord/domain";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import type { CodeLookup } from "#features/workbench/code-names.ts";
import { CodeRow } from "#features/workbench/code-row.tsx";
import { FigureText, NoteMarks } from "./figure-text.tsx";
import { type NoteKey, numberedNotes, sharedNotes } from "./figures.ts";
import { type AgreementAnswer, type AgreementChoice, type Place, useAgreement } from "./queries.ts";

const FIRST: AgreementChoice = { unit: "turn", scope: "document", codes: "all" };
const MEASURES = ["percentAgreement", "kappa", "pabak", "ac1"] as const;

type AgreementPanelProps = { readonly place: Place; readonly lookup: CodeLookup };

/** How far two coders agree, over all codes and for each; every figure with its counts, its n, or why there is none. */
export function AgreementPanel({ place, lookup }: AgreementPanelProps) {
  const [choice, setChoice] = useState(FIRST);
  const agreement = useAgreement(place, choice);
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 md:px-8">
      <Choices choice={choice} onChoice={setChoice} />
      {agreement.error && !agreement.data ? (
        <ErrorPanel error={agreement.error} onRetry={() => agreement.refetch()} />
      ) : agreement.data ? (
        <div aria-busy={agreement.isPlaceholderData} className="flex flex-col gap-6 aria-busy:opacity-60">
          <Figures answer={agreement.data} lookup={lookup} />
        </div>
      ) : (
        <LoadingLines lines={6} />
      )}
    </div>
  );
}

type ChoicesProps = { readonly choice: AgreementChoice; readonly onChoice: (choice: AgreementChoice) => void };

function Choices({ choice, onChoice }: ChoicesProps) {
  const t = useTranslations("compare");
  return (
    <div>
      <div className="flex flex-wrap gap-x-5 gap-y-3">
        <Select
          label={t("unit")}
          value={choice.unit}
          options={[
            ["turn", t("unitTurn")],
            ["any_turn", t("unitAnyTurn")],
            ["document", t("unitDocument")],
          ]}
          onChange={(unit) => onChoice({ ...choice, unit })}
        />
        <Select
          label={t("scope")}
          value={choice.scope}
          options={[
            ["document", t("scopeDocument")],
            ["round", t("scopeRound")],
          ]}
          onChange={(scope) => onChoice({ ...choice, scope })}
        />
        <Select
          label={t("codes")}
          value={choice.codes}
          options={[
            ["all", t("codesAll")],
            ["used", t("codesUsed")],
          ]}
          onChange={(codes) => onChoice({ ...choice, codes })}
        />
      </div>
      <p className="mt-2 text-sm text-ink-muted">{t("unitExplain")}</p>
    </div>
  );
}

type SelectProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
};

function Select<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  return (
    <label className="flex flex-col gap-1 text-sm font-medium max-md:w-full">
      {label}
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([each]) => each === target.value);
          if (chosen) onChange(chosen[0]);
        }}
        className="h-10 rounded-md border border-line-strong bg-surface px-3 text-sm font-normal"
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Figures({ answer, lookup }: { readonly answer: AgreementAnswer; readonly lookup: CodeLookup }) {
  const t = useTranslations("compare");
  const [unusedShown, setUnusedShown] = useState(false);
  if (!answer.overall) return <p>{answer.incomparable ? t("oneCoderText") : t("noTable")}</p>;
  const { overall, perCode, coders, documents } = answer;
  const [first, second] = coders.map(({ name }) => name);
  const used = perCode.filter(({ counts }) => counts.bothPresent + counts.firstOnly + counts.secondOnly > 0);
  const unused = perCode.length - used.length;
  const shown = [...(unusedShown ? perCode : used)].sort((a, b) => byCodeNumber(lookup(a.code), lookup(b.code)));
  const notes = numberedNotes([overall, ...shown].flatMap((row) => MEASURES.map((measure) => row[measure])));
  return (
    <>
      <section aria-labelledby="overall">
        <h2 id="overall" className="text-lg font-semibold">
          {t("overall")}
        </h2>
        <dl className="mt-3 grid grid-cols-2 gap-3 lg:grid-cols-4">
          {MEASURES.map((measure) => (
            <div key={measure} className="rounded-lg border border-line bg-surface px-4 py-3">
              <dt className="text-sm text-ink-muted">{t(measure)}</dt>
              <dd className="mt-0.5 text-2xl font-semibold">
                <FigureText result={overall[measure]} percent={measure === "percentAgreement"} notes={notes} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-ink-muted">
          {t("counts", {
            units: overall.counts.units,
            both: overall.counts.bothPresent,
            first: overall.counts.firstOnly,
            second: overall.counts.secondOnly,
            neither: overall.counts.bothAbsent,
            firstName: first ?? "",
            secondName: second ?? "",
          })}
        </p>
        <p className="mt-1 text-sm text-ink-muted">
          {t("basis", { documents: documents.length, coders: coders.map(({ name }) => name).join(", ") })}{" "}
          {documents.length > 1 && `(${documents.map(({ name }) => name).join(", ")})`}
        </p>
        <p className="mt-1 text-sm text-ink-muted">{t("howToRead")}</p>
      </section>
      <section aria-labelledby="per-code">
        <h2 id="per-code" className="mb-3 text-lg font-semibold">
          {t("perCode")}
        </h2>
        <Table caption={t("perCode")}>
          <HeadRow>
            <HeadCell className="w-2/5 min-w-56">{t("code")}</HeadCell>
            <NumberHead>{t("both")}</NumberHead>
            <NumberHead>{t("firstOnly", { name: first ?? "" })}</NumberHead>
            <NumberHead>{t("firstOnly", { name: second ?? "" })}</NumberHead>
            <NumberHead>{t("neither")}</NumberHead>
            <NumberHead>{t("n")}</NumberHead>
            <NumberHead>{t("percentAgreement")}</NumberHead>
            <NumberHead>{t("kappaShort")}</NumberHead>
            <NumberHead>{t("pabak")}</NumberHead>
            <NumberHead>{t("ac1Short")}</NumberHead>
          </HeadRow>
          <tbody>
            {shown.map((row) => {
              const shared = sharedNotes(MEASURES.map((measure) => row[measure]));
              return (
                <Row key={row.code}>
                  <RowHead className="py-2">
                    <CodeRow code={lookup(row.code)}>
                      <NoteMarks notes={notes} needed={shared} />
                    </CodeRow>
                    {row.leftOut > 0 && (
                      <span className="block text-xs font-normal text-ink-muted">
                        {t("leftOut", { count: row.leftOut })}
                      </span>
                    )}
                  </RowHead>
                  <NumberCell>{row.counts.bothPresent}</NumberCell>
                  <NumberCell>{row.counts.firstOnly}</NumberCell>
                  <NumberCell>{row.counts.secondOnly}</NumberCell>
                  <NumberCell>{row.counts.bothAbsent}</NumberCell>
                  <NumberCell>{row.counts.units}</NumberCell>
                  {MEASURES.map((measure) => (
                    <NumberCell key={measure}>
                      <FigureText
                        result={row[measure]}
                        percent={measure === "percentAgreement"}
                        notes={notes}
                        without={shared}
                      />
                    </NumberCell>
                  ))}
                </Row>
              );
            })}
          </tbody>
        </Table>
        {unused > 0 && (
          <Button size="small" variant="quiet" className="mt-2" onClick={() => setUnusedShown(!unusedShown)}>
            {unusedShown ? t("hideUnused") : t("showUnused", { count: unused })}
          </Button>
        )}
      </section>
      <Notes notes={notes} />
    </>
  );
}

function Notes({ notes }: { readonly notes: ReadonlyMap<NoteKey, number> }) {
  const t = useTranslations("compare");
  if (notes.size === 0) return null;
  return (
    <section aria-label={t("because")} className="text-sm text-ink-muted">
      <h2 className="font-medium text-ink">{t("because")}</h2>
      <ol className="mt-1 flex flex-col gap-0.5">
        {[...notes].map(([note, number]) => (
          <li key={note}>
            <sup>{number}</sup> {t(note)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function NumberHead({ children }: { readonly children: string }) {
  return <HeadCell className="px-2 text-end whitespace-nowrap">{children}</HeadCell>;
}

function NumberCell({ children }: { readonly children: ReactNode }) {
  return <Cell className="px-2 py-2 text-end whitespace-nowrap tabular-nums">{children}</Cell>;
}
