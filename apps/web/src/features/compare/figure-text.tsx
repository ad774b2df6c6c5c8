import { useFormatter, useTranslations } from "use-intl/react";
import { figureOf, type NoteKey, notesOf, type Result } from "./figures.ts";

type FigureTextProps = {
  readonly result: Result;
  readonly percent?: boolean;
  /** Numbers of the notes under the table. */
  readonly notes: ReadonlyMap<NoteKey, number>;
};

/** A figure with its number, or the word "undefined"; a small number leads to the note that says why. */
export function FigureText({ result, percent = false, notes }: FigureTextProps) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const figure = figureOf(result);
  const words =
    "undefined" in figure
      ? t("undefined")
      : percent
        ? format.number(figure.value, { style: "percent", maximumFractionDigits: 1 })
        : format.number(figure.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const needed = notesOf(figure);
  return (
    <span className={"undefined" in figure ? "text-ink-muted italic" : "tabular-nums"}>
      {words}
      {needed.map((note) => (
        <sup key={note} className="ms-0.5 text-xs not-italic" title={t(note)}>
          <span aria-hidden>{notes.get(note)}</span>
          <span className="sr-only"> ({t(note)})</span>
        </sup>
      ))}
    </span>
  );
}
