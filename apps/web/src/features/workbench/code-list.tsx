"use client";

import { searchCodes } from "@concord/codebook";
import type { Code, CodeId } from "@concord/domain";
import { ChevronRight, Info } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { classNames } from "#lib/class-names.ts";
import type { CodeHabits } from "./code-habits.ts";
import { codeName } from "./code-names.ts";
import { CodeDefinition, CodeRow } from "./code-row.tsx";

type CodeListProps = {
  readonly codes: readonly Code[];
  readonly habits: CodeHabits;
  /** Whether words are selected, so that a code can be applied. */
  readonly ready: boolean;
  readonly onApply: (code: CodeId) => void;
};

/** All codes, for those who code by pointing: select words, then choose. */
export const CodeList = memo(function CodeList({ codes, habits, ready, onApply }: CodeListProps) {
  const t = useTranslations("workbench");
  const [filter, setFilter] = useState("");
  const [explained, setExplained] = useState<CodeId>();
  const shelves = useMemo(() => shelvesOf(codes), [codes]);
  const recent = searchCodes("", codes, habits).map(({ code }) => code);
  const found = filter.trim() === "" ? undefined : searchCodes(filter, codes, habits).map(({ code }) => code);
  const row = (code: Code) => (
    <CodeEntry
      key={code.id}
      code={code}
      used={habits.frequency.get(code.id) ?? 0}
      ready={ready}
      explained={explained === code.id}
      onApply={onApply}
      onExplain={() => setExplained(explained === code.id ? undefined : code.id)}
    />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="px-3 pb-2">
        <input
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          aria-label={t("filterCodes")}
          placeholder={t("filterCodes")}
          className="h-9 w-full rounded-md border border-line-strong bg-surface px-3 text-sm"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-6">
        {found ? (
          found.length > 0 ? (
            <ul>{found.map(row)}</ul>
          ) : (
            <p className="px-2 py-3 text-sm text-ink-muted">{t("noCodeFits", { typed: filter.trim() })}</p>
          )
        ) : (
          <>
            {recent.length > 0 && (
              <section aria-label={t("recent")}>
                <h3 className="px-2 pt-1 pb-1 text-xs font-medium text-ink-muted">{t("recent")}</h3>
                <ul className="mb-2">{recent.map(row)}</ul>
              </section>
            )}
            {shelves.map((shelf) => (
              <details key={shelf.number || shelf.label} className="group/shelf" open={shelf.number === ""}>
                <summary className="flex min-h-8 max-md:min-h-11 list-none items-center gap-1.5 rounded-sm px-1.5 text-sm font-medium hover:bg-sunken">
                  <ChevronRight
                    aria-hidden
                    className="size-3.5 shrink-0 text-ink-faint group-open/shelf:rotate-90 rtl:-scale-x-100"
                  />
                  {shelf.number && <span className="text-ink-muted tabular-nums">{shelf.number}</span>}
                  <span className="min-w-0 truncate">{shelf.label || t("ownCodes")}</span>
                </summary>
                <ul className="mb-1">{shelf.codes.map(row)}</ul>
              </details>
            ))}
          </>
        )}
      </div>
    </div>
  );
});

type CodeEntryProps = {
  readonly code: Code;
  readonly used: number;
  readonly ready: boolean;
  readonly explained: boolean;
  readonly onApply: (code: CodeId) => void;
  readonly onExplain: () => void;
};

function CodeEntry({ code, used, ready, explained, onApply, onExplain }: CodeEntryProps) {
  const t = useTranslations("workbench");
  const name = codeName(code);
  return (
    <li className={classNames("rounded-sm", explained && "bg-sunken")}>
      <div className="flex items-start">
        <button
          type="button"
          // The words stay selected in the text while a code is chosen here.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (ready ? onApply(code.id) : onExplain())}
          aria-expanded={ready ? undefined : explained}
          className="flex min-h-8 min-w-0 flex-1 max-md:min-h-11 items-center rounded-sm px-2 py-1 text-start text-sm hover:bg-accent-wash"
        >
          {ready && <span className="sr-only">{t("apply")} </span>}
          <CodeRow code={code} className="flex-1" />
          {used > 0 && (
            <span title={t("usedTimes", { count: used })} className="ms-1 shrink-0 text-xs text-ink-faint tabular-nums">
              {" "}
              {used}
              <span className="sr-only"> {t("times")}</span>
            </span>
          )}
        </button>
        {ready && (
          <button
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={onExplain}
            aria-label={t("showDefinition", { code: name })}
            aria-expanded={explained}
            className="grid size-8 shrink-0 max-md:size-11 place-items-center rounded-sm text-ink-faint hover:bg-accent-wash hover:text-ink"
          >
            <Info aria-hidden className="size-3.5" />
          </button>
        )}
      </div>
      {explained && (
        <div className="px-2 pt-0.5 pb-2.5">
          <CodeDefinition
            code={code}
            words={{ own: t("ownCodeNote"), none: t("noDefinition"), example: t("example") }}
          />
        </div>
      )}
    </li>
  );
}

type Shelf = { readonly number: string; readonly label: string; readonly codes: readonly Code[] };

/** Groups in the codebook's order, own codes last. */
function shelvesOf(codes: readonly Code[]): Shelf[] {
  const shelves = new Map<string, { number: string; label: string; codes: Code[] }>();
  for (const code of codes) {
    const number = code.group?.number ?? "";
    const shelf = shelves.get(number) ?? { number, label: code.group?.label ?? "", codes: [] };
    shelf.codes.push(code);
    shelves.set(number, shelf);
  }
  return [...shelves.values()].sort((a, b) => Number(a.number === "") - Number(b.number === ""));
}
