import { useFormatter, useTranslations } from "use-intl/react";
import { figureOf, type NoteKey, notesOf, type Result } from "./figures.ts";

type FigureTextProps = {
  readonly result: Result;
  readonly percent?: boolean;
  /** Numbers of the notes under the table. */
  readonly notes: ReadonlyMap<NoteKey, number>;
  /** Notes that stand elsewhere already. */
  readonly without?: readonly NoteKey[];
};

/** A figure with its number, or the word "undefined"; a small number leads to the note that says why. */
export function FigureText({ result, percent = false, notes, without = [] }: FigureTextProps) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const figure = figureOf(result);
  const words =
    "undefined" in figure
      ? t("undefined")
      : percent
        ? format.number(figure.value, { style: "percent", maximumFractionDigits: 1 })
        : format.number(figure.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const needed = notesOf(figure).filter((note) => !without.includes(note));
  return (
    <span className={"undefined" in figure ? "text-ink-muted italic" : "tabular-nums"}>
      {words}
      <NoteMarks notes={notes} needed={needed} />
    </span>
  );
}

type NoteMarksProps = { readonly notes: ReadonlyMap<NoteKey, number>; readonly needed: readonly NoteKey[] };

/** Small numbers that lead to the notes; read aloud as the notes themselves. */
export function NoteMarks({ notes, needed }: NoteMarksProps) {
  const t = useTranslations("compare");
  return needed.map((note, place) => (
    <sup key={note} className="text-xs font-normal text-ink-muted not-italic first:ms-0.5" title={t(note)}>
      <span aria-hidden>
        {place > 0 && ", "}
        {notes.get(note)}
      </span>
      <span className="sr-only"> ({t(note)})</span>
    </sup>
  ));
}
