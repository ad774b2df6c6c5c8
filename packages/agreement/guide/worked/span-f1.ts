import { characterF1, MATCH_RULES, spanF1, spanPrecision, spanRecall } from "../../src/measures/index.ts";
import type { Example, Outcome } from "./example.ts";
import { ABOUT, TEXT } from "./span-text.ts";
import { spansTable } from "./tables.ts";

const RULE_IN_WORDS = {
  exact: "Exact: same start, same end, same label",
  overlap: "Overlap: same label, at least one character in common",
  iou50: "Half shared (IoU 0.5): same label, and what they have in common is at least half of what they cover together",
} as const;

export function ofSpanF1(): Example[] {
  const [first = 0, second = 0] = TEXT.coders.map((spans) => spans.length);
  const outcomes = MATCH_RULES.flatMap((rule): Outcome[] => {
    const matched = mostMatches(rule);
    const f1: Outcome = {
      title: RULE_IN_WORDS[rule],
      symbol: "F1",
      steps: [`TP = ${matched}`],
      arithmetic: `2 · ${matched} / (${first} + ${second})`,
      byHand: (2 * matched) / (first + second),
      found: spanF1(TEXT, rule),
    };
    if (rule !== "iou50") return [f1];
    const share = (name: string, marked: number, found: Outcome["found"]): Outcome => ({
      symbol: name,
      steps: [],
      arithmetic: `${matched} / ${marked}`,
      byHand: matched / marked,
      found,
    });
    return [f1, share("precision", second, spanPrecision(TEXT, rule)), share("recall", first, spanRecall(TEXT, rule))];
  });
  return [{ about: ABOUT, data: spansTable(TEXT), outcomes }];
}

/** The greatest number of matching pairs, by trying every partner for every span; for examples of a few spans. */
function mostMatches(rule: (typeof MATCH_RULES)[number]): number {
  const [ours = [], theirs = []] = TEXT.coders;
  const matches = (one: (typeof ours)[number], two: (typeof ours)[number]) => {
    const common = Math.min(one.end, two.end) - Math.max(one.start, two.start);
    const covered = Math.max(one.end, two.end) - Math.min(one.start, two.start);
    if (one.label !== two.label || common <= 0) return false;
    return rule === "overlap" || (rule === "exact" ? common === covered : common / covered >= 0.5);
  };
  const best = (index: number, free: readonly (typeof ours)[number][]): number => {
    const one = ours[index];
    if (!one) return 0;
    const partners = free.filter((two) => matches(one, two));
    return Math.max(
      best(index + 1, free),
      ...partners.map(
        (two) =>
          1 +
          best(
            index + 1,
            free.filter((each) => each !== two),
          ),
      ),
    );
  };
  return best(0, theirs);
}

export function ofCharacterF1(): Example[] {
  const marked = TEXT.coders.map(
    (spans) =>
      new Set(
        spans.flatMap(({ start, end, label }) =>
          Array.from({ length: end - start }, (_, at) => `${start + at} ${label}`),
        ),
      ),
  );
  const [first = new Set<string>(), second = new Set<string>()] = marked;
  const common = [...first].filter((each) => second.has(each)).length;
  return [
    {
      about: ABOUT,
      data: spansTable(TEXT),
      outcomes: [
        {
          symbol: "F1",
          steps: [
            `c_1 = ${first.size}, c_2 = ${second.size}`,
            `characters with the same label from both: c = ${common}`,
          ],
          arithmetic: `2 · ${common} / (${first.size} + ${second.size})`,
          byHand: (2 * common) / (first.size + second.size),
          found: characterF1(TEXT),
        },
      ],
    },
  ];
}
