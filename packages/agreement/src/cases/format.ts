import { type Result, refused } from "@concord/domain";
import { tolerated } from "./claim.ts";
import { type JsonRecord, listOf, Mismatch, oneOf, optional, record, required, text } from "./json-shape.ts";
import { READERS } from "./material.ts";
import { type BrokenExample, MATERIAL_KINDS, type WorkedExample } from "./worked-example.ts";

export type CaseFile = { readonly examples: readonly WorkedExample[]; readonly broken: readonly BrokenExample[] };

const FORMAT = 1;
const TOLERANCE = 1e-6;
/** How far two bootstrap intervals from other random numbers may lie apart, where a case does not say. */
const INTERVAL_TOLERANCE = 0.02;

/** Whether a JSON value means to be a file of cases, well made or not. */
export function looksLikeCaseFile(value: unknown): boolean {
  return typeof value === "object" && value !== null && "cases" in value;
}

/**
 * Reads a file of worked examples. Only `id`, `kind`, `data` and what the kind needs must be there; fields that are not
 * known are for people and passed over. A case that can not be read does not keep others from being read.
 *
 * @param value - parsed JSON
 * @returns or refuses with a sentence when the value is no such file at all
 */
export function parseCaseFile(value: unknown): Result<CaseFile, string> {
  try {
    const file = record(value, "the file");
    if (file.format !== undefined && file.format !== FORMAT) throw new Mismatch("format", `${FORMAT}`, file.format);
    const tolerance = optional(file, "tolerance", tolerated, "") ?? TOLERANCE;
    const cases = required(
      file,
      "cases",
      listOf((each) => each),
      "",
    );
    const examples: WorkedExample[] = [];
    const broken: BrokenExample[] = [];
    const timesNamed = countsOf(cases.map(nameOf));
    for (const [index, each] of cases.entries()) {
      const id = nameOf(each, index);
      const place = (timesNamed.get(id) ?? 0) > 1 ? { place: `cases[${index}]` } : {};
      const read = parseCase(each, tolerance);
      if (typeof read === "string") broken.push({ id, ...place, problem: read });
      else examples.push({ ...read, ...place });
    }
    return { ok: true, value: { examples, broken } };
  } catch (error) {
    if (error instanceof Mismatch) return refused(error.message);
    throw error;
  }
}

/** Intervals under another name would look checked and would not be. */
function requireNoOtherInterval(bootstrap: JsonRecord): void {
  const other = Object.keys(bootstrap).find(
    (name) => name !== "ci95" && (/^ci/i.test(name) || typeof bootstrap[name] === "object"),
  );
  if (other !== undefined) throw new Mismatch(`bootstrap.${other}`, "intervals at 95 %, called ci95", bootstrap[other]);
}

/** The case, or what is wrong with it. */
function parseCase(value: unknown, fileTolerance: number): WorkedExample | string {
  try {
    const example = record(value, "the case");
    const kind = required(example, "kind", oneOf(MATERIAL_KINDS), "");
    const level = optional(example, "level", text, "");
    const source = optional(example, "source", text, "");
    const tolerance = optional(example, "tolerance", tolerated, "") ?? fileTolerance;
    const bootstrap = optional(example, "bootstrap", record, "") ?? {};
    requireNoOtherInterval(bootstrap);
    return {
      id: required(example, "id", text, ""),
      ...(source === undefined ? {} : { source }),
      ...(level === undefined ? {} : { level }),
      material: READERS[kind](required(example, "data", record, ""), example),
      tolerance,
      expected: optional(example, "expected", record, "") ?? {},
      published: optional(example, "published", record, "") ?? {},
      intervals: optional(bootstrap, "ci95", record, "bootstrap") ?? {},
      intervalTolerance: optional(bootstrap, "tolerance", tolerated, "bootstrap") ?? INTERVAL_TOLERANCE,
    };
  } catch (error) {
    if (error instanceof Mismatch) return error.message;
    throw error;
  }
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function nameOf(value: unknown, index: number): string {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" ? id : `case ${index + 1}`;
}
