"use client";

import type { Code, Span, UserId } from "@concord/domain";
import { ListTree, PanelRight, TextSelect } from "lucide-react";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import {
  type LaneGroup,
  type Marks,
  shapeOf,
  Transcript,
  type TranscriptText,
  type TranscriptView,
  textBlockAt,
  textBlocks,
  textUnits,
} from "#features/transcript/index.ts";
import { initialsOf } from "#lib/initials.ts";
import { codeHabits } from "./code-habits.ts";
import { CodeList } from "./code-list.tsx";
import { codeLookup, codeName, codeOfOwn } from "./code-names.ts";
import type { CodingCommands } from "./coding-commands.ts";
import { FloatOverText } from "./float-over-text.tsx";
import { KeyHelp } from "./key-help.tsx";
import type { LayerStore } from "./layer-store.ts";
import { Palette } from "./palette.tsx";
import { PassagePanel } from "./passage-panel.tsx";
import { PlaceFlags } from "./place-flags.tsx";
import type { OtherPlace } from "./places.ts";
import { SentenceDialog } from "./sentence-dialog.tsx";
import { SidePanel } from "./side-panel.tsx";
import { stripeSource } from "./stripe-source.ts";
import { codesAtHand, useDesk } from "./use-desk.ts";
import { type OtherLayer, useLayerVersion } from "./use-layers.ts";
import { isTouchOnly, useTranscriptMode } from "./use-transcript-mode.ts";
import { WorkbenchHeader } from "./workbench-header.tsx";

type WorkbenchProps = {
  readonly home: string;
  readonly document: string;
  readonly round: string;
  readonly transcript: TranscriptText;
  readonly codes: readonly Code[];
  readonly coder: { readonly id: UserId; readonly name: string };
  readonly store: LayerStore;
  readonly others: readonly OtherLayer[];
  /** Where the others are in the text. */
  readonly places?: readonly OtherPlace[];
  /** Told where one is oneself. */
  readonly onPlace?: (span: Span) => void;
  /** Absent when the layer can only be read. */
  readonly commands?: CodingCommands | undefined;
  readonly badge: ReactNode;
  readonly status: ReactNode;
  readonly bar: ReactNode;
  readonly action: ReactNode;
};

const NO_PLACES: readonly OtherPlace[] = [];

type Panel = "codes" | "passage";

/** Codes, text, and the passage at hand: the place where one codes. */
export function Workbench(props: WorkbenchProps) {
  const { home, document, round, transcript, codes, coder, store, others, commands, badge, status, bar, action } =
    props;
  const { places = NO_PLACES, onPlace } = props;
  const t = useTranslations("workbench");
  const view = useRef<TranscriptView | null>(null);
  const pane = useRef<HTMLElement>(null);
  const [panel, setPanel] = useState<Panel>();
  const [help, setHelp] = useState(false);
  const [sentences, setSentences] = useState<number>();
  const [scrolled, setScrolled] = useState(0);
  const [mode, setMode] = useTranscriptMode();

  const stores = useMemo(() => [store, ...others.map((other) => other.store)], [store, others]);
  const version = useLayerVersion(stores);
  const blocks = useMemo(() => textBlocks(transcript), [transcript]);
  const units = useMemo(() => textUnits(transcript, blocks), [transcript, blocks]);
  const turns = useMemo(() => blocks.filter(({ kind }) => kind === "turn").length, [blocks]);
  const own = store.ownCodes;
  const atHand = useMemo(() => codesAtHand(codes, own.map(codeOfOwn)), [codes, own]);
  const lookup = useMemo(() => codeLookup(codes, own), [codes, own]);

  const groups = useMemo<readonly LaneGroup[]>(() => {
    const lane = (id: string, name: string, place: number, of: LayerStore): LaneGroup => ({
      id,
      coder: name,
      initials: initialsOf(name),
      shape: shapeOf(place),
      source: stripeSource(
        of,
        () => codeLookup(codes, of.ownCodes),
        ({ code, sign, quote }) => t("stripe", { code, sign, coder: name, quote }),
      ),
    });
    return [
      lane(coder.id, coder.name, 0, store),
      ...others.map((other, index) => lane(other.coderId, other.name, index + 1, other.store)),
    ];
  }, [coder.id, coder.name, store, others, codes, t]);

  const showPassage = useCallback(() => setPanel("passage"), []);
  const showHelp = useCallback(() => setHelp(true), []);
  const desk = useDesk({
    text: transcript.text,
    units,
    store,
    lookup,
    commands,
    view,
    showPassage,
    panelShown: panel !== undefined,
    showHelp,
  });
  const { palette, move, selection, selected, words, latest } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the store holds
  const habits = useMemo(() => codeHabits(store.codings.values(), latest), [store, latest, version]);
  const marks = useMemo<Marks>(
    () => ({ ...(move && { focus: [move.span] }), remote: places.map(({ span }) => span) }),
    [move, places],
  );
  const block = textBlockAt(blocks, selection.focus);
  const inTurn = block ? store.overlapping(block).length : 0;
  const othersHere = others.flatMap((other, index) =>
    other.store.touching(selection.focus).map((coding) => ({
      coding,
      coder: other.name,
      shape: shapeOf(index + 1),
      lookup: codeLookup(codes, other.store.ownCodes),
    })),
  );
  const sentencesOf = (turn: number) => {
    const of = blocks.find((each) => each.turn === turn);
    return of
      ? units.sentencesOf(of).map((span) => ({ ...span, words: transcript.text.slice(span.start, span.end) }))
      : [];
  };
  const turnAction = useCallback((turn: number) => t("codeSentence", { turn }), [t]);
  const toggle = (which: Panel) => setPanel(panel === which ? undefined : which);

  return (
    <div className="flex h-dvh flex-col overflow-hidden print:h-auto print:overflow-visible">
      <WorkbenchHeader
        home={home}
        document={document}
        round={round}
        badge={badge}
        turn={block?.turn}
        turns={turns}
        mode={mode}
        onMode={setMode}
        onHelp={showHelp}
        status={status}
        action={action}
      />
      <section aria-label={t("notices")} className="shrink-0 empty:hidden">
        {bar}
      </section>
      <div className="flex min-h-0 flex-1">
        <SidePanel title={t("codes")} side="start" opened={panel === "codes"} onClose={() => setPanel(undefined)}>
          <CodeList
            codes={atHand}
            habits={habits}
            ready={selected && commands !== undefined}
            onApply={desk.applyToSelection}
          />
        </SidePanel>
        <main ref={pane} className="relative flex min-w-0 flex-1 flex-col bg-surface">
          <Transcript
            transcript={transcript}
            groups={groups}
            mode={mode}
            marks={marks}
            focusedCoding={move ? undefined : desk.focused?.id}
            view={view}
            onSelection={(next) => {
              desk.onSelection(next);
              onPlace?.(next);
            }}
            onStripe={desk.onStripe}
            onTap={desk.onTap}
            onCrowd={desk.onCrowd}
            {...(commands && { turnAction, onTurnAction: setSentences })}
            onKeyDown={desk.onKeyDown}
            onScroll={() => setScrolled((before) => before + 1)}
            className="min-h-0 flex-1"
          />
          <PlaceFlags view={view} pane={pane} places={places} scrolled={scrolled} />
          {selected && commands && !palette.open && (
            <FloatOverText view={view} pane={pane} span={words} scrolled={scrolled} width={110} height={40}>
              <Button
                variant="primary"
                size="small"
                className="self-start shadow-(--shadow-float) max-md:min-h-11"
                aria-label={t("codeSelectionLabel")}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => desk.openPalette("")}
              >
                <TextSelect aria-hidden />
                {t("codeSelection")}
              </Button>
            </FloatOverText>
          )}
          {palette.open && (
            <FloatOverText
              view={view}
              pane={pane}
              span={palette.span}
              scrolled={scrolled}
              width={440}
              height={420}
              sheet
            >
              <Palette
                state={palette}
                quote={transcript.text.slice(palette.span.start, palette.span.end)}
                replaced={
                  palette.purpose.kind === "replace" && desk.focused ? codeName(lookup(desk.focused.code)) : undefined
                }
                codes={atHand}
                lookup={lookup}
                habits={habits}
                touch={isTouchOnly()}
                dispatch={desk.dispatch}
                onChoose={desk.choose}
              />
            </FloatOverText>
          )}
        </main>
        <SidePanel title={t("passage")} side="end" opened={panel === "passage"} onClose={() => setPanel(undefined)}>
          <PassagePanel
            codings={desk.here}
            others={othersHere}
            lookup={lookup}
            focused={desk.focused?.id}
            writingMemo={desk.memoOn}
            actions={desk.actions}
            turn={block?.turn}
            onSentences={setSentences}
          />
        </SidePanel>
      </div>
      <footer className="flex min-h-9 items-center gap-x-4 border-t border-line bg-page px-3 text-xs text-ink-muted md:px-4 print:hidden">
        <span className="flex gap-1 py-1 xl:hidden">
          <Button size="small" variant="quiet" aria-expanded={panel === "codes"} onClick={() => toggle("codes")}>
            <ListTree aria-hidden />
            {t("codes")}
          </Button>
          <Button size="small" variant="quiet" aria-expanded={panel === "passage"} onClick={() => toggle("passage")}>
            <PanelRight aria-hidden />
            {t("passageCount", { count: desk.here.length })}
          </Button>
        </span>
        {move && desk.focused ? (
          <span className="font-medium text-ink">
            {t(move.end === "start" ? "movingStart" : "movingEnd", { code: codeName(lookup(desk.focused.code)) })}
          </span>
        ) : (
          <>
            {block?.turn !== undefined && (
              <span className="whitespace-nowrap tabular-nums max-md:hidden">
                {t("codingsInTurn", { turn: block.turn, count: inTurn })}
              </span>
            )}
            {selected && (
              <span className="whitespace-nowrap tabular-nums max-md:hidden">
                {t("selected", { count: words.end - words.start })}
              </span>
            )}
            <span className="ms-auto max-md:hidden">{t("keysHint")}</span>
          </>
        )}
      </footer>
      <p aria-live="polite" className="sr-only">
        {desk.message}
      </p>
      <KeyHelp open={help} onOpenChange={setHelp} />
      {sentences !== undefined && (
        <SentenceDialog
          turn={sentences}
          sentences={sentencesOf(sentences)}
          onChoose={(span) => {
            setSentences(undefined);
            // After the dialog has given back the focus, or it would take it from the palette.
            requestAnimationFrame(() => desk.selectSentence(span));
          }}
          onClose={() => setSentences(undefined)}
        />
      )}
    </div>
  );
}
