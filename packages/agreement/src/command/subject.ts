import type { Label } from "../cases/index.ts";
import type { Groups } from "../intervals/index.ts";
import type { LabelSets } from "../measures/index.ts";
import type { Continuum } from "../measures/spans/index.ts";
import type { Ratings } from "../ratings.ts";
import type { Level } from "./level.ts";

type About = {
  readonly title: string;
  readonly coders: readonly string[];
  /** What a reader has to know of how the file was read, in sentences. */
  readonly notes: readonly string[];
};

/** One category per unit. */
export type RatingsSubject = About & {
  readonly kind: "ratings";
  readonly ratings: Ratings;
  readonly categories: readonly Label[];
  readonly level: Level;
};

/** Ratings of one code as *absent* and *present*. */
export type CodeRatings = {
  readonly code: string;
  readonly ratings: Ratings;
  /** Such as why units were left out. */
  readonly notes: readonly string[];
};

/** Any number of codes per unit. */
export type CodesSubject = About & {
  readonly kind: "codes";
  readonly codes: readonly CodeRatings[];
  /** Every unit x code taken as a unit of its own. */
  readonly together: Ratings;
  /** What of it is resampled as a whole, since it goes together; made only when it is resampled. */
  readonly groups: () => Groups;
  readonly sets: LabelSets | undefined;
  /** Neighbouring characters are not independent, so no error of counts over them means anything. */
  readonly withoutErrors: boolean;
};

/** Sets of labels, looked at as wholes. */
export type SetsSubject = About & { readonly kind: "sets"; readonly sets: LabelSets };

/** Stretches of text. */
export type SpansSubject = About & {
  readonly kind: "spans";
  /** The text, or the texts one after another. */
  readonly documents: readonly Continuum[];
  readonly labels: readonly SpanLabel[];
};
/** A label of the continuum with what people call it. */
export type SpanLabel = { readonly label: string; readonly name: string };

/** What is to be reported: coders' judgements, whatever file they came from. */
export type Subject = RatingsSubject | CodesSubject | SetsSubject | SpansSubject;
