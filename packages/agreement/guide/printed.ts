import { runProgram } from "../src/command/program.ts";

/** How the program prints a measure, and for which kinds of file, in words. */
export type Printed = { readonly label: string; readonly files: string };

const WIDE = "unit,Ada,Ben\ns1,yes,yes\ns2,no,no\ns3,no,yes\ns4,yes,yes\n";
const GRADES = "unit,Ada,Ben\ns1,1,1\ns2,2,2\ns3,3,2\ns4,3,3\n";
const THREE = "unit,Ada,Ben,Cem\ns1,yes,yes,no\ns2,no,no,no\ns3,no,yes,no\ns4,yes,yes,yes\n";
const THREE_GRADES = "unit,Ada,Ben,Cem\ns1,1,1,2\ns2,2,2,2\ns3,3,2,3\ns4,3,3,3\n";
const LIST = "unit,coder,code\n1,A,1.1\n1,A,1.2\n1,B,1.1\n2,A,\n2,B,1.2\n3,A,1.1\n3,B,1.1\n";
const SPANS = JSON.stringify({
  format: "concord-codings-1",
  unit: "span",
  documents: [
    {
      id: "d",
      text: "We set a goal.",
      layers: ["Ada", "Ben"].map((coder) => ({ coder, codings: [{ start: 0, end: 6, code: "1.1" }] })),
    },
  ],
});

const LABELS = "two coders";
const PRESENCE = "two coders on *present* and *absent*";
const ORDERED = "two coders on ordered labels";
const MANY = "three coders or more";
const MANY_ORDERED = "three coders or more on ordered labels";

/** A file of each kind, with the options that bring out all that is printed for it. */
const FILES: readonly (readonly [kind: string, content: string, options: readonly string[]])[] = [
  [LABELS, WIDE, ["--categories", "no,yes"]],
  [PRESENCE, WIDE, ["--categories", "no,yes", "--positive", "yes"]],
  [ORDERED, GRADES, ["--level", "ordinal", "--categories", "1,2,3"]],
  [MANY, THREE, ["--categories", "no,yes"]],
  [MANY_ORDERED, THREE_GRADES, ["--level", "ordinal", "--categories", "1,2,3"]],
  ["several codes per unit", LIST, []],
  ["spans", SPANS, []],
];
/** What need not be said where the other kind of file is named. */
const INCLUDED: Readonly<Record<string, string>> = {
  [PRESENCE]: LABELS,
  [ORDERED]: LABELS,
  [MANY_ORDERED]: MANY,
};

function inWords(kinds: readonly string[]): string {
  return kinds.filter((kind) => !kinds.includes(INCLUDED[kind] ?? "")).join("; ");
}

type WrittenReport = {
  readonly reports: readonly {
    readonly sections: readonly { readonly measures: readonly { measure: string; label: string }[] }[];
  }[];
};

/** Every measure that the program prints, by its name, as the program itself does it. */
export async function printedMeasures(): Promise<ReadonlyMap<string, Printed>> {
  const found = new Map<string, { label: string; files: string[] }>();
  for (const [kind, content, options] of FILES)
    for (const { measure, label } of await measuresOf(content, options)) {
      // Agreement specific to a category is named with it.
      const [name = "", category] = measure.split(" ");
      const known = found.get(name) ?? { label: category ? label.replace(category, "…") : label, files: [] };
      found.set(name, known);
      if (!known.files.includes(kind)) known.files.push(kind);
    }
  return new Map([...found].map(([name, { label, files }]) => [name, { label, files: inWords(files) }]));
}

async function measuresOf(content: string, options: readonly string[]) {
  let output = "";
  const code = await runProgram(["-", "--format", "json", ...options], {
    read: () => Promise.resolve(content),
    print: (text) => {
      output += text;
    },
    complain: (text) => {
      throw new Error(text);
    },
  });
  if (code !== 0) throw new Error(`the program ended with ${code}`);
  const written: WrittenReport = JSON.parse(output);
  return written.reports.flatMap(({ sections }) => sections.flatMap(({ measures }) => measures));
}
