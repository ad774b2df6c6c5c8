import type { JsonRecord } from "./json-shape.ts";
import type { Label } from "./label.ts";

/** One row per coder, one entry per unit; `null` where the coder did not judge the unit. */
export type Rows<T> = readonly (readonly (T | null)[])[];

/** One category per unit. */
export type CodingMaterial = {
  readonly kind: "coding";
  readonly rows: Rows<Label>;
  /** The declared ones in their order, or those that occur where none are declared. */
  readonly categories: readonly Label[];
  /** Whether they are only those that occur, so that it is not known how many there are. */
  readonly categoriesGuessed?: boolean;
  /** The category that means *present*. */
  readonly positive?: Label;
  /** Disagreement of every two categories. */
  readonly distances?: readonly (readonly number[])[];
};

/** A set of labels per unit; the empty set is a judgement. */
export type SetsMaterial = { readonly kind: "sets"; readonly rows: Rows<readonly Label[]> };

/** Any number of codes per unit, each of them present or absent. */
export type MulticodeMaterial = {
  readonly kind: "multicode";
  readonly rows: Rows<readonly Label[]>;
  readonly codes: readonly Label[];
};

/** Spans on a text. */
export type UnitizingMaterial = {
  readonly kind: "unitizing";
  readonly length: number;
  readonly coders: readonly (readonly { readonly start: number; readonly end: number; readonly label: Label }[])[];
};

/** A coefficient to be read on scales of words. */
export type BenchmarkMaterial = {
  readonly kind: "benchmark";
  readonly coefficient: number;
  readonly standardError: number;
  /** Probability with which a band has to be reached. */
  readonly level?: number;
};

export type Material = CodingMaterial | SetsMaterial | MulticodeMaterial | UnitizingMaterial | BenchmarkMaterial;
export const MATERIAL_KINDS = ["coding", "sets", "multicode", "unitizing", "benchmark"] as const;

/** Material with what is claimed about it. Claims are read when they are checked, so that a bad one fails alone. */
export type WorkedExample = {
  readonly id: string;
  /** Where it stands in its file, if another case there has the same id. */
  readonly place?: string;
  readonly source?: string;
  /** Level of measurement, for people and for reports; a claim's name says which one it means. */
  readonly level?: string;
  readonly material: Material;
  readonly tolerance: number;
  readonly expected: JsonRecord;
  readonly published: JsonRecord;
  /** Intervals at 95 %. */
  readonly intervals: JsonRecord;
  /** Random, hence with a tolerance of their own. */
  readonly intervalTolerance: number;
};

/** A case that could not be read. */
export type BrokenExample = { readonly id: string; readonly place?: string; readonly problem: string };
