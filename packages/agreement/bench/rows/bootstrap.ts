import { bootstrapInterval, cohenKappa, isDefined, ratingsOfColumns } from "../../src/index.ts";
import { column, twoCoders } from "../material/codings.ts";
import { writeMaterial } from "../material/files.ts";
import { naiveBootstrap } from "../twins/naive-bootstrap.ts";
import { BINARY, codingsIn } from "./kappa-per-code.ts";
import { inThousands, type Row } from "./row.ts";
import { differenceOfIntervals } from "./same-values.ts";

const RESAMPLES = 1000;

export const bootstrap: Row = {
  id: "bootstrap",
  title: "Bootstrap interval of kappa",
  how: "`ratingsOfColumns`, `cohenKappa` and `bootstrapInterval`, from columns of bytes",
  target: 0.05,
  size: 10_000,
  quickSize: 2_000,
  inWords: (units) => `${inThousands(RESAMPLES)} resamples of 2 coders × ${inThousands(units)} units`,
  write: (folder, units) => {
    const { at } = twoCoders(1, units, 11);
    writeMaterial(folder, [1, units], at);
  },
  ours: (folder) => {
    const codings = codingsIn(folder);
    const pair = [column(codings, 0, 0), column(codings, 1, 0)];
    return async () => {
      const ratings = ratingsOfColumns(BINARY, pair);
      const kappa = cohenKappa(ratings);
      const interval = await bootstrapInterval(ratings, cohenKappa, { resamples: RESAMPLES });
      if (!isDefined(kappa) || !("low" in interval)) return [Number.NaN, Number.NaN, Number.NaN];
      return [kappa.value, interval.low, interval.high];
    };
  },
  programs: {
    bootstrap_twin: (folder) => {
      const codings = codingsIn(folder);
      const [first, second] = [column(codings, 0, 0), column(codings, 1, 0)];
      return () => {
        const { kappa, low, high } = naiveBootstrap(first, second, RESAMPLES, 3);
        return [kappa, low, high];
      };
    },
  },
  peers: [
    {
      id: "bootstrap_statsmodels",
      kind: "library",
      name: "statsmodels with numpy",
      how: "a loop: `integers` draws units, `bincount` counts them, `cohens_kappa` of the table; then `quantile`",
      runs: "python",
      needs: "statsmodels",
    },
    {
      id: "bootstrap_sklearn",
      kind: "library",
      name: "scikit-learn with numpy",
      how: "a loop: `integers` draws units, `cohen_kappa_score` of them; then `quantile`",
      runs: "python",
      needs: "sklearn",
    },
    {
      id: "bootstrap_twin",
      kind: "twin",
      name: "naive twin",
      how: "TypeScript that draws unit by unit and counts anew",
      runs: "node",
    },
    {
      id: "bootstrap_by_hand",
      kind: "by_hand",
      name: "numpy by hand",
      how: "`multinomial` draws all tables at once, kappa by a formula over arrays; then `quantile`",
      runs: "python",
      needs: "numpy",
    },
  ],
  difference: differenceOfIntervals,
  sameMeans:
    "kappa to a billionth; the ends of the interval to 15 % of its width, which is five times the standard error of two intervals from 1,000 resamples by different generators",
};
