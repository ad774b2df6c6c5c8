import { alpha as npmAlpha } from "krippendorff";
import { isDefined, krippendorffAlpha, MISSING, ratingsOfColumns } from "../../src/index.ts";
import { readBytes, readShape, writeMaterial } from "../material/files.ts";
import { CATEGORIES, rowOf, severalCoders } from "../material/ratings.ts";
import { inThousands, type Row } from "./row.ts";
import { difference } from "./same-values.ts";

const CODERS = 5;
const MISSING_SHARE = 0.2;

export const alpha: Row = {
  id: "alpha",
  title: "Krippendorff's alpha, nominal",
  how: "`ratingsOfColumns` and `krippendorffAlpha`, from columns of bytes",
  target: 0.02,
  size: 100_000,
  quickSize: 5_000,
  inWords: (units) => `${CODERS} coders × ${inThousands(units)} units in ${CATEGORIES} categories, 20 % missing`,
  write: (folder, units) => {
    const { at } = severalCoders(CODERS, units, MISSING_SHARE, 5);
    writeMaterial(folder, [CODERS, units, CATEGORIES], at);
  },
  ours: (folder) => {
    const rows = rowsIn(folder);
    return () => {
      const found = krippendorffAlpha(ratingsOfColumns({ categories: CATEGORIES }, rows));
      return [isDefined(found) ? found.value : Number.NaN];
    };
  },
  programs: {
    alpha_npm: (folder) => {
      const matrix = rowsIn(folder).map((row) =>
        Array.from(row, (rating) => (rating === MISSING ? undefined : rating)),
      );
      return () => [npmAlpha(matrix)];
    },
  },
  peers: [
    {
      id: "alpha_npm",
      kind: "library",
      name: "npm krippendorff",
      how: "`alpha` of an array of arrays with `undefined` for a missing rating",
      runs: "node",
    },
    {
      id: "alpha_nltk",
      kind: "library",
      name: "nltk",
      how: "`AnnotationTask.alpha` of a task built beforehand",
      runs: "python",
      needs: "nltk",
    },
    {
      id: "alpha_by_hand",
      kind: "by_hand",
      name: "numpy by hand",
      how: "coincidences as sums of whole arrays, from an array of bytes",
      runs: "python",
      needs: "numpy",
    },
  ],
  difference,
};

function rowsIn(folder: string): Int8Array[] {
  const [coders = 0, units = 0] = readShape(folder);
  const rated = { coders, units, at: readBytes(folder) };
  return Array.from({ length: coders }, (_, coder) => rowOf(rated, coder));
}
