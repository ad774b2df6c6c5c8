import { type Result, refused } from "@concord/domain";
import { listOf, Mismatch, magnitude, oneOf, optional, record, required, text } from "./json-shape.ts";
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
    const tolerance = optional(file, "tolerance", magnitude, "") ?? TOLERANCE;
    const cases = required(
      file,
      "cases",
      listOf((each) => each),
      "",
    );
    const examples: WorkedExample[] = [];
    const broken: BrokenExample[] = [];
    for (const [index, each] of cases.entries()) {
      const read = parseCase(each, tolerance);
      if (typeof read === "string") broken.push({ id: nameOf(each, index), problem: read });
      else examples.push(read);
    }
    return { ok: true, value: { examples, broken } };
  } catch (error) {
    if (error instanceof Mismatch) return refused(error.message);
    throw error;
  }
}

/** The case, or what is wrong with it. */
function parseCase(value: unknown, fileTolerance: number): WorkedExample | string {
  try {
    const example = record(value, "the case");
    const kind = required(example, "kind", oneOf(MATERIAL_KINDS), "");
    const level = optional(example, "level", text, "");
    const source = optional(example, "source", text, "");
    const tolerance = optional(example, "tolerance", magnitude, "") ?? fileTolerance;
    const bootstrap = optional(example, "bootstrap", record, "") ?? {};
    return {
      id: required(example, "id", text, ""),
      ...(source === undefined ? {} : { source }),
      ...(level === undefined ? {} : { level }),
      material: READERS[kind](required(example, "data", record, ""), example),
      tolerance,
      expected: optional(example, "expected", record, "") ?? {},
      published: optional(example, "published", record, "") ?? {},
      intervals: optional(bootstrap, "ci95", record, "bootstrap") ?? {},
      intervalTolerance: optional(bootstrap, "tolerance", magnitude, "bootstrap") ?? INTERVAL_TOLERANCE,
    };
  } catch (error) {
    if (error instanceof Mismatch) return error.message;
    throw error;
  }
}

function nameOf(value: unknown, index: number): string {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" ? id : `case ${index + 1}`;
}
