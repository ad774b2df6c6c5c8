import type { Groups } from "../intervals/index.ts";
import { linesOfSets, linesOverCodes } from "./code-summaries.ts";
import { type HowSure, sectionOfRatings } from "./rating-sections.ts";
import type { Bootstrap, Report, Section } from "./report.ts";
import { sectionsOfSpans } from "./span-sections.ts";
import type { CodesSubject, Subject } from "./subject.ts";

/** Everything that can be said about the agreement of the coders. */
export async function reportOf(subject: Subject, bootstrap?: Bootstrap): Promise<Report> {
  const { title, coders, notes } = subject;
  return { title, coders, notes, sections: await sectionsOf(subject, bootstrap) };
}

async function sectionsOf(subject: Subject, bootstrap: Bootstrap | undefined): Promise<Section[]> {
  switch (subject.kind) {
    case "ratings": {
      const about = { coders: subject.coders, notes: [] };
      return [await sectionOfRatings("all units", subject, about, { withoutErrors: false, bootstrap })];
    }
    case "codes":
      return sectionsOfCodes(subject, { withoutErrors: subject.withoutErrors, bootstrap });
    case "sets":
      return [{ title: "sets of labels", notes: [], lines: linesOfSets(subject.sets) }];
    case "spans":
      return sectionsOfSpans(subject, bootstrap);
  }
}

/** Every code is judged as absent or present, also one that nobody used. */
const JUDGEMENTS = { categories: ["absent", "present"], level: "nominal" } as const;

async function sectionsOfCodes(subject: CodesSubject, howSure: HowSure): Promise<Section[]> {
  const { codes, coders, sets, together } = subject;
  const summaries = [
    ...(coders.length === 2 ? linesOverCodes(codes.map(({ ratings }) => ratings)) : []),
    ...(sets ? linesOfSets(sets) : []),
  ];
  const sections: Section[] = [];
  if (summaries.length > 0) sections.push({ title: "over codes", notes: [], lines: summaries });
  const groups = howSure.bootstrap && !howSure.withoutErrors ? subject.groups() : undefined;
  const all = ["Every unit is counted once for each code."];
  if (!howSure.withoutErrors) all.push(onDependence(groups?.by));
  sections.push(
    await sectionOfRatings(
      "all units and codes",
      { ...JUDGEMENTS, ratings: together },
      { coders, notes: all },
      { ...howSure, groups },
    ),
  );
  for (const { code, ratings, notes } of codes)
    sections.push(await sectionOfRatings(`code ${code}`, { ...JUDGEMENTS, ratings }, { coders, notes }, howSure));
  return sections;
}

function onDependence(resampled: Groups["by"] | undefined): string {
  if (resampled === "units") return "Codes on one unit depend on one another, so whole units are resampled.";
  if (resampled === "documents")
    return "Codes and units of one document depend on one another, so whole documents are resampled.";
  return "Codes on one unit depend on one another, so these intervals are too narrow; --bootstrap resamples them together.";
}
