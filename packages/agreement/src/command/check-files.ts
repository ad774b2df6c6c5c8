import {
  type CaseFile,
  type Comparison,
  checkClaim,
  claimsOf,
  type NamedClaim,
  parseCaseFile,
} from "../cases/index.ts";
import { shown } from "../cases/json-shape.ts";
import { Complaint, sentenceOn } from "./complaint.ts";
import type { Surroundings } from "./program.ts";
import { parseJson } from "./read-subjects.ts";
import { visible } from "./visible.ts";

type Counts = { passed: number; failed: number };

/**
 * Recomputes files of worked examples, prints what differs, and ends with the counts.
 *
 * A file or a case that can not be read counts as one failure and does not keep the others from being checked.
 *
 * @param verbose - prints what passed as well
 * @returns the exit code: 0 only when nothing failed; a file in which nothing is claimed has failed
 */
export async function checkFiles(
  files: readonly string[],
  verbose: boolean,
  { read, print: write }: Surroundings,
): Promise<number> {
  const print = (line: string) => write(`${visible(line)}\n`);
  const counts: Counts = { passed: 0, failed: 0 };
  for (const name of files) {
    const file = await caseFile(name, read);
    if (typeof file === "string") {
      counts.failed++;
      print(`FAILED ${file}`);
      continue;
    }
    try {
      if (await checkFile(file, verbose, counts, print)) continue;
      print(`FAILED ${name}: nothing is claimed in it`);
    } catch (error) {
      print(`FAILED ${name}: ${sentenceOn(error)}`);
    }
    counts.failed++;
  }
  print(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed > 0 ? 1 : 0;
}

/** The file's cases, or a sentence why they can not be read. */
async function caseFile(name: string, read: Surroundings["read"]): Promise<CaseFile | string> {
  try {
    const parsed = parseCaseFile(parseJson(await read(name), name));
    return parsed.ok ? parsed.value : `${name}: ${parsed.error}`;
  } catch (error) {
    return error instanceof Complaint ? error.message : `${name}: ${sentenceOn(error)}`;
  }
}

/** @returns whether the file had anything to be checked, or a case that can not be read */
async function checkFile(
  { examples, broken }: CaseFile,
  verbose: boolean,
  counts: Counts,
  print: (line: string) => void,
): Promise<boolean> {
  for (const example of broken) {
    counts.failed++;
    print(`FAILED ${placed(example)}: ${example.problem}`);
  }
  let compared = broken.length;
  for (const example of examples) {
    const claims = claimsOf(example);
    if (claims.length === 0) print(`${placed(example)}: nothing is claimed in this case`);
    for (const claim of claims)
      for (const comparison of await checkClaim(example, claim)) {
        compared++;
        if (comparison.passed) counts.passed++;
        else counts.failed++;
        if (verbose || !comparison.passed) print(inWords(placed(example), claim, comparison));
      }
  }
  return compared > 0;
}

/** The name of a case, with its place in the file where another case has the same name. */
function placed({ id, place }: { readonly id: string; readonly place?: string }): string {
  return place === undefined ? id : `${id} (${place})`;
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
