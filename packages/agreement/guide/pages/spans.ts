import {
  alphaUnitizing1995,
  barUAlpha,
  characterF1,
  cuAlpha,
  kuAlpha,
  MATCH_RULES,
  spanF1,
  uAlpha,
  uAlphaOfLabel,
} from "../../src/measures/index.ts";
import { edgesOfSpans, WITHOUT_THE_LABEL } from "../edges.ts";
import { measure, type Page } from "../page.ts";
import { ofAlphaUnitizing1995 } from "../worked/alpha-of-1995.ts";
import { ofCharacterF1, ofSpanF1 } from "../worked/span-f1.ts";
import { ofBarUAlpha, ofCuAlpha, ofKuAlpha, ofUAlpha, ofUAlphaOfLabel } from "../worked/u-alpha.ts";

const group = "Spans";

export const SPANS: readonly Page[] = [
  {
    slug: "u-alpha",
    title: "u-alpha",
    group,
    summary: "where spans are and what they are called, together; codes that exclude each other",
    functions: [measure("spans/u-alpha", "uAlpha")],
    names: ["u_alpha"],
    symbols: ["l", "lc", "lcc", "bigS"],
    avoid:
      "For codes that may share a passage, as in most qualitative coding: take [u-alpha of one code](u-alpha-per-code.md). And where " +
      "the length of a span means nothing: one long span outweighs many short ones.",
    examples: ofUAlpha,
    edges: () => edgesOfSpans(uAlpha),
  },
  {
    slug: "bar-u-alpha",
    title: "|u-alpha",
    group,
    summary: "what is worth marking at all, whatever it is called",
    functions: [measure("spans/bar-u-alpha", "barUAlpha")],
    names: ["bar_u_alpha"],
    symbols: ["l", "lphi", "bigS"],
    avoid: "To judge a codebook: it does not look at labels.",
    examples: ofBarUAlpha,
    edges: () => edgesOfSpans(barUAlpha),
  },
  {
    slug: "cu-alpha",
    title: "cu-alpha and its coverage",
    group,
    summary: "what passages are called, where both coders marked one",
    functions: [measure("spans/cu-alpha", "cuAlpha"), measure("spans/cu-coverage", "cuCoverage", "Its coverage")],
    names: ["cu_alpha", "cu_coverage"],
    symbols: ["lphiAll", "lstar", "lstarc", "lstarcc", "sstar"],
    avoid:
      "For more than two coders: published programs differ there, so none of their values is given. And where the coverage is " +
      "small: the value then rests on little text.",
    examples: ofCuAlpha,
    edges: () => edgesOfSpans(cuAlpha),
  },
  {
    slug: "ku-alpha",
    title: "(k)u-alpha",
    group,
    summary: "one label against the others, where both coders marked the text",
    functions: [measure("spans/ku-alpha", "kuAlpha")],
    names: ["ku_alpha"],
    symbols: ["lstar", "lstarc", "lstarcc", "sstar"],
    avoid:
      "As agreement on a code: passages that only one coder marked do not enter. Take [u-alpha of one code](u-alpha-per-code.md).",
    examples: ofKuAlpha,
    edges: () => edgesOfSpans((text) => kuAlpha(text, "A"), WITHOUT_THE_LABEL),
  },
  {
    slug: "u-alpha-per-code",
    title: "u-alpha of one code",
    group,
    summary: "where one code was marked; for codes that may overlap",
    functions: [measure("spans/u-alpha", "uAlphaOfLabel")],
    names: ["u_alpha_by_label"],
    symbols: ["l", "lc", "lcc", "bigS"],
    avoid: "Where coders do not choose the ends of spans, but code given units: count units instead.",
    examples: ofUAlphaOfLabel,
    edges: () => edgesOfSpans((text) => uAlphaOfLabel(text, "A"), WITHOUT_THE_LABEL),
  },
  {
    slug: "alpha-u-1995",
    title: "alpha_U of 1995",
    group,
    summary: "the older unitizing alpha, for comparison with older papers",
    functions: [measure("spans/alpha-unitizing-1995", "alphaUnitizing1995")],
    names: ["alpha_U_1995", "alpha_U_1995_by_label"],
    symbols: ["m", "bigL", "be", "nSpans", "lg", "f"],
    avoid: "For new work: take [u-alpha](u-alpha.md). Here spans that touch count as two units.",
    examples: ofAlphaUnitizing1995,
    edges: () => edgesOfSpans((text) => alphaUnitizing1995(text)),
  },
  {
    slug: "span-f1",
    title: "F1 of spans",
    group,
    summary: "how many spans have a partner: exact, overlapping, half shared",
    functions: [
      measure("spans/span-f1", "spanF1"),
      measure("spans/span-f1", "spanPrecision", "Precision and recall"),
      measure("spans/span-f1", "spanRecall", "Precision and recall"),
    ],
    names: MATCH_RULES.flatMap((rule) => [`span_f1_${rule}`, `span_precision_${rule}`, `span_recall_${rule}`]),
    symbols: ["tp", "n12"],
    avoid: "Where a value corrected for chance is asked for, and for more than two coders.",
    examples: ofSpanF1,
    edgesOf: "F1, overlap",
    edges: () => edgesOfSpans((text) => spanF1(text, "overlap")),
  },
  {
    slug: "character-f1",
    title: "F1 of characters",
    group,
    summary: "how much of the marked text both marked, with the same label",
    functions: [measure("spans/character-f1", "characterF1")],
    names: ["span_f1_char"],
    symbols: [],
    avoid: "With an interval computed from the number of characters: a character is no independent observation.",
    examples: ofCharacterF1,
    edges: () => edgesOfSpans(characterF1),
  },
];
