import { cohenKappa, isDefined, PRESENT, ratingsOfColumns } from "../../src/index.ts";
import { type Codings, column, twoCoders } from "../material/codings.ts";
import { readBytes, readShape, writeMaterial } from "../material/files.ts";
import { inThousands, type Row } from "./row.ts";
import { difference } from "./same-values.ts";

const CODES = 93;
export const BINARY = { categories: 2, positive: PRESENT };

export const kappaPerCode: Row = {
  id: "kappa",
  title: "Cohen's kappa of each code",
  how: "`ratingsOfColumns` and `cohenKappa` for each code, from columns of bytes",
  target: 0.1,
  size: 100_000,
  quickSize: 5_000,
  inWords: (segments) => `2 coders × ${CODES} codes × ${inThousands(segments)} segments`,
  write: (folder, segments) => {
    const { at } = twoCoders(CODES, segments, 93);
    writeMaterial(folder, [CODES, segments], at);
  },
  ours: (folder) => {
    const codings = codingsIn(folder);
    const columns = Array.from({ length: codings.codes }, (_, code) => [
      column(codings, 0, code),
      column(codings, 1, code),
    ]);
    return () =>
      columns.map((pair) => {
        const kappa = cohenKappa(ratingsOfColumns(BINARY, pair));
        return isDefined(kappa) ? kappa.value : Number.NaN;
      });
  },
  programs: {},
  whyNear:
    "numpy counts whole arrays in compiled loops and takes for granted that they hold 0 and 1; ours looks out for missing ratings and undeclared categories at every unit, and adds standard errors and warnings",
  peers: [
    {
      id: "kappa_statsmodels",
      kind: "library",
      name: "statsmodels with numpy",
      how: "`cohens_kappa` of a table counted by `numpy.bincount`, for each code, from arrays of bytes",
      runs: "python",
      needs: "statsmodels",
    },
    {
      id: "kappa_sklearn",
      kind: "library",
      name: "scikit-learn",
      how: "`cohen_kappa_score` with its labels named, for each code, from arrays of bytes",
      runs: "python",
      needs: "sklearn",
    },
    {
      id: "kappa_statsmodels_crosstab",
      kind: "library",
      name: "statsmodels with pandas",
      how: "`cohens_kappa` of a `pandas.crosstab`, for each code, from series of bytes",
      runs: "python",
      needs: "statsmodels",
    },
    {
      id: "kappa_psych",
      kind: "library",
      name: "R psych",
      how: "`cohen.kappa` of a table counted by `tabulate`, for each code, from integer vectors",
      runs: "R",
      needs: "psych",
    },
    {
      id: "kappa_vcd",
      kind: "library",
      name: "R vcd",
      how: "`Kappa` of a table counted by `tabulate`, for each code, from integer vectors",
      runs: "R",
      needs: "vcd",
    },
    {
      id: "kappa_nltk",
      kind: "library",
      name: "nltk",
      how: "`AnnotationTask.kappa` of a task built beforehand, for each code",
      runs: "python",
      needs: "nltk",
      size: 5_000,
    },
    {
      id: "kappa_by_hand",
      kind: "by_hand",
      name: "numpy by hand",
      how: "`count_nonzero` of arrays of booleans, for each code; two categories and no missing rating",
      runs: "python",
      needs: "numpy",
    },
  ],
  difference,
};

export function codingsIn(folder: string): Codings {
  const [codes = 0, segments = 0] = readShape(folder);
  return { codes, segments, at: readBytes(folder) };
}
