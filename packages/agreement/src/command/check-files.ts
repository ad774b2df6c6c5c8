import {
  type CaseFile,
  type Comparison,
  checkClaim,
  claimsOf,
  type NamedClaim,
  parseCaseFile,
} from "../cases/index.ts";
import { shown } from "../cases/json-shape.ts";
import { Complaint } from "./complaint.ts";
import type { Surroundings } from "./program.ts";
import { parseJson } from "./read-subjects.ts";

type Counts = { passed: number; failed: number };

/**
 * Recomputes files of worked examples, prints what differs, and ends with the counts.
 *
 * A file or a case that can not be read counts as one failure and does not keep the others from being checked.
 *
 * @param verbose - prints what passed as well
 * @returns the exit code: 0 only when something was read and nothing failed
 */
export async function checkFiles(
  files: readonly string[],
  verbose: boolean,
  { read, print }: Surroundings,
): Promise<number> {
  const counts: Counts = { passed: 0, failed: 0 };
  let cases = 0;
  for (const name of files) {
    const file = await caseFile(name, read);
    if (typeof file === "string") {
      counts.failed++;
      print(`FAILED ${file}\n`);
      continue;
    }
    cases += file.examples.length + file.broken.length;
    await checkFile(file, verbose, counts, print);
  }
  if (cases === 0 && counts.failed === 0) print("There are no cases to check.\n");
  print(`${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed > 0 || cases === 0 ? 1 : 0;
}

/** The file's cases, or a sentence why they can not be read. */
async function caseFile(name: string, read: Surroundings["read"]): Promise<CaseFile | string> {
  try {
    const parsed = parseCaseFile(parseJson(await read(name), name));
    return parsed.ok ? parsed.value : `${name}: ${parsed.error}`;
  } catch (error) {
    if (error instanceof Complaint) return error.message;
    throw error;
  }
}

async function checkFile(
  { examples, broken }: CaseFile,
  verbose: boolean,
  counts: Counts,
  print: Surroundings["print"],
): Promise<void> {
  for (const { id, problem } of broken) {
    counts.failed++;
    print(`FAILED ${id}: ${problem}\n`);
  }
  for (const example of examples)
    for (const claim of claimsOf(example))
      for (const comparison of await checkClaim(example, claim)) {
        if (comparison.passed) counts.passed++;
        else counts.failed++;
        if (verbose || !comparison.passed) print(`${inWords(example.id, claim, comparison)}\n`);
      }
}

function inWords(id: string, { part }: NamedClaim, comparison: Comparison): string {
  const { name, expected, found, difference, tolerance, passed, problem } = comparison;
  const where = part === "expected" ? "" : ` (${part})`;
  const start = `${passed ? "passed" : "FAILED"} ${id}: ${name.join(" / ")}${where}`;
  if (problem) return `${start}: ${problem}${found ? `, found ${foundInWords(found)}` : ""}`;
  const by = difference === undefined ? "" : `, difference ${difference}, tolerance ${tolerance}`;
  return `${start}: expected ${shown(expected)}, found ${foundInWords(found)}${by}`;
}

function foundInWords(found: Comparison["found"]): string {
  if (!found) return "nothing";
  if ("value" in found) return String(found.value);
  return shown("word" in found ? found.word : found);
}
