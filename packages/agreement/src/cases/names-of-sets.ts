import {
  jaccardDistance,
  masiDistance,
  meanDefinedKappa,
  microPositiveAgreement,
  pooledKappa,
  setAlpha,
  wholeSetDistance,
} from "../measures/index.ts";
import { ratingsFrom } from "../rating-columns.ts";
import type { Ratings } from "../ratings.ts";
import { type Computed, estimateOf, type Names, partsOf } from "./computed.ts";
import { keyOf, type Label, labelNamed } from "./label.ts";
import { NAMES_OF_CODINGS } from "./names-of-codings.ts";
import type { MulticodeMaterial, Rows } from "./worked-example.ts";

type Sets = { readonly rows: Rows<readonly Label[]> };

const alphaOf =
  (distance: typeof masiDistance) =>
  ({ rows }: Sets): Computed =>
    estimateOf(
      setAlpha(
        rows.map((row) => row.map((set) => set?.map(keyOf) ?? null)),
        distance,
      ),
    );

/** Every name that a case of kind `sets` may use. */
export const NAMES_OF_SETS: Names<Sets> = new Map([
  ["krippendorff_alpha_jaccard", alphaOf(jaccardDistance)],
  ["krippendorff_alpha_masi", alphaOf(masiDistance)],
  ["krippendorff_alpha_set_nominal", alphaOf(wholeSetDistance)],
]);

/** The categories of every code, also of one that nobody used. */
const JUDGEMENTS = ["absent", "present"];

/** Every name that a case of kind `multicode` may use: those of sets, and those that look at each code alone. */
export const NAMES_OF_MULTICODES: Names<MulticodeMaterial> = new Map<string, (material: MulticodeMaterial) => Computed>(
  [
    ...NAMES_OF_SETS,
    ["pooled_kappa", (material) => estimateOf(pooledKappa(ratingsPerCode(material)))],
    ["mean_defined_kappa", (material) => estimateOf(meanDefinedKappa(ratingsPerCode(material)))],
    // A number of codes, which is 0 where no code has a kappa.
    ["codes_with_defined_kappa", (material) => ({ value: meanDefinedKappa(ratingsPerCode(material)).codes })],
    ["micro_positive_agreement", (material) => estimateOf(microPositiveAgreement(ratingsPerCode(material)))],
    ["per_code", perCode],
  ],
);

/** Ratings of one code: *absent* wherever a coder judged the unit and did not find it. */
export function ratingsOfCode(rows: Rows<readonly Label[]>, code: Label): Ratings {
  const judged = rows.map((row) => row.map((set) => set && (set.includes(code) ? "present" : "absent")));
  return ratingsFrom(judged, JUDGEMENTS, "present");
}

function ratingsPerCode({ rows, codes }: MulticodeMaterial): Ratings[] {
  return codes.map((code) => ratingsOfCode(rows, code));
}

function perCode({ rows, codes }: MulticodeMaterial): Computed {
  return {
    parts: {
      names: codes.map(String),
      of: (name) => {
        const code = labelNamed(name, codes);
        if (code === undefined) return undefined;
        return { parts: partsOf(NAMES_OF_CODINGS, { ratings: ratingsOfCode(rows, code), categories: JUDGEMENTS }) };
      },
    },
  };
}
