import { readClaim } from "../../src/cases/claim.ts";
import { type CodingMaterial, type Material, parseCaseFile, type WorkedExample } from "../../src/cases/index.ts";
import { codedUnitsOf } from "../../src/cases/names-of-codings.ts";
import type { Ratings } from "../../src/ratings.ts";
import type { CodeSet } from "../../src/units/code-set.ts";
import { ratingsOfCodes } from "../../src/units/ratings-of-units.ts";
import { type UnitTable, unitTable } from "../../src/units/unit-table.ts";
import file from "../../test/cases.json" with { type: "json" };
import { alice, BCTTV1, bea, codeId, twoCodersCorpus } from "../../test/two-coders-corpus.ts";

/** A worked example of the test suite, by its id. */
export function caseNamed(id: string): WorkedExample {
  const parsed = parseCaseFile(file);
  const found = parsed.ok ? parsed.value.examples.find((example) => example.id === id) : undefined;
  if (!found) throw new Error(`no worked example ${id}`);
  return found;
}

/** Material of the kind that is expected. */
export function materialOf<K extends Material["kind"]>(id: string, kind: K): Extract<Material, { readonly kind: K }> {
  const { material } = caseNamed(id);
  if (material.kind !== kind) throw new Error(`the example ${id} is of kind ${material.kind}, not ${kind}`);
  return material as Extract<Material, { readonly kind: K }>;
}

export function ratingsOfCase(id: string): { readonly ratings: Ratings; readonly material: CodingMaterial } {
  const material = materialOf(id, "coding");
  return { ratings: codedUnitsOf(material).ratings, material };
}

/** The value that the source of a worked example prints; of one category or label, where the name has several. */
export function published(id: string, name: string, part?: string): number | undefined {
  const whole = caseNamed(id).published[name];
  const said = part === undefined ? whole : (whole as Readonly<Record<string, unknown>> | undefined)?.[part];
  if (said === undefined) return undefined;
  const claim = readClaim(said, 0);
  if (!("value" in claim)) throw new Error(`${name} of ${id} is not a number`);
  return claim.value;
}

/** The demo study by a way of counting: 21 interviews, two coders. */
export function demoTable(unit: "document" | "turn" = "document", codes: CodeSet = BCTTV1): UnitTable {
  return unitTable({ documents: twoCodersCorpus(), coders: [alice, bea], unit, codes });
}

/** All units x codes of the demo study, documents x 93 techniques by default. */
export function demoRatings(unit: "document" | "turn" = "document", codes: CodeSet = BCTTV1): Ratings {
  return ratingsOfCodes(demoTable(unit, codes));
}

/** The techniques of the taxonomy that one of the two coders used. */
export function demoCodesUsed(): CodeSet {
  const inTaxonomy = new Set<string>(BCTTV1);
  return demoTable("document", "used").codes.filter((code) => inTaxonomy.has(code));
}

/** One technique of the demo study over the 21 interviews. */
export function demoTechnique(number: string): Ratings {
  return ratingsOfCodes(demoTable(), [codeId(number)]);
}
