import { keyOf } from "../../src/cases/label.ts";
import { continuumOfMaterial } from "../../src/cases/names-of-spans.ts";
import { alphaUnitizing1995, type Continuum, type LabelledSpan } from "../../src/measures/index.ts";
import { shown } from "../text/numbers.ts";
import { type Example, type Outcome, ofDisagreement } from "./example.ts";
import { GAP } from "./lengths.ts";
import { materialOf, published } from "./material.ts";
import { spansTable } from "./tables.ts";

const BOOK = "krippendorff-2004-p254";

const size = ({ start, end }: { readonly start: number; readonly end: number }) => end - start;
const total = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Squared differences of two coders' spans, pair by pair. */
function differences(ours: readonly LabelledSpan[], theirs: readonly LabelledSpan[]) {
  const meets = (one: LabelledSpan, two: LabelledSpan) => one.start < two.end && two.start < one.end;
  const pairs = ours.flatMap((one) => theirs.filter((two) => meets(one, two)).map((two) => ({ one, two })));
  const alone = [
    ...ours.filter((one) => !theirs.some((two) => meets(one, two))),
    ...theirs.filter((two) => !ours.some((one) => meets(one, two))),
  ];
  const met = pairs.map(({ one, two }) => ({
    text: `(${one.start} − ${two.start})² + (${one.end} − ${two.end})²`,
    value: (one.start - two.start) ** 2 + (one.end - two.end) ** 2,
  }));
  return [...met, ...alone.map((one) => ({ text: `${size(one)}²`, value: size(one) ** 2 }))];
}

function gapsOf(length: number, spans: readonly LabelledSpan[]): number[] {
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  const starts = [0, ...ordered.map(({ end }) => end)];
  const ends = [...ordered.map(({ start }) => start), length];
  return starts.map((start, index) => (ends[index] ?? length) - start).filter((gap) => gap > 0);
}

type Disagreements = { readonly observed: number; readonly expected: number; readonly steps: readonly string[] };

function ofLabel({ length, coders }: Continuum, label: string): Disagreements {
  const own = coders.map((spans) => spans.filter((each) => each.label === label));
  const [ours = [], theirs = []] = own;
  const apart = differences(ours, theirs);
  const sum = 2 * total(apart.map(({ value }) => value));
  const observed = sum / (2 * length ** 2);
  const spans = own.flat();
  const gaps = own.flatMap((each) => gapsOf(length, each));
  const numerator = total(
    spans.map((each) => {
      const l = size(each);
      const places = total(gaps.filter((gap) => gap >= l).map((gap) => gap - l + 1));
      return ((spans.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * places;
    }),
  );
  const all = 2 * length;
  const denominator = all * (all - 1) - total(spans.map((each) => size(each) * (size(each) - 1)));
  const expected = ((2 / length) * numerator) / denominator;
  return {
    observed,
    expected,
    steps: [
      `δ²: ${apart.map(({ text }) => text).join("; ")}`,
      `D_o = 2 · ${shown(sum / 2)} / (2 · ${length}²) = ${shown(observed)}`,
      `lengths of spans ${spans.map(size).join(", ")}; of ${GAP}s ${gaps.join(", ")}`,
      `D_e = (2 / ${length}) · ${shown(numerator)} / ${shown(denominator)} = ${shown(expected)}`,
    ],
  };
}

export function ofAlphaUnitizing1995(): Example[] {
  const material = materialOf(BOOK, "unitizing");
  const keyed = continuumOfMaterial(material);
  const named: Continuum = {
    length: material.length,
    coders: material.coders.map((spans) => spans.map((each) => ({ ...each, label: String(each.label) }))),
  };
  const labels = ["c", "k"];
  const each = labels.map((label) => ofLabel(named, label));
  const mean = (part: "observed" | "expected") => total(each.map((found) => found[part])) / each.length;
  const rounded = (part: "observed" | "expected") => Number(mean(part).toFixed(4));
  const outcomes: Outcome[] = labels.map((label, index) => {
    const { observed = 0, expected = 0, steps = [] } = each[index] ?? {};
    return {
      title: `Label ${label}`,
      symbol: `α_U of ${label}`,
      steps,
      ...ofDisagreement(observed, expected),
      found: alphaUnitizing1995(keyed, keyOf(label)),
      published: published(BOOK, "alpha_U_1995_by_label", label),
    };
  });
  return [
    {
      about:
        `Krippendorff (2004), Content Analysis, page 254: two coders, labels c and k, a continuum of ${material.length} units of ` +
        "length. Positions are counted from its beginning.",
      data: spansTable(named),
      outcomes: [
        ...outcomes,
        {
          title: "Both labels together",
          symbol: "α_U",
          steps: [`mean D_o = ${shown(mean("observed"))}`, `mean D_e = ${shown(mean("expected"))}`],
          ...ofDisagreement(mean("observed"), mean("expected")),
          found: alphaUnitizing1995(keyed),
          published: published(BOOK, "alpha_U_1995"),
        },
      ],
      lesson:
        `The value of both labels differs a little from the printed one, which is what the two means come to after rounding: ` +
        `1 − ${rounded("observed")} / ${rounded("expected")} = ${shown(Number((1 - rounded("observed") / rounded("expected")).toFixed(4)))}.`,
    },
  ];
}
