import { parseArgs } from "node:util";
import { Complaint } from "./complaint.ts";
import { parseDelimited } from "./delimited-text.ts";
import { LEVELS } from "./level.ts";
import { type CodesPerUnit, OUTPUT_FORMATS, ROLES, type Role, type Settings } from "./settings.ts";
import { quoted } from "./visible.ts";

export type Command =
  | { readonly verb: "help" }
  | { readonly verb: "report"; readonly file: string; readonly settings: Settings }
  | { readonly verb: "check"; readonly files: readonly string[]; readonly verbose: boolean };

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean" } as const;
const OF_REPORTS = {
  format: TEXT,
  unit: TEXT,
  categories: TEXT,
  positive: TEXT,
  level: TEXT,
  bootstrap: TEXT,
  seed: TEXT,
  missing: { type: "string", multiple: true },
  coders: TEXT,
  delimiter: TEXT,
  columns: TEXT,
  "several-codes": FLAG,
  "one-code": FLAG,
  "skip-bad-rows": FLAG,
  help: FLAG,
} as const;
const OF_CHECKS = { verbose: FLAG, help: FLAG } as const;

/** What the words of the command line ask for. @throws Complaint */
export function readArguments(words: readonly string[]): Command {
  // pnpm hands on the two dashes that npm takes away.
  const own = words[0] === "--" ? words.slice(1) : words;
  return own[0] === "check" ? checkAsked(own.slice(1)) : reportAsked(own);
}

function checkAsked(words: readonly string[]): Command {
  const { values, positionals } = complaining(() =>
    parseArgs({ args: [...words], options: OF_CHECKS, allowPositionals: true }),
  );
  if (values.help) return { verb: "help" };
  if (positionals.length === 0) throw new Complaint("Which file shall be checked? Name one or more.");
  return { verb: "check", files: positionals, verbose: values.verbose ?? false };
}

function reportAsked(words: readonly string[]): Command {
  const { values, positionals } = complaining(() =>
    parseArgs({ args: [...words], options: OF_REPORTS, allowPositionals: true }),
  );
  if (values.help) return { verb: "help" };
  const [file, ...more] = positionals;
  if (file === undefined) throw new Complaint("Which file shall be read? --help says more.");
  if (more.length > 0) throw new Complaint(`One file at a time; ${quoted(more[0] ?? "")} is one too many.`);
  const seed = values.seed === undefined ? undefined : wholeNumber("--seed", values.seed, 0);
  const bootstrap = values.bootstrap === undefined ? undefined : resamples(values.bootstrap);
  if (seed !== undefined && bootstrap === undefined) throw new Complaint("--seed is of use with --bootstrap only.");
  const settings = {
    format: oneOf("--format", OUTPUT_FORMATS, values.format ?? "table"),
    skipBadRows: values["skip-bad-rows"] ?? false,
    level: values.level === undefined ? undefined : oneOf("--level", LEVELS, values.level),
    categories: values.categories === undefined ? undefined : listed(values.categories),
    coders: values.coders === undefined ? undefined : listed(values.coders),
    columns: values.columns === undefined ? undefined : columnsNamed(listed(values.columns)),
    codesPerUnit: codesPerUnit(values["several-codes"] ?? false, values["one-code"] ?? false),
    delimiter: values.delimiter === undefined ? undefined : delimiterNamed(values.delimiter),
    ...{ positive: values.positive, missing: values.missing, unit: values.unit, bootstrap, seed },
  };
  return { verb: "report", file, settings: withoutUndefined(settings) };
}

/** Says in our words what `parseArgs` says about the words. */
function complaining<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const [option = ""] = /--?[\w-]+/.exec(error.message) ?? [];
    if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
      throw new Complaint(`There is no option ${option}; --help lists those there are.`);
    if (error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
      throw new Complaint(
        error.message.includes("does not take")
          ? `${option} takes no value; --help says how options are written.`
          : `${option} needs a value; one that begins with a dash is written ${option}=VALUE. --help says more.`,
      );
    throw error;
  }
}

const FEWEST_RESAMPLES = 1000;

/** Of few resamples the ends of an interval, 2.5 % on each side, are a handful of values and mostly chance. */
function resamples(word: string): number {
  const number = Number(word);
  if (!/^\d+$/.test(word) || !Number.isSafeInteger(number) || number < FEWEST_RESAMPLES)
    throw new Complaint(
      `--bootstrap is a whole number of at least ${FEWEST_RESAMPLES}, not ${quoted(word)}: the ends of an interval from ` +
        "fewer resamples are mostly chance. 2000 is usual.",
    );
  return number;
}

function codesPerUnit(several: boolean, one: boolean): CodesPerUnit | undefined {
  if (several && one) throw new Complaint("--several-codes and --one-code exclude each other.");
  return several ? "several" : one ? "one" : undefined;
}

function oneOf<const T extends string>(option: string, names: readonly T[], name: string): T {
  const found = names.find((each) => each === name);
  if (found === undefined) throw new Complaint(`${option} is one of ${names.join(", ")}, not ${quoted(name)}.`);
  return found;
}

function wholeNumber(option: string, word: string, least: number): number {
  const number = Number(word);
  if (!/^\d+$/.test(word) || !Number.isSafeInteger(number) || number < least)
    throw new Complaint(`${option} is a whole number of at least ${least}, not ${quoted(word)}.`);
  return number;
}

/** A list with commas; a label that has one stands in quotes. */
function listed(word: string): readonly string[] {
  return parseDelimited(word, ",").rows[0]?.cells ?? [];
}

function columnsNamed(pairs: readonly string[]): Settings["columns"] {
  const named: Partial<Record<Role, string>> = {};
  for (const pair of pairs) {
    const [word = "", ...name] = pair.split("=");
    const role = oneOf("The word before = in --columns", ROLES, word);
    if (name.length === 0) throw new Complaint(`--columns is written like unit=A,coder=B,code=C, not ${quoted(pair)}.`);
    named[role] = name.join("=");
  }
  return named;
}

function delimiterNamed(word: string): string {
  if (word === "tab" || word === "\\t") return "\t";
  if (word.length !== 1 || word === '"')
    throw new Complaint(`--delimiter is one character or "tab", not ${quoted(word)}.`);
  return word;
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> } & {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};

function withoutUndefined<T extends object>(settings: T): Given<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Given<T>;
}
