"use client";

import { useTranslations } from "use-intl/react";
import { Field } from "#components/field.tsx";
import { Input, Select } from "#components/input.tsx";
import { classNames } from "#lib/class-names.ts";
import type { ImportAction, ImportFile, PartChoice } from "./import-queue.ts";
import { NoticeList } from "./notice-list.tsx";
import type { Preview } from "./queries.ts";
import { TranscriptBlocks } from "./transcript-blocks.tsx";

type Reviewable = Extract<ImportFile["state"], { readonly kind: "ready" | "importing" }>;
type ImportReviewProps = {
  readonly id: string;
  readonly state: Reviewable;
  readonly dispatch: (action: ImportAction) => void;
};

const BLOCKS_SHOWN = 20;
const PARTS: readonly PartChoice[] = ["interviewer", "participant", "other", "none"];

/** Name, speakers and beginning of a transcript, before it is stored. */
export function ImportReview({ id, state, dispatch }: ImportReviewProps) {
  const t = useTranslations("documents");
  const common = useTranslations("common");
  const { preview, name, parts } = state;
  const frozen = state.kind === "importing";
  const stale = state.shown !== state.revision;
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <Field label={t("documentName")} error={name.trim() === "" ? common("required") : undefined}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={200}
              disabled={frozen}
              onChange={({ currentTarget }) => dispatch({ type: "renamed", id, name: currentTarget.value })}
            />
          )}
        </Field>
        <section>
          <h3 className="text-sm font-medium">{t("speakersFound")}</h3>
          {preview.candidates.length === 0 ? (
            <p className="mt-1 text-sm text-ink-muted">{t("noSpeakers")}</p>
          ) : (
            <>
              <p className="mt-1 mb-2 text-sm text-ink-muted">{t("speakersHint")}</p>
              <ul className="divide-y divide-line border-y border-line">
                {preview.candidates.map((candidate) => (
                  <Speaker
                    key={candidate.label}
                    candidate={candidate}
                    part={parts[candidate.label] ?? "none"}
                    disabled={frozen}
                    onChange={(part) => dispatch({ type: "part_chosen", id, label: candidate.label, part })}
                  />
                ))}
              </ul>
            </>
          )}
        </section>
        {preview.report.length > 0 && (
          <section>
            <h3 className="mb-2 text-sm font-medium">{t("reportTitle")}</h3>
            <NoticeList notices={preview.report} />
          </section>
        )}
      </div>
      <section aria-busy={stale} className="min-w-0">
        <h3 className="text-sm font-medium">{t("firstTurns")}</h3>
        <p aria-live="polite" className="mt-1 mb-2 text-sm text-ink-muted">
          {stale
            ? t("updating")
            : t("firstTurnsHint", { count: Math.min(BLOCKS_SHOWN, preview.structure.blocks.length) })}
        </p>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard
          tabIndex={0}
          aria-label={t("firstTurns")}
          className={classNames(
            "max-h-112 overflow-y-auto rounded-md border border-line bg-page p-4 transition-opacity",
            stale && "opacity-60",
          )}
        >
          <TranscriptBlocks
            text={preview.text}
            structure={preview.structure}
            limit={BLOCKS_SHOWN}
            className="text-base"
          />
        </section>
      </section>
    </div>
  );
}

type SpeakerProps = {
  readonly candidate: Preview["candidates"][number];
  readonly part: PartChoice;
  readonly disabled: boolean;
  readonly onChange: (part: PartChoice) => void;
};

function Speaker({ candidate: { label, turns, reason }, part, disabled, onChange }: SpeakerProps) {
  const t = useTranslations("documents");
  const common = useTranslations("common");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-2.5">
      <div className="min-w-0 flex-1 basis-32">
        <p className={classNames("font-medium break-words", part === "none" && "text-ink-muted")}>{label}</p>
        <p className="text-xs text-ink-muted">
          {common("turns", { count: turns })}
          {part === "none" && isReason(reason) && <> · {t(`notSpeaker.${reason}`)}</>}
        </p>
      </div>
      <Select
        value={part}
        disabled={disabled}
        aria-label={t("partOf", { label })}
        onChange={({ currentTarget }) => onChange(currentTarget.value as PartChoice)}
        className="w-44"
      >
        {PARTS.map((choice) => (
          <option key={choice} value={choice}>
            {t(`part.${choice}`)}
          </option>
        ))}
      </Select>
    </li>
  );
}

const REASONS = ["too_rare", "not_speech", "file_head", "left_out"] as const;

function isReason(reason: string | undefined): reason is (typeof REASONS)[number] {
  return REASONS.some((known) => known === reason);
}
