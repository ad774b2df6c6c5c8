"use client";

import type { UserId } from "@concord/domain";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { type CodeLookup, codeName } from "#features/workbench/code-names.ts";
import { classNames } from "#lib/class-names.ts";
import { type ComparisonItem, type ItemFilter, type ItemKind, onlyCoder } from "./comparison-items.ts";
import { KindIcon } from "./kind-icon.tsx";

const FILTERS: readonly ItemFilter[] = [
  "all",
  "omission",
  "different_code",
  "boundary",
  "confidence",
  "split",
  "agreed",
  "not_assessed",
];

type ItemFiltersProps = {
  readonly counts: ReadonlyMap<ItemFilter, number>;
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
};

/** What the list shows, each kind with how many there are of it. */
export function ItemFilters({ counts, filter, onFilter }: ItemFiltersProps) {
  const t = useTranslations("compare");
  return (
    <fieldset aria-label={t("filter")} className="flex flex-wrap gap-1.5">
      {FILTERS.filter((each) => each === "all" || each === "agreed" || (counts.get(each) ?? 0) > 0).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={filter === each}
          aria-label={t("filterCount", { name: t(each), count: counts.get(each) ?? 0 })}
          onClick={() => onFilter(each)}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line-strong px-2.5 text-xs text-ink-muted hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-semibold aria-pressed:text-accent max-md:min-h-10"
        >
          {t(each)} <span className="tabular-nums">{counts.get(each) ?? 0}</span>
        </button>
      ))}
    </fieldset>
  );
}

type ItemListProps = {
  readonly items: readonly ComparisonItem[];
  readonly chosen: string | undefined;
  readonly lookup: CodeLookup;
  readonly coderName: (coder: UserId) => string;
  /** Number of the turn at an offset. */
  readonly turnAt: (offset: number) => number | undefined;
  readonly onChoose: (item: ComparisonItem) => void;
  readonly empty: string;
  /** Both sides of the chosen passage, shown under its line where there is no place beside. */
  readonly detail: ReactNode;
};

/** The passages to be looked at, in the order of the text. */
export function ItemList({ items, chosen, lookup, coderName, turnAt, onChoose, empty, detail }: ItemListProps) {
  const t = useTranslations("compare");
  const list = useRef<HTMLUListElement>(null);
  const kindWords = useKindWords(coderName);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    current?.scrollIntoView({ block: "nearest" });
    // The keys J and K go on working from the line that is chosen now.
    if (chosen && list.current?.contains(document.activeElement)) current?.focus();
  }, [chosen]);
  if (items.length === 0) return <p className="px-2 py-3 text-sm text-ink-muted">{empty}</p>;
  return (
    <ul ref={list} aria-label={t("listOf")}>
      {items.map((item) => {
        const turn = turnAt(item.span.start);
        return (
          <li key={item.id}>
            <button
              type="button"
              aria-current={item.id === chosen || undefined}
              onClick={() => onChoose(item)}
              className={classNames(
                "flex min-h-11 w-full items-start gap-2.5 rounded-md px-2 py-1.5 text-start text-sm hover:bg-sunken",
                item.id === chosen && "bg-accent-wash shadow-[inset_3px_0_0_var(--accent)] hover:bg-accent-wash",
              )}
            >
              <KindIcon kind={item.kind} className="mt-0.5 size-4" />
              <span className="min-w-0 flex-1">
                <span className="flex justify-between gap-2">
                  <span className="font-medium">{kindWords(item)}</span>
                  {turn !== undefined && (
                    <span className="shrink-0 text-xs text-ink-muted tabular-nums">{t("place", { turn })}</span>
                  )}
                </span>
                {[...new Set(item.codes)].map((code) => (
                  <span key={code} className="block truncate text-ink-muted">
                    {codeName(lookup(code))}
                  </span>
                ))}
              </span>
            </button>
            {item.id === chosen && <div className="border-b border-line px-2 pt-2 pb-4 md:hidden">{detail}</div>}
          </li>
        );
      })}
    </ul>
  );
}

/** A kind in words, with what is particular about the case: who stands alone, how much overlaps. */
export function useKindWords(coderName: (coder: UserId) => string): (item: ComparisonItem) => string {
  const t = useTranslations("compare");
  const format = useFormatter();
  return (item) => {
    const alone = onlyCoder(item);
    if (item.kind === "omission" && alone) return t("omissionBy", { coder: coderName(alone) });
    const words: Record<ItemKind, string> = {
      omission: t("omission"),
      different_code: t("different_code"),
      boundary: t("boundary"),
      confidence: t("confidence"),
      split: t("split"),
      agreed: t("agreed"),
      not_assessed: t("not_assessed"),
    };
    const share = item.kind === "boundary" || item.kind === "split" ? item.overlap : undefined;
    if (share === undefined) return words[item.kind];
    return `${words[item.kind]}, ${t("overlapShare", { share: format.number(share, { style: "percent" }) })}`;
  };
}
