import {
  barUAlpha,
  type Continuum,
  cuAlpha,
  cuCoverage,
  kuAlpha,
  uAlpha,
  uAlphaOfLabel,
} from "../../src/measures/index.ts";
import { shown } from "../text/numbers.ts";
import type { Example, Outcome } from "./example.ts";
import { GAP, type Lengths, lengthsOf, sharedLengthsOf } from "./lengths.ts";
import { ABOUT, span, TEXT } from "./span-text.ts";
import { spansTable } from "./tables.ts";
import { MADE_UP } from "./words.ts";

/** The same text with codes that overlap. */
const OVERLAPPING: Continuum = {
  length: 100,
  coders: [
    [span(10, 30, "A"), span(25, 40, "A"), span(20, 35, "B"), span(70, 80, "A")],
    [span(12, 40, "A"), span(20, 35, "B"), span(60, 64, "B")],
  ],
};

function labelled({ labels }: Lengths, part: "under" | "agreed", letter: string): string[] {
  return labels.map(
    (each) =>
      `${letter}_${each.label === GAP ? "φ" : each.label}${part === "agreed" ? (each.label === GAP ? "φ" : each.label) : ""} = ${shown(each[part])}`,
  );
}

const sizes = ({ parts }: Lengths) => parts.map(({ size, squared }) => (squared ? size ** 2 : size));
const total = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function selfPairs(lengths: Lengths, letter: string): string {
  const spans = lengths.parts.filter(({ squared }) => squared).map(({ size }) => `${size}²`);
  const gaps = lengths.parts.filter(({ squared }) => !squared).map(({ size }) => size);
  const gapsText = gaps.length > 0 ? ` + ${total(gaps)} for the gaps` : "";
  return `${letter} = ${spans.join(" + ")}${gapsText} = ${total(sizes(lengths))}`;
}

/** The steps of u-alpha or cu-alpha, which differ only in what they count. */
function jointSteps(lengths: Lengths, star: "" | "*"): Pick<Outcome, "steps" | "arithmetic" | "byHand"> {
  const { all, labels } = lengths;
  const agreed = total(labels.map((each) => each.agreed));
  const squares = total(labels.map(({ under }) => under ** 2));
  const self = total(sizes(lengths));
  const chance = (all ** 2 - squares) / (all - self / all);
  const l = `l${star}`;
  return {
    steps: [
      `${l} = ${all}`,
      labelled(lengths, "under", l).join(", "),
      labelled(lengths, "agreed", l).join(", "),
      selfPairs(lengths, `S${star}`),
      `observed: ${all} − ${shown(agreed)} = ${shown(all - agreed)}`,
      `expected: (${all}² − (${labels.map(({ under }) => `${under}²`).join(" + ")})) / (${all} − ${self} / ${all}) = ${shown(chance)}`,
    ],
    arithmetic: `1 − ${shown(all - agreed)} / ${shown(chance)}`,
    byHand: 1 - (all - agreed) / chance,
  };
}

export function ofUAlpha(): Example[] {
  return [
    {
      about: ABOUT,
      data: spansTable(TEXT),
      outcomes: [{ symbol: "uα", ...jointSteps(lengthsOf(TEXT), ""), found: uAlpha(TEXT) }],
    },
  ];
}

export function ofBarUAlpha(): Example[] {
  const lengths = lengthsOf(TEXT);
  const gaps = lengths.labels.find(({ label }) => label === GAP) ?? { under: 0, agreed: 0 };
  const self = total(sizes(lengths));
  const { all } = lengths;
  const chance = (gaps.under * (all - gaps.under)) / (all - self / all);
  return [
    {
      about: ABOUT,
      data: spansTable(TEXT),
      outcomes: [
        {
          symbol: "|uα",
          steps: [
            `l = ${all}, l_φ = ${gaps.under}, l_φφ = ${shown(gaps.agreed)}`,
            selfPairs(lengths, "S"),
            `observed: ${gaps.under} − ${shown(gaps.agreed)} = ${shown(gaps.under - gaps.agreed)}`,
            `expected: ${gaps.under} · (${all} − ${gaps.under}) / (${all} − ${self} / ${all}) = ${shown(chance)}`,
          ],
          arithmetic: `1 − ${shown(gaps.under - gaps.agreed)} / ${shown(chance)}`,
          byHand: 1 - (gaps.under - gaps.agreed) / chance,
          found: barUAlpha(TEXT),
        },
      ],
      lesson:
        "Higher than [u-alpha](u-alpha.md) of the same text: where the coders mark, they often choose different labels.",
    },
  ];
}

export function ofCuAlpha(): Example[] {
  const lengths = sharedLengthsOf(TEXT);
  const { all } = lengths;
  const whole = TEXT.length * TEXT.coders.length;
  return [
    {
      about: ABOUT,
      data: spansTable(TEXT),
      outcomes: [
        { title: "cu-alpha", symbol: "cuα", ...jointSteps(lengths, "*"), found: cuAlpha(TEXT) },
        {
          title: "Its coverage",
          symbol: "coverage",
          steps: [],
          arithmetic: `${all} / ${whole}`,
          byHand: all / whole,
          found: cuCoverage(TEXT),
        },
      ],
    },
  ];
}

export function ofKuAlpha(): Example[] {
  const lengths = sharedLengthsOf(TEXT);
  const { all } = lengths;
  return [
    {
      about: ABOUT,
      data: spansTable(TEXT),
      outcomes: lengths.labels.map(({ label, under, agreed }): Outcome => {
        const own = lengths.parts.filter((part) => part.label === label).map(({ size }) => size);
        const self = total(own.map((size) => size ** 2));
        const observed = (under - agreed) / under;
        const expected = (under * (all - under)) / (under * all - self);
        return {
          title: `Label ${label}`,
          symbol: `(${label})uα`,
          steps: [
            `l* = ${all}, l*_${label} = ${under}, l*_${label}${label} = ${shown(agreed)}`,
            `s*_${label} = ${own.map((size) => `${size}²`).join(" + ")} = ${self}`,
            `observed: (${under} − ${shown(agreed)}) / ${under} = ${shown(observed)}`,
            `expected: ${under} · (${all} − ${under}) / (${under} · ${all} − ${self}) = ${shown(expected)}`,
          ],
          arithmetic: `1 − ${shown(observed)} / ${shown(expected)}`,
          byHand: 1 - observed / expected,
          found: kuAlpha(TEXT, label),
        };
      }),
    },
  ];
}

export function ofUAlphaOfLabel(): Example[] {
  const united: Continuum = {
    length: OVERLAPPING.length,
    coders: [[span(10, 40, "A"), span(70, 80, "A")], [span(12, 40, "A")]],
  };
  return [
    {
      about: `${MADE_UP} A text of ${OVERLAPPING.length} characters on which codes overlap.`,
      data: spansTable(OVERLAPPING),
      outcomes: [
        {
          title: "Code A",
          symbol: "uα of A",
          ...jointSteps(lengthsOf(united), ""),
          found: uAlphaOfLabel(OVERLAPPING, "A"),
        },
      ],
      lesson:
        "The first coder's spans from 10 to 30 and from 25 to 40 are united to one from 10 to 40; B does not count. u-alpha of all " +
        "codes together is undefined here, because one coder put two codes on the same words.",
    },
  ];
}
