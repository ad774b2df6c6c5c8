"use client";

import type { UserId } from "@concord/domain";
import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import {
  type LaneGroup,
  type Marks,
  Transcript,
  type TranscriptText,
  type TranscriptView,
  textBlockAt,
  textBlocks,
} from "#features/transcript/index.ts";
import { type CodeLookup, codeName } from "#features/workbench/code-names.ts";
import { useAnnouncement } from "#features/workbench/use-announcement.ts";
import { useTranscriptMode } from "#features/workbench/use-transcript-mode.ts";
import { classNames } from "#lib/class-names.ts";
import {
  type ComparedLayer,
  type ComparisonItem,
  countsOf,
  filtered,
  type ItemFilter,
  itemOf,
  neighbour,
} from "./comparison-items.ts";
import { ItemDetail } from "./item-detail.tsx";
import { ItemFilters, ItemList, useKindWords } from "./item-list.tsx";

type PassagesViewProps = {
  readonly transcript: TranscriptText;
  readonly groups: readonly LaneGroup[];
  readonly layers: readonly ComparedLayer[];
  readonly items: readonly ComparisonItem[];
  readonly lookup: CodeLookup;
  readonly tolerance: number;
  /** Stands above the list: why there are no disagreements, where they are not computed. */
  readonly notice?: string | undefined;
};

/** List, text with a lane for each coder, and both sides of the passage chosen. */
export function PassagesView({ transcript, groups, layers, items, lookup, tolerance, notice }: PassagesViewProps) {
  const t = useTranslations("compare");
  const view = useRef<TranscriptView | null>(null);
  const [filter, setFilter] = useState<ItemFilter>("all");
  const [chosenId, setChosen] = useState<string>();
  /** On small screens either the list or the text is shown. */
  const [textShown, setTextShown] = useState(false);
  const [mode] = useTranscriptMode();
  const [message, announce] = useAnnouncement();
  const blocks = useMemo(() => textBlocks(transcript), [transcript]);
  const counts = useMemo(() => countsOf(items), [items]);
  const shown = useMemo(() => filtered(items, filter), [items, filter]);
  const chosen = items.find(({ id }) => id === chosenId);
  const marks = useMemo<Marks>(() => (chosen ? marksOf(chosen) : {}), [chosen]);
  const nameOf = (coder: UserId) => layers.find(({ coderId }) => coderId === coder)?.name ?? "";
  const kindWords = useKindWords(nameOf);

  const choose = (item: ComparisonItem | undefined) => {
    if (!item) return;
    // A stripe may lead to a passage that the filter hides.
    if (!shown.includes(item)) setFilter(item.kind);
    setChosen(item.id);
    view.current?.reveal(item.span);
    const among = shown.includes(item) ? shown : filtered(items, item.kind);
    announce(
      t("chosen", {
        kind: kindWords(item),
        codes: [...new Set(item.codes)].map((code) => codeName(lookup(code))).join(", "),
        place: among.indexOf(item) + 1,
        count: among.length,
      }),
    );
  };
  const step = (direction: 1 | -1) => choose(neighbour(shown, chosenId, direction));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key !== "j" && key !== "k") return;
    event.preventDefault();
    step(key === "j" ? 1 : -1);
  };
  // The text cannot scroll while it is hidden.
  useEffect(() => {
    if (textShown && chosen) view.current?.reveal(chosen.span);
  }, [textShown, chosen]);
  const detail = chosen && (
    <ItemDetail
      item={chosen}
      lookup={lookup}
      coders={layers}
      place={shown.indexOf(chosen) + 1}
      count={shown.length}
      onStep={step}
      onShow={textShown ? undefined : () => setTextShown(true)}
    />
  );
  const empty = filter !== "all" ? t("nothingOfKind") : items.length === 0 ? t("nothingCoded") : t("nothingLeft");

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys act wherever the focus is in here
    <div className="flex min-h-0 flex-1" onKeyDown={onKeyDown}>
      <section
        aria-label={t("list")}
        className={classNames(
          "flex w-full min-w-0 flex-col overflow-y-auto border-line md:w-72 md:shrink-0 md:border-e 2xl:w-84",
          textShown && "max-md:hidden",
        )}
      >
        <div className="border-b border-line px-3 py-3">
          {notice && <p className="mb-2 text-sm">{notice}</p>}
          <ItemFilters counts={counts} filter={filter} onFilter={setFilter} />
        </div>
        <div className="px-1.5 py-2">
          <ItemList
            items={shown}
            chosen={chosenId}
            lookup={lookup}
            coderName={nameOf}
            turnAt={(offset) => textBlockAt(blocks, offset)?.turn}
            onChoose={choose}
            empty={empty}
            detail={detail}
          />
        </div>
        <p className="mt-auto px-3 py-3 text-xs text-ink-muted">
          {t("tolerance", { count: tolerance })} <span className="max-md:hidden">{t("keysHint")}</span>
        </p>
      </section>
      <div className={classNames("flex min-w-0 flex-1 flex-col", !textShown && "max-md:hidden")}>
        <Transcript
          transcript={transcript}
          groups={groups}
          mode={mode}
          marks={marks}
          view={view}
          onStripe={(coding) => choose(itemOf(items, coding))}
          onCrowd={([coding]) => coding && choose(itemOf(items, coding))}
          className="min-h-0 flex-1 bg-surface"
        />
        <aside
          aria-label={t("passages")}
          className="max-h-[42dvh] overflow-y-auto border-t border-line bg-page px-4 py-3 empty:hidden xl:hidden"
        >
          {textShown && (
            <Button size="small" className="mb-3 md:hidden" onClick={() => setTextShown(false)}>
              <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
              {t("backToList")}
            </Button>
          )}
          {detail}
        </aside>
      </div>
      <aside
        aria-label={t("passages")}
        className="hidden w-80 shrink-0 overflow-y-auto border-s border-line bg-page px-4 py-4 xl:block 2xl:w-92"
      >
        {detail ?? <p className="text-sm text-ink-muted">{t("chooseOne")}</p>}
      </aside>
      <p aria-live="polite" className="sr-only">
        {message}
      </p>
    </div>
  );
}

/** The first coder's words and the second's, each marked in its own way. */
function marksOf({ sides }: ComparisonItem): Marks {
  const [first, second] = sides;
  return { first: first?.codings ?? [], second: second?.codings ?? [] };
}
