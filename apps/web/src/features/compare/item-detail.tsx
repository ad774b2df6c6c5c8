"use client";

import type { Coding, UserId } from "@concord/domain";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { CoderMark, shapeOf } from "#features/transcript/index.ts";
import { CONFIDENCE_SIGNS, type CodeLookup } from "#features/workbench/code-names.ts";
import { CodeRow } from "#features/workbench/code-row.tsx";
import { type ComparisonItem, onlyCoder } from "./comparison-items.ts";
import { useKindWords } from "./item-list.tsx";
import { KindIcon } from "./kind-icon.tsx";

type ItemDetailProps = {
  readonly item: ComparisonItem;
  readonly lookup: CodeLookup;
  /** In the order of their lanes. */
  readonly coders: readonly { readonly coderId: UserId; readonly name: string }[];
  readonly place: number;
  readonly count: number;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onShow?: (() => void) | undefined;
};

/** Both sides of one passage. */
export function ItemDetail({ item, lookup, coders, place, count, onStep, onShow }: ItemDetailProps) {
  const t = useTranslations("compare");
  const nameOf = (coder: UserId) => coders.find(({ coderId }) => coderId === coder)?.name ?? "";
  const kindWords = useKindWords(nameOf);
  const codes = [...new Map(item.codes.map((id) => [id, lookup(id)])).values()];
  const alone = onlyCoder(item);
  return (
    <section aria-label={kindWords(item)} className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-2">
        <div>
          <h2 className="flex items-center gap-2 font-semibold">
            <KindIcon kind={item.kind} />
            {kindWords(item)}
          </h2>
          <p className="mt-0.5 text-sm text-ink-muted">
            {t(`explain_${item.kind}`)} {item.beside && t("besideBoundary")}
          </p>
        </div>
      </div>
      {coders.map(({ coderId, name }, index) => (
        <Side
          key={coderId}
          name={name}
          shape={shapeOf(index)}
          codings={item.sides.find(({ coder }) => coder === coderId)?.codings ?? []}
          lookup={lookup}
          line={LINES[index] ?? ""}
          notAssessed={item.kind === "not_assessed" && coderId !== alone}
        />
      ))}
      <details className="text-sm">
        <summary className="min-h-6 font-medium text-ink-muted hover:text-ink">{t("definitions")}</summary>
        <dl className="mt-2 flex flex-col gap-2.5">
          {codes.map((code) => (
            <div key={code.id}>
              <dt className="font-medium">
                <CodeRow code={code} />
              </dt>
              <dd className="mt-0.5 leading-relaxed text-ink-muted">{code.definition || t("noDefinition")}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => onStep(-1)} disabled={place <= 1}>
          <ChevronUp aria-hidden />
          {t("previous")}
        </Button>
        <Button size="small" onClick={() => onStep(1)} disabled={place >= count}>
          <ChevronDown aria-hidden />
          {t("next")}
        </Button>
        <span className="text-xs text-ink-muted tabular-nums">{place > 0 && t("position", { place, count })}</span>
        {onShow && (
          <Button size="small" variant="quiet" className="md:hidden" onClick={onShow}>
            {t("showInText")}
          </Button>
        )}
      </div>
    </section>
  );
}

type SideProps = {
  readonly name: string;
  readonly shape: ReturnType<typeof shapeOf>;
  readonly codings: readonly Coding[];
  readonly lookup: CodeLookup;
  /** How the words are marked in the text. */
  readonly line: string;
  readonly notAssessed: boolean;
};

const LINES = ["transcript-first-line", "transcript-second-line"] as const;

function Side({ name, shape, codings, lookup, line, notAssessed }: SideProps) {
  const t = useTranslations("compare");
  return (
    <article aria-label={name} className="rounded-md border border-line bg-surface px-3 py-2.5">
      <h3 className="flex items-center gap-2 text-sm">
        <CoderMark name={name} shape={shape} />
        <span className="font-semibold">{name}</span>
        {codings.length === 0 && (
          <span className="text-ink-muted">{notAssessed ? t("not_assessed") : t("didNotCode")}</span>
        )}
      </h3>
      {codings.map((coding) => (
        <div key={coding.id} className="mt-2">
          <div className="flex items-start justify-between gap-2 text-sm font-medium">
            <CodeRow code={lookup(coding.code)} />
            <span className="shrink-0 text-xs whitespace-nowrap text-ink-muted">
              <span className="text-sm font-semibold text-ink">{CONFIDENCE_SIGNS[coding.confidence]}</span>{" "}
              {t(coding.confidence)}
            </span>
          </div>
          <blockquote className="mt-1 max-h-40 overflow-y-auto font-serif text-sm leading-relaxed whitespace-pre-line">
            <span className={line}>{coding.quote}</span>
          </blockquote>
          {coding.memo && (
            <p className="mt-1.5 border-s-2 border-line-strong ps-2.5 text-sm whitespace-pre-wrap">
              <span className="sr-only">{t("memo")}: </span>
              {coding.memo}
            </p>
          )}
        </div>
      ))}
    </article>
  );
}
