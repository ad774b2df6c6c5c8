import { type Command, readArguments } from "./arguments.ts";
import { checkFiles } from "./check-files.ts";
import { sentenceOn } from "./complaint.ts";
import { printCsv } from "./print-csv.ts";
import { printJson } from "./print-json.ts";
import { printTables } from "./print-table.ts";
import { readSubjects } from "./read-subjects.ts";
import type { Report } from "./report.ts";
import { reportOf } from "./report-of.ts";
import type { OutputFormat, Settings } from "./settings.ts";
import { USAGE } from "./usage.ts";
import { visibleLines } from "./visible.ts";

/** What the program needs of the world. */
export type Surroundings = {
  /** The text of a file, `-` for standard input. @throws Complaint when it can not be read */
  readonly read: (file: string) => Promise<string>;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

const PRINTERS: Readonly<Record<OutputFormat, (reports: readonly Report[]) => string>> = {
  table: printTables,
  json: printJson,
  csv: printCsv,
};

/**
 * Does what the command line asks for.
 *
 * @returns the exit code: 0, 1 when a checked value differs, 2 when the user has something to mend
 */
export async function runProgram(words: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await carryOut(readArguments(words), surroundings);
  } catch (error) {
    surroundings.complain(`${visibleLines(sentenceOn(error))}\n`);
    return 2;
  }
}

async function carryOut(command: Command, surroundings: Surroundings): Promise<number> {
  switch (command.verb) {
    case "help":
      surroundings.print(USAGE);
      return 0;
    case "check":
      return checkFiles(command.files, command.verbose, surroundings);
    case "report":
      await report(command.file, command.settings, surroundings);
      return 0;
  }
}

async function report(file: string, settings: Settings, { read, print }: Surroundings): Promise<void> {
  const title = file === "-" ? "standard input" : file;
  const subjects = readSubjects(await read(file), title, settings);
  const { bootstrap: resamples, seed = 1 } = settings;
  const reports: Report[] = [];
  for (const subject of subjects)
    reports.push(await reportOf(subject, resamples === undefined ? undefined : { resamples, seed }));
  print(PRINTERS[settings.format](reports));
}
