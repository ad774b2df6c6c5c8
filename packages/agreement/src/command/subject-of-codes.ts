import type { Label } from "../cases/index.ts";
import { ratingsOfColumns } from "../rating-columns.ts";
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
  const judgements = codes.map((code) => judged.judgedFor(code));
  const perCode = codes.map((code, index) => ({
    code: String(code),
    ratings: ratingsOf(judgements[index] ?? [], chosen),
    notes: [],
  }));
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
    groups: () => ({ by: "units", groups: unitsOf(judgements, chosen) }),
    sets: chosen.map((index) => (judged.sets[index] ?? []).map((set) => set?.map(String) ?? null)),
    withoutErrors: false,
  };
}

function ratingsOf(rows: readonly (boolean | null)[][], coders: readonly number[]): Ratings {
  const columns = coders.map((coder) => (rows[coder] ?? []).map(ratingOf));
  return ratingsOfColumns({ categories: 2, positive: PRESENT }, columns);
}

function ratingOf(present: boolean | null | undefined): number {
  return present === null || present === undefined ? MISSING : present ? PRESENT : ABSENT;
}

/** Every unit x code as a unit of its own. */
function togetherOf(perCode: readonly Ratings[], raters: number): Ratings {
  return tally(
    { raters, categories: 2, positive: PRESENT },
    perCode.flatMap(({ patterns }) => patterns),
  );
}

/** The judgements of all codes on each unit. */
function unitsOf(perCode: readonly (boolean | null)[][][], coders: readonly number[]): Ratings[] {
  const units = perCode[0]?.[0]?.length ?? 0;
  return Array.from({ length: units }, (_, unit) =>
    tally(
      { raters: coders.length, categories: 2, positive: PRESENT },
      perCode.map((rows) => ({ ratings: coders.map((coder) => ratingOf(rows[coder]?.[unit])), units: 1 })),
    ),
  );
}
