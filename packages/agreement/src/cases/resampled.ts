import { type BootstrapInterval, bootstrapDocuments, bootstrapInterval } from "../intervals/index.ts";
import type { Estimate } from "../result.ts";
import type { Computed } from "./computed.ts";
import { namesOf } from "./names.ts";
import { codedUnitsOf, NAMES_OF_CODINGS } from "./names-of-codings.ts";
import type { Material, Rows } from "./worked-example.ts";

/**
 * The bootstrap interval of a coefficient by its name, at 95 %; nothing when the material has no such name.
 *
 * @throws when the material has no units that could be resampled, or the name is not that of one number
 */
export async function resampledInterval(name: string, material: Material): Promise<Computed | undefined> {
  if (!namesOf(material).of(name)) return undefined;
  const interval = await intervalOf(name, material);
  return "undefined" in interval ? { undefined: interval.undefined } : { list: [interval.low, interval.high] };
}

function intervalOf(name: string, material: Material): Promise<BootstrapInterval> {
  switch (material.kind) {
    case "coding": {
      const units = codedUnitsOf(material);
      return bootstrapInterval(units.ratings, (ratings) =>
        asEstimate(NAMES_OF_CODINGS.get(name)?.({ ...units, ratings })),
      );
    }
    case "sets":
    case "multicode": {
      const units = (material.rows[0] ?? []).flatMap((_, unit) =>
        material.rows.some((row) => row[unit] !== null) ? [unit] : [],
      );
      return bootstrapDocuments(units, (drawn) =>
        asEstimate(namesOf({ ...material, rows: unitsOf(material.rows, drawn) }).of(name)),
      );
    }
    default:
      throw new Error(`a case of kind ${material.kind} has no units that could be resampled`);
  }
}

function unitsOf<T>(rows: Rows<T>, drawn: readonly number[]): Rows<T> {
  return rows.map((row) => drawn.map((unit) => row[unit] ?? null));
}

function asEstimate(computed: Computed | undefined): Estimate {
  if (computed && ("value" in computed || "undefined" in computed)) return computed;
  throw new Error("an interval was asked for, the name is not that of one number");
}
