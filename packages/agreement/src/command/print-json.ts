import type { Report } from "./report.ts";

/**
 * Reports for another program. Numbers are full doubles; what does not exist is `{ "undefined": reason }`, so that
 * nobody can take it for a number.
 */
export function printJson(reports: readonly Report[]): string {
  const written = reports.map(({ sections, ...report }) => ({
    ...report,
    sections: sections.map(({ lines, ...section }) => ({
      ...section,
      measures: lines.map(({ result, ...line }) => ({ ...line, ...result })),
    })),
  }));
  return `${JSON.stringify({ format: "concord-agreement-1", reports: written }, null, 2)}\n`;
}
