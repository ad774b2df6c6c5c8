"use client";

import { ChevronDown, CircleAlert, CircleCheck, LoaderCircle, X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import { classNames } from "#lib/class-names.ts";
import type { ImportAction, ImportFile } from "./import-queue.ts";
import { ImportReview } from "./import-review.tsx";
import { useRefusalSentence } from "./import-words.ts";

type ImportCardProps = {
  readonly projectId: string;
  readonly file: ImportFile;
  readonly startOpen: boolean;
  readonly nameTaken: boolean;
  readonly dispatch: (action: ImportAction) => void;
};

/** One file on its way into the project: what became of it so far, and, opened, what it will look like. */
export function ImportCard({ projectId, file: { id, file, state }, startOpen, nameTaken, dispatch }: ImportCardProps) {
  const t = useTranslations("documents");
  const refusal = useRefusalSentence();
  const regionId = useId();
  const [open, setOpen] = useState(startOpen);
  const reviewable = state.kind === "ready" || state.kind === "importing";
  const error = state.kind === "refused" || state.kind === "ready" ? state.error : null;
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium break-all">{file.name}</p>
          {reviewable && <Found state={state} />}
        </div>
        <StateBadge kind={state.kind} />
        <div className="flex items-center gap-1">
          {reviewable && (
            <Button
              variant="quiet"
              size="small"
              aria-expanded={open}
              aria-controls={regionId}
              aria-label={`${t("openPreview")}: ${file.name}`}
              onClick={() => setOpen(!open)}
            >
              {t("openPreview")}
              <ChevronDown aria-hidden className={classNames("transition-transform", open && "rotate-180")} />
            </Button>
          )}
          {state.kind === "imported" && (
            <Button asChild size="small">
              <Link
                href={`/projects/${projectId}/documents/${state.document.id}`}
                aria-label={t("openDocument", { name: state.document.name })}
              >
                {t("openPreview")}
              </Link>
            </Button>
          )}
          {(state.kind === "ready" || state.kind === "refused") && (
            <Button
              variant="quiet"
              size="iconSmall"
              aria-label={t("removeFile", { file: file.name })}
              onClick={() => dispatch({ type: "left_out", id })}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
      </div>
      {error !== null && <Note>{refusal(error)}</Note>}
      {nameTaken && <Note>{t("nameTwice")}</Note>}
      {reviewable && open && (
        <div id={regionId} className="border-t border-line px-4 py-5">
          <ImportReview id={id} state={state} dispatch={dispatch} />
        </div>
      )}
    </li>
  );
}

function Found({ state }: { readonly state: Extract<ImportFile["state"], { readonly kind: "ready" | "importing" }> }) {
  const t = useTranslations("documents");
  const common = useTranslations("common");
  const { text, structure, format, encoding } = state.preview;
  const words = text.match(/\S+/g)?.length ?? 0;
  const turns = structure.blocks.filter(({ kind }) => kind === "turn").length;
  return (
    <p className="text-sm text-ink-muted">
      {t("found", { words: common("words", { count: words }), turns: common("turns", { count: turns }) })}
      {" · "}
      {t("details", {
        format:
          format === "txt" || format === "md" || format === "docx" || format === "vtt"
            ? t(`format.${format}`)
            : t("format.other", { format }),
        encoding: encoding.toUpperCase(),
      })}
    </p>
  );
}

function StateBadge({ kind }: { readonly kind: ImportFile["state"]["kind"] }) {
  const t = useTranslations("documents");
  switch (kind) {
    case "reading":
    case "importing":
      return (
        <Badge>
          <LoaderCircle aria-hidden className="animate-spin" />
          {kind === "reading" ? t("readingState") : t("importing")}
        </Badge>
      );
    case "ready":
      return <Badge tone="accent">{t("ready")}</Badge>;
    case "imported":
      return (
        <Badge tone="done">
          <CircleCheck aria-hidden />
          {t("importedState")}
        </Badge>
      );
    case "refused":
      return (
        <Badge tone="danger">
          <CircleAlert aria-hidden />
          {t("refusedState")}
        </Badge>
      );
  }
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className="border-t border-line bg-danger-wash px-4 py-2.5 text-sm">
      {children}
    </p>
  );
}
