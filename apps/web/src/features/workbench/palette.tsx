"use client";

import type { SearchHabits } from "@concord/codebook";
import type { Code, Confidence } from "@concord/domain";
import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { shortQuote } from "#features/transcript/index.ts";
import { classNames } from "#lib/class-names.ts";
import { CONFIDENCE_SIGNS, type CodeLookup, codeName } from "./code-names.ts";
import { CodeDefinition, CodeRow } from "./code-row.tsx";
import { type PaletteEvent, type PaletteRow, type PaletteState, paletteRows } from "./palette-state.ts";

export type PaletteChoice = {
  readonly row: PaletteRow;
  readonly confidence: Confidence | undefined;
  readonly stay: boolean;
  readonly memo: boolean;
};

type PaletteProps = {
  readonly state: Extract<PaletteState, { open: true }>;
  /** The words to be coded. */
  readonly quote: string;
  /** The coding whose code is replaced. */
  readonly replaced: string | undefined;
  readonly codes: readonly Code[];
  readonly lookup: CodeLookup;
  readonly habits: SearchHabits;
  /** On a touch screen: the field waits, so that no keyboard covers the codes. */
  readonly touch: boolean;
  readonly dispatch: (event: PaletteEvent) => void;
  readonly onChoose: (choice: PaletteChoice) => void;
};

/** The field that opens where one selects: type, look, Enter. All keys work without leaving the field. */
export function Palette({ state, quote, replaced, codes, lookup, habits, touch, dispatch, onChoose }: PaletteProps) {
  const t = useTranslations("workbench");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { rows, confidence } = paletteRows(state.typed, quote, codes, habits, touch);
  const place = Math.min(state.row, rows.length - 1);
  const current = rows[place];
  const choose = (row: PaletteRow | undefined, how: { stay?: boolean; memo?: boolean } = {}) => {
    if (row) onChoose({ row, confidence, stay: how.stay ?? false, memo: how.memo ?? false });
  };
  useEffect(() => {
    const input = field.current;
    if (touch) return;
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(input.value.length, input.value.length);
  }, [touch]);
  useEffect(() => {
    list.current?.querySelector(`[data-row="${place}"]`)?.scrollIntoView({ block: "nearest" });
  }, [place]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        handled();
        return dispatch({ kind: "moved", by: event.key === "ArrowDown" ? 1 : -1, rows: rows.length });
      case "Enter":
        handled();
        return choose(current, { stay: event.shiftKey, memo: event.altKey });
      case "Tab":
        handled();
        return dispatch({ kind: "definition_toggled" });
      case "Escape":
        handled();
        return dispatch({ kind: "closed" });
    }
  };
  const shown = current?.kind === "code" ? current.code : undefined;
  return (
    <div className="flex max-h-full flex-col overflow-hidden rounded-lg border border-line-strong bg-raised shadow-(--shadow-float) max-md:rounded-b-none">
      <div className="border-b border-line px-3 pt-2.5 pb-2">
        <label htmlFor={id} className="mb-1 block truncate text-xs text-ink-muted">
          {replaced ? t("replaceTitle", { code: replaced }) : t("paletteTitle", { quote: shortQuote(quote) })}
        </label>
        <div className="flex items-center gap-2">
          <input
            id={id}
            ref={field}
            role="combobox"
            aria-label={t("code")}
            aria-expanded
            aria-controls={`${id}-rows`}
            aria-autocomplete="list"
            aria-activedescendant={current ? `${id}-${place}` : undefined}
            aria-describedby={`${id}-hints`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={state.typed}
            placeholder={t("codePlaceholder")}
            onChange={(event) => dispatch({ kind: "typed", typed: event.target.value })}
            onKeyDown={onKeyDown}
            className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 text-base focus-visible:outline-offset-0"
          />
          <span className="rounded-sm bg-sunken px-2 py-1 text-sm font-semibold tabular-nums" title={t("confidence")}>
            {CONFIDENCE_SIGNS[confidence ?? "certain"]}
          </span>
          <button
            type="button"
            aria-label={t("closePalette")}
            onClick={() => dispatch({ kind: "closed" })}
            className="grid size-9 place-items-center rounded-md text-ink-muted hover:bg-sunken md:hidden"
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
        {state.applied.length > 0 && (
          <p className="mt-1.5 text-xs text-ink-muted">
            {t("appliedSoFar")}: {state.applied.map((code) => codeName(lookup(code))).join(" · ")}
          </p>
        )}
      </div>
      <div
        ref={list}
        id={`${id}-rows`}
        role="listbox"
        aria-label={t("codesFound")}
        className="min-h-20 flex-1 overflow-y-auto p-1"
      >
        {rows.map((row, index) => (
          <div
            key={row.kind === "code" ? row.code.id : "create"}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            data-row={index}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== place && dispatch({ kind: "pointed", row: index })}
            onClick={(event) => choose(row, { stay: event.shiftKey, memo: event.altKey })}
            onKeyDown={onKeyDown}
            className={classNames(
              "flex min-h-8 cursor-pointer items-center rounded-sm px-2 py-1 text-sm max-md:min-h-11",
              index === place && "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]",
              row.kind === "create" && index > 0 && "mt-1 border-t border-line",
            )}
          >
            {row.kind === "code" ? (
              <CodeRow code={row.code} />
            ) : (
              <span className="flex min-w-0 items-center gap-2">
                <Plus aria-hidden className="size-3.5 shrink-0 text-ink-muted" />
                <span className="min-w-0">{t("createOwn", { label: row.label })}</span>
                <span className="shrink-0 text-xs text-ink-muted">{t("createOwnPrivate")}</span>
              </span>
            )}
          </div>
        ))}
        {rows.length === 0 && <p className="px-2 py-2 text-sm text-ink-muted">{t("noCodes")}</p>}
      </div>
      {state.definitionShown && shown && (
        <section
          aria-label={t("definition")}
          className="max-h-32 shrink-0 overflow-y-auto border-t border-line bg-sunken px-3 py-2"
        >
          <CodeDefinition
            code={shown}
            words={{ own: t("ownCodeNote"), none: t("noDefinition"), example: t("example") }}
          />
        </section>
      )}
      <p
        id={`${id}-hints`}
        className="flex flex-wrap gap-x-3 gap-y-0.5 border-t border-line px-3 py-1.5 text-xs text-ink-muted max-md:hidden"
      >
        <Hint keys="Enter" does={t("hintApply")} />
        <Hint keys="Shift+Enter" does={t("hintStay")} />
        <Hint keys="Alt+Enter" does={t("hintMemo")} />
        <Hint keys="Tab" does={t("hintDefinition")} />
        <Hint keys="+ ++" does={t("hintConfidence")} />
      </p>
    </div>
  );
}

function Hint({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <span className="whitespace-nowrap">
      <kbd className="font-sans font-medium text-ink">{keys}</kbd> {does}
    </span>
  );
}
