import type { Code, CodeId, Coding, CodingId, Confidence, Span } from "@concord/domain";
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useReducer, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import {
  shortQuote,
  type TextSelection,
  type TextUnits,
  type TranscriptView,
  textBlockAt,
  trimmed,
  wordsOf,
} from "#features/transcript/index.ts";
import { type BoundaryMove, beginMove, chooseEnd, hasMoved, movedEnd, moveTo } from "./boundary.ts";
import { CONFIDENCE_SIGNS, type CodeLookup, codeName } from "./code-names.ts";
import type { CodingCommands } from "./coding-commands.ts";
import { cycle, nextCoding, particularFirst } from "./coding-places.ts";
import { type DeskAction, deskAction } from "./desk-keys.ts";
import type { LayerStore } from "./layer-store.ts";
import type { PaletteChoice } from "./palette.tsx";
import { CLOSED, paletteReducer } from "./palette-state.ts";
import { useAnnouncement } from "./use-announcement.ts";

type DeskOptions = {
  readonly text: string;
  readonly units: TextUnits;
  readonly store: LayerStore;
  readonly lookup: CodeLookup;
  /** Absent when the layer can only be read. */
  readonly commands: CodingCommands | undefined;
  readonly view: RefObject<TranscriptView | null>;
  /** Brings the panel of codings on the screen, where it is folded away. */
  readonly showPassage: () => void;
  /** Whether a panel is open, which on small screens covers part of the text. */
  readonly panelShown: boolean;
  readonly showHelp: () => void;
};

/** Where panels and the palette stand below the text and not beside it, and how much of it they cover. */
const SMALL_PX = 800;
const SHEET_SHARE = 0.58;
const coveredBySheet = () => (window.innerWidth < SMALL_PX ? SHEET_SHARE : 0);

const NOWHERE: TextSelection = { start: 0, end: 0, focus: 0 };

/** Everything that happens at the desk: where one is in the text, which coding is at hand, and what keys and buttons do. */
export function useDesk(options: DeskOptions) {
  const { text, units, store, lookup, commands, view, showPassage, panelShown, showHelp } = options;
  const t = useTranslations("workbench");
  const [message, announce] = useAnnouncement();
  const [palette, dispatch] = useReducer(paletteReducer, CLOSED);
  const [selection, setSelection] = useState<TextSelection>(NOWHERE);
  const [focusedId, setFocused] = useState<CodingId>();
  const [move, setMove] = useState<BoundaryMove>();
  const [memoOn, setMemoOn] = useState<CodingId>();
  const [latest, setLatest] = useState<readonly CodeId[]>([]);
  /** Set while the caret is placed because of a coding, so that it is this one that is at hand. */
  const arriving = useRef<CodingId | undefined>(undefined);

  const words = useMemo(() => trimmed(text, selection), [text, selection]);
  const selected = words.end > words.start;
  const all = () => store.codings.values();
  const codingsAt = (offset: number) => particularFirst(store.touching(offset));
  const focused = focusedId === undefined ? undefined : store.codings.get(focusedId);
  const nameOf = (coding: Coding) => codeName(lookup(coding.code));

  const onSelection = useCallback(
    (next: TextSelection) => {
      setSelection(next);
      const wanted = arriving.current;
      arriving.current = undefined;
      setFocused((before) => {
        if (next.end > next.start) return undefined;
        const here = particularFirst(store.touching(next.start));
        const kept = here.find(({ id }) => id === (wanted ?? before));
        return (kept ?? here[0])?.id;
      });
    },
    [store],
  );

  const place = (span: Span, coding?: CodingId) => {
    arriving.current = coding;
    view.current?.reveal(span, panelShown ? coveredBySheet() : 0);
    view.current?.select(span);
    if (coding) setFocused(coding);
    arriving.current = undefined;
  };
  const goTo = (coding: Coding | undefined) => {
    if (!coding) return announce(t("noCodings"));
    view.current?.reveal(coding);
    place({ start: coding.start, end: coding.start }, coding.id);
    const here = codingsAt(coding.start);
    announce(
      t("onCoding", {
        code: nameOf(coding),
        sign: CONFIDENCE_SIGNS[coding.confidence],
        place: here.findIndex(({ id }) => id === coding.id) + 1,
        count: here.length,
      }),
    );
  };

  const apply = (span: Span, code: CodeId, confidence: Confidence | undefined, name = codeName(lookup(code))) => {
    if (!commands) return undefined;
    const id = commands.apply(span, code, confidence);
    setLatest((before) => [code, ...before.filter((other) => other !== code)]);
    const coding = store.codings.get(id);
    announce(
      t("applied", {
        code: name,
        sign: CONFIDENCE_SIGNS[coding?.confidence ?? "certain"],
        length: span.end - span.start,
        count: codingsAt(span.end).length,
      }),
    );
    return id;
  };
  /** Applies to the words selected now; for buttons outside the palette. */
  const applyToSelection = (code: CodeId) => {
    if (!selected) return;
    const id = apply(words, code, undefined);
    place({ start: words.end, end: words.end }, id);
  };

  const openPalette = (typed: string, span: Span = words) => {
    if (!commands || span.end <= span.start) return;
    view.current?.reveal(span, coveredBySheet());
    dispatch({ kind: "opened", span, typed });
  };
  const choose = ({ row, confidence, stay, memo }: PaletteChoice) => {
    if (!palette.open || !commands) return;
    const code: CodeId = row.kind === "code" ? row.code.id : commands.createOwnCode(row.label);
    const name = row.kind === "code" ? codeName(row.code) : row.label;
    const { purpose, span } = palette;
    if (purpose.kind === "replace") {
      commands.replaceCode(purpose.coding, code);
      if (confidence) commands.setConfidence(purpose.coding, confidence);
      setLatest((before) => [code, ...before.filter((other) => other !== code)]);
      announce(t("replaced", { code: name }));
      dispatch({ kind: "applied", code, stay: false });
      place({ start: selection.start, end: selection.start }, purpose.coding);
      return;
    }
    const id = apply(span, code, confidence, name);
    dispatch({ kind: "applied", code, stay: stay && !memo });
    if (stay && !memo) return;
    place({ start: span.end, end: span.end }, id);
    if (memo) writeMemo(id);
  };
  const closePalette = () => {
    if (!palette.open) return;
    const { purpose, span } = palette;
    dispatch({ kind: "closed" });
    // The words stay selected: somebody who closes the palette may want to change the selection.
    if (purpose.kind === "replace") place({ start: selection.start, end: selection.end }, purpose.coding);
    else view.current?.select(span);
  };

  const writeMemo = (id: CodingId | undefined) => {
    if (!id || !commands) return;
    showPassage();
    setFocused(id);
    setMemoOn(id);
  };
  const remove = (coding: Coding) => {
    if (!commands) return;
    commands.remove(coding.id);
    announce(t("removed", { code: nameOf(coding) }));
    const here = codingsAt(selection.start);
    setFocused(here[0]?.id);
    view.current?.focus();
  };
  const setConfidence = (coding: Coding, confidence: Confidence) => {
    commands?.setConfidence(coding.id, confidence);
    announce(t("confidenceSet", { code: nameOf(coding), sign: CONFIDENCE_SIGNS[confidence] }));
  };
  const replace = (coding: Coding) => {
    if (!commands) return;
    view.current?.reveal(coding, coveredBySheet());
    dispatch({ kind: "opened", span: coding, typed: "", purpose: { kind: "replace", coding: coding.id } });
  };
  const stepEnd = (from: BoundaryMove, direction: 1 | -1, by: "word" | "character"): BoundaryMove => {
    const offset =
      by === "word" ? units.stepByWord(movedEnd(from), direction) : units.stepByCharacter(movedEnd(from), direction);
    return moveTo(from, offset, text.length);
  };
  const keepMove = (kept: BoundaryMove) => {
    setMove(undefined);
    if (!hasMoved(kept)) return;
    commands?.setSpan(kept.coding, kept.span);
    const coding = store.codings.get(kept.coding);
    if (coding) announce(t("boundaryKept", { code: nameOf(coding), quote: shortQuote(coding.quote) }));
    place({ start: kept.span.start, end: kept.span.start }, kept.coding);
  };
  const nudge = (coding: Coding, end: BoundaryMove["end"], direction: 1 | -1) =>
    keepMove(stepEnd(beginMove(coding, end), direction, "word"));

  const undo = () => announce(commands?.undo() ? t("undone") : t("nothingToUndo"));
  const redo = () => announce(commands?.redo() ? t("redone") : t("nothingToRedo"));

  const goToTurn = (direction: 1 | -1) => {
    const blocks = view.current?.blocks ?? [];
    const here = textBlockAt(blocks, selection.focus)?.index ?? 0;
    const turns = blocks.filter(({ kind }) => kind === "turn");
    const next =
      direction === 1 ? turns.find(({ index }) => index > here) : turns.findLast(({ index }) => index < here);
    if (!next) return;
    const { start } = wordsOf(text, next);
    view.current?.reveal({ start, end: next.wordsEnd });
    place({ start, end: start });
  };

  const perform = (action: DeskAction) => {
    switch (action.kind) {
      case "open_palette":
        return openPalette(action.typed);
      case "grow":
      case "shrink": {
        const next = action.kind === "grow" ? units.grow(selection) : units.shrink(selection);
        return view.current?.select(next);
      }
      case "drop":
        if (selection.end > selection.start) place({ start: selection.focus, end: selection.focus });
        else setFocused(undefined);
        return;
      case "undo":
        return undo();
      case "redo":
        return redo();
      case "help":
        return showHelp();
      case "turn":
        return goToTurn(action.direction);
      case "coding":
        return goTo(nextCoding(all(), { coding: focused, offset: selection.focus }, action.direction));
      case "cycle": {
        const next = cycle(codingsAt(selection.focus), focusedId);
        if (!next) return announce(t("noCodingHere"));
        setFocused(next.id);
        return announce(`${nameOf(next)}, ${CONFIDENCE_SIGNS[next.confidence]}`);
      }
      case "choose_end":
        if (move) setMove(chooseEnd(move, action.end));
        else if (focused) setMove(beginMove(focused, action.end));
        if (focused) announce(t(action.end === "start" ? "movingStart" : "movingEnd", { code: nameOf(focused) }));
        return;
      case "move_end":
        if (move) setMove(stepEnd(move, action.direction, action.by));
        return;
      case "keep_end":
        if (move) keepMove(move);
        return;
      case "restore_end":
        setMove(undefined);
        return announce(t("boundaryRestored"));
    }
    if (!focused) return;
    switch (action.kind) {
      case "remove":
        return remove(focused);
      case "more_confident":
        return setConfidence(focused, "certain");
      case "less_confident":
        return setConfidence(focused, "probable");
      case "memo":
        return writeMemo(focused.id);
      case "replace":
        return replace(focused);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target instanceof HTMLInputElement) return;
    // The browser tells a changed selection late; a letter typed right after it must find it.
    view.current?.settle();
    const now = view.current?.selection ?? selection;
    const action = deskAction(
      { key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.metaKey, alt: event.altKey },
      {
        selected: trimmed(text, now).end > trimmed(text, now).start,
        focused: focused !== undefined,
        moving: move !== undefined,
        mayEdit: commands !== undefined,
      },
    );
    if (!action) return;
    event.preventDefault();
    if (action.kind === "open_palette") openPalette(action.typed, trimmed(text, now));
    else perform(action);
  };

  const here = selected ? store.overlapping(words) : codingsAt(selection.focus);

  return {
    message,
    palette,
    dispatch: (event: Parameters<typeof dispatch>[0]) => (event.kind === "closed" ? closePalette() : dispatch(event)),
    selection,
    /** The selected words, without white space around them. */
    words,
    selected,
    focused,
    move,
    memoOn,
    latest,
    here,
    onSelection,
    onKeyDown,
    onStripe: (id: string) => {
      const coding = store.codings.get(id as CodingId);
      if (!coding) return;
      // The second click on the same stripe goes on to what overlaps it.
      const next = coding.id === focusedId ? cycle(codingsAt(coding.start), focusedId) : coding;
      showPassage();
      view.current?.reveal(coding, coveredBySheet());
      place({ start: coding.start, end: coding.start }, next?.id);
    },
    /** The crowded place's codings are listed beside the text; the caret goes there, since the list follows it. */
    onCrowd: (ids: readonly string[]) => {
      const [first] = ids.flatMap((id) => store.codings.get(id as CodingId) ?? []);
      showPassage();
      if (first) place({ start: first.start, end: first.start }, first.id);
    },
    /** A finger selects the sentence it taps; the next one tapped extends the selection, the same one drops it. */
    onTap: (offset: number) => {
      const sentence = units.unitAt("sentence", offset);
      if (!sentence || palette.open) return;
      const inside = selected && sentence.start < words.end && sentence.end > words.start;
      if (inside) return place({ start: offset, end: offset });
      const span = selected
        ? { start: Math.min(words.start, sentence.start), end: Math.max(words.end, sentence.end) }
        : sentence;
      view.current?.select(span);
    },
    openPalette,
    choose,
    applyToSelection,
    undo,
    redo,
    selectSentence: (span: Span) => {
      view.current?.reveal(span);
      view.current?.select(span);
      openPalette("", span);
    },
    actions: commands && {
      focus: goTo,
      setConfidence,
      replace,
      remove,
      nudge,
      writeMemo: (coding: Coding) => writeMemo(coding.id),
      keepMemo: (coding: Coding, memo: string) => commands.setMemo(coding.id, memo),
      leaveMemo: (byKey: boolean) => {
        setMemoOn(undefined);
        if (byKey) view.current?.focus();
      },
    },
  };
}

/** All codes that can be put on a text: the codebook's, and the coder's own after them. */
export function codesAtHand(codes: readonly Code[], own: readonly Code[]): readonly Code[] {
  return own.length === 0 ? codes : [...codes, ...own];
}
