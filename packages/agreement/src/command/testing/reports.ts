import { runAgreement } from "./run-program.ts";

/** A report as another program reads it. */
export type Found = {
  readonly measure: string;
  readonly value?: number;
  readonly undefined?: string;
  readonly units?: { readonly used: number; readonly leftOut: number };
  readonly interval?: { readonly method: string; readonly low: number; readonly seed?: number };
  readonly codes?: { readonly used: number; readonly of: number };
};
export type FoundSection = {
  readonly title: string;
  readonly measures: readonly Found[];
  readonly pairs?: readonly object[];
};
export type FoundReport = {
  readonly coders: string[];
  readonly notes: string[];
  readonly sections: readonly FoundSection[];
};

export async function reportsOn(file: string, ...options: string[]): Promise<FoundReport[]> {
  const { code, output, errors } = await runAgreement([file, "--format", "json", ...options]);
  if (code !== 0) throw new Error(errors);
  return JSON.parse(output).reports;
}
export async function reportOn(file: string, ...options: string[]): Promise<FoundReport> {
  const [report] = await reportsOn(file, ...options);
  if (!report) throw new Error("expected a report");
  return report;
}

/** A measure of the first section, or of the one with this title. */
export function measure(report: FoundReport, name: string, title = report.sections[0]?.title): Found | undefined {
  return report.sections.find((section) => section.title === title)?.measures.find((each) => each.measure === name);
}
export const namesIn = (report: FoundReport) =>
  report.sections.flatMap(({ measures }) => measures.map((each) => each.measure));
