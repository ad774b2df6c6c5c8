import type { Label } from "../cases/index.ts";
import { ratingsFrom } from "../rating-columns.ts";
import { ABSENT, MISSING, PRESENT, type Ratings, tally } from "../ratings.ts";
import { codersAsked } from "./coders.ts";
import type { Settings } from "./settings.ts";
import type { SeveralCodes } from "./statements.ts";
import type { CodesSubject } from "./subject.ts";

/** Several codes per unit and coder, ready to be measured code by code. */
export function subjectOfCodes(
  judged: SeveralCodes,
  {
    title,
    codes,
    notes,
  }: { readonly title: string; readonly codes: readonly Label[]; readonly notes: readonly string[] },
  settings: Pick<Settings, "coders">,
): CodesSubject {
  const chosen = codersAsked(judged.coders, settings.coders);
  const ratingsOf = (code: Label) => {
    const rows = judged.judgedFor(code);
    const words = chosen.map((index) =>
      (rows[index] ?? []).map((present) => (present === null ? null : present ? "present" : "absent")),
    );
    return ratingsFrom(words, ["absent", "present"], "present");
  };
  const perCode = codes.map((code) => ({ code: String(code), ratings: ratingsOf(code), notes: [] }));
  return {
    kind: "codes",
    title,
    coders: chosen.map((index) => judged.coders[index] ?? ""),
    notes,
    codes: perCode,
    together: togetherOf(
      perCode.map(({ ratings }) => ratings),
      chosen.length,
    ),
    groups: {
      by: "units",
      groups: unitsOf(
        codes.map((code) => judged.judgedFor(code)),
        chosen,
      ),
    },
    sets: chosen.map((index) => (judged.sets[index] ?? []).map((set) => set?.map(String) ?? null)),
    withoutErrors: false,
  };
}

/** Every unit x code as a unit of its own. */
export function togetherOf(perCode: readonly Ratings[], raters: number): Ratings {
  return tally(
    { raters, categories: 2, positive: PRESENT },
    perCode.flatMap(({ patterns }) => patterns),
  );
}

/** The judgements of all codes on each unit. */
function unitsOf(perCode: readonly (boolean | null)[][][], coders: readonly number[]): Ratings[] {
  const units = perCode[0]?.[0]?.length ?? 0;
  const ratingOf = (present: boolean | null | undefined) =>
    present === null || present === undefined ? MISSING : present ? PRESENT : ABSENT;
  return Array.from({ length: units }, (_, unit) =>
    tally(
      { raters: coders.length, categories: 2, positive: PRESENT },
      perCode.map((rows) => ({ ratings: coders.map((coder) => ratingOf(rows[coder]?.[unit])), units: 1 })),
    ),
  );
}
