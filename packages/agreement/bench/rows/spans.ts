import { isDefined, type SpanAgreement } from "../../src/index.ts";
import { alphaUnitizing1995, type Continuum, uAlpha } from "../../src/measures/spans/index.ts";
import { readIntegers, readShape, writeMaterial } from "../material/files.ts";
import { asNumbers, CHARACTERS_PER_SPAN, fromNumbers, twoCodersSpans } from "../material/spans.ts";
import { naiveAlphaUnitizing } from "../twins/naive-alpha-unitizing.ts";
import { naiveUAlpha } from "../twins/naive-u-alpha.ts";
import { inThousands, type Load, type Row } from "./row.ts";
import { difference } from "./same-values.ts";

/** No engine of Debian or npm has measures of spans, so each is measured beside its formula. */
const material: Pick<Row, "size" | "quickSize" | "inWords" | "write" | "difference"> = {
  size: 5_000,
  quickSize: 500,
  inWords: (spans) =>
    `2 coders × ${inThousands(spans)} spans × ${inThousands(spans * CHARACTERS_PER_SPAN)} characters, 8 codes`,
  write: (folder, spans) => {
    const continuum = twoCodersSpans(spans, 2016);
    writeMaterial(folder, [2, spans, continuum.length], asNumbers(continuum));
  },
  difference,
};

export const uAlphaOfSpans: Row = {
  ...material,
  id: "u-alpha",
  title: "u-alpha",
  how: "`uAlpha`, from lists of spans",
  target: 0.05,
  ours: of((continuum) => numberOf(uAlpha(continuum))),
  programs: { u_alpha_twin: of(naiveUAlpha) },
  peers: [
    {
      id: "u_alpha_twin",
      kind: "twin",
      name: "naive twin",
      how: "TypeScript that writes each coder's label under every character and counts pairs, from lists of spans",
      runs: "node",
    },
  ],
};

export const alphaUnitizingOfSpans: Row = {
  ...material,
  id: "alpha-unitizing",
  title: "alpha_U of 1995",
  how: "`alphaUnitizing1995` over all codes, from lists of spans",
  target: 0.2,
  ours: of((continuum) => numberOf(alphaUnitizing1995(continuum))),
  programs: { alpha_unitizing_twin: of(naiveAlphaUnitizing) },
  peers: [
    {
      id: "alpha_unitizing_twin",
      kind: "twin",
      name: "naive twin",
      how: "TypeScript that compares every piece with every piece and every span with every gap, from lists of spans",
      runs: "node",
    },
  ],
};

function of(measure: (continuum: Continuum) => number): Load {
  return (folder) => {
    const [, , length = 0] = readShape(folder);
    const continuum = fromNumbers(readIntegers(folder), length);
    return () => [measure(continuum)];
  };
}

function numberOf(result: SpanAgreement): number {
  return isDefined(result) ? result.value : Number.NaN;
}
