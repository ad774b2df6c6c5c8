import {
  finite,
  type JsonRecord,
  listOf,
  Mismatch,
  magnitude,
  optional,
  orNull,
  required,
  wholeNumber,
} from "./json-shape.ts";
import { type Label, label, labelsSeen, requireDistinct } from "./label.ts";
import type {
  BenchmarkMaterial,
  CodingMaterial,
  Material,
  MulticodeMaterial,
  Rows,
  SetsMaterial,
  UnitizingMaterial,
} from "./worked-example.ts";

type Reader<M extends Material> = (data: JsonRecord, example: JsonRecord) => M;
const AT = "data";

const labelSets = listOf(listOf(orNull(listOf(label))));
const spans = listOf(
  listOf((value, at) => {
    const [start, end, name, ...more] = listOf((entry) => entry)(value, at);
    if (more.length > 0 || name === undefined) throw new Mismatch(at, "[start, end, label]", value);
    return { start: wholeNumber(start, `${at}[0]`), end: wholeNumber(end, `${at}[1]`), label: label(name, `${at}[2]`) };
  }),
);

const coding: Reader<CodingMaterial> = (data, example) => {
  const rows = required(data, "ratings", listOf(listOf(orNull(label))), AT);
  requireEvenRows(rows, "data.ratings");
  const declared = optional(example, "categories", listOf(label), "");
  const categories = declared ?? labelsSeen(entriesOf(rows));
  requireDeclared(entriesOf(rows), categories, "data.ratings", "categories");
  const positive = optional(example, "positive", label, "");
  if (positive !== undefined) requireDeclared([positive], categories, "positive", "categories");
  const distances = optional(example, "custom_distance", listOf(listOf(magnitude)), "");
  if (distances) requireDistances(distances, categories.length);
  return {
    kind: "coding",
    rows,
    categories,
    ...(declared ? {} : { categoriesGuessed: true }),
    ...(positive === undefined ? {} : { positive }),
    ...(distances ? { distances } : {}),
  };
};

const sets: Reader<SetsMaterial> = (data) => {
  const rows = required(data, "ratings", labelSets, AT);
  requireEvenRows(rows, "data.ratings");
  return { kind: "sets", rows };
};

const multicode: Reader<MulticodeMaterial> = (data) => {
  const rows = required(data, "coders", labelSets, AT);
  requireEvenRows(rows, "data.coders");
  const used = [...entriesOf(rows)].flat();
  const codes = optional(data, "codes", listOf(label), AT) ?? labelsSeen(used);
  requireDeclared(used, codes, "data.coders", "data.codes");
  return { kind: "multicode", rows, codes };
};

const unitizing: Reader<UnitizingMaterial> = (data) => {
  const length = required(data, "length", wholeNumber, AT);
  const coders = required(data, "coders", spans, AT);
  for (const [coder, marked] of coders.entries())
    for (const [index, { start, end }] of marked.entries())
      if (Math.max(start, end) > length)
        throw new Mismatch(`data.coders[${coder}][${index}]`, `a span within [0, ${length})`, [start, end]);
  return { kind: "unitizing", length, coders };
};

const benchmark: Reader<BenchmarkMaterial> = (data) => {
  const level = optional(data, "level", magnitude, AT);
  return {
    kind: "benchmark",
    coefficient: required(data, "coefficient", finite, AT),
    standardError: required(data, "se", magnitude, AT),
    ...(level === undefined ? {} : { level }),
  };
};

/** How the `data` of each kind of case are read. @throws Mismatch */
export const READERS: Readonly<Record<Material["kind"], Reader<Material>>> = {
  coding,
  sets,
  multicode,
  unitizing,
  benchmark,
};

function* entriesOf<T>(rows: Rows<T>): Generator<T> {
  for (const row of rows) for (const entry of row) if (entry !== null) yield entry;
}

function requireEvenRows(rows: Rows<unknown>, at: string): void {
  const units = rows[0]?.length ?? 0;
  for (const [coder, row] of rows.entries())
    if (row.length !== units)
      throw new Mismatch(`${at}[${coder}]`, `${units} entries, as many as the first coder has`, row.length);
}

function requireDeclared(used: Iterable<Label>, declared: readonly Label[], at: string, where: string): void {
  requireDistinct(declared, where);
  const known = new Set(declared);
  for (const each of used) if (!known.has(each)) throw new Mismatch(at, `labels that are declared in ${where}`, each);
}

function requireDistances(distances: readonly (readonly number[])[], size: number): void {
  const at = "custom_distance";
  if (distances.length !== size) throw new Mismatch(at, `${size} rows, one per category`, distances.length);
  for (const [index, row] of distances.entries()) {
    if (row.length !== size) throw new Mismatch(`${at}[${index}]`, `${size} distances, one per category`, row.length);
    if (row[index] !== 0) throw new Mismatch(`${at}[${index}][${index}]`, "0 on the diagonal", row[index]);
  }
}
