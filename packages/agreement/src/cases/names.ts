import { type Parts, partsOf } from "./computed.ts";
import { NAMES_OF_BENCHMARKS } from "./names-of-benchmarks.ts";
import { codedUnitsOf, NAMES_OF_CODINGS } from "./names-of-codings.ts";
import { NAMES_OF_MULTICODES, NAMES_OF_SETS } from "./names-of-sets.ts";
import { NAMES_OF_SPANS } from "./names-of-spans.ts";
import type { Material } from "./worked-example.ts";

/** Everything that can be computed from the material, by the names that cases use. */
export function namesOf(material: Material): Parts {
  switch (material.kind) {
    case "coding":
      return partsOf(NAMES_OF_CODINGS, codedUnitsOf(material));
    case "sets":
      return partsOf(NAMES_OF_SETS, material);
    case "multicode":
      return partsOf(NAMES_OF_MULTICODES, material);
    case "unitizing":
      return partsOf(NAMES_OF_SPANS, material);
    case "benchmark":
      return partsOf(NAMES_OF_BENCHMARKS, material);
  }
}
