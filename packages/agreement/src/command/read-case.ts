import type { MulticodeMaterial, WorkedExample } from "../cases/index.ts";
import { keyOf, type Label, labelsSeen } from "../cases/label.ts";
import { continuumOfMaterial } from "../cases/names-of-spans.ts";
import { LEVELS } from "./level.ts";
import type { Settings } from "./settings.ts";
import type { SeveralCodes } from "./statements.ts";
import type { Subject } from "./subject.ts";
import { subjectOfCodes } from "./subject-of-codes.ts";
import { subjectOfLabels } from "./subject-of-labels.ts";

/** What a case of a case file holds to be measured; nothing for one that holds no judgements. */
export function subjectOfCase({ id, material, level }: WorkedExample, settings: Settings): Subject | undefined {
  switch (material.kind) {
    case "coding": {
      const { rows, categories, categoriesGuessed, positive } = material;
      const known = categoriesGuessed ? undefined : categories;
      const declared = {
        title: id,
        categories: known,
        positive,
        level: LEVELS.find((each) => each === level),
        notes: [],
      };
      return subjectOfLabels({ coders: codersOf(rows), rows }, declared, settings);
    }
    case "sets":
      return {
        kind: "sets",
        title: id,
        coders: codersOf(material.rows),
        notes: [],
        sets: material.rows.map((row) => row.map((set) => set?.map(keyOf) ?? null)),
      };
    case "multicode":
      return subjectOfCodes(severalCodes(material), { title: id, codes: material.codes, notes: [] }, settings);
    case "unitizing": {
      const labels = labelsSeen(material.coders.flat().map(({ label }) => label));
      return {
        kind: "spans",
        title: id,
        coders: codersOf(material.coders),
        notes: [],
        documents: [continuumOfMaterial(material)],
        labels: labels.map((label) => ({ label: keyOf(label), name: String(label) })),
      };
    }
    case "benchmark":
      return undefined;
  }
}

/** Cases do not name their coders. */
function codersOf(rows: readonly unknown[]): string[] {
  return rows.map((_, index) => `coder ${index + 1}`);
}

function severalCodes({ rows, codes }: MulticodeMaterial): SeveralCodes {
  return {
    coders: codersOf(rows),
    codesSeen: codes,
    judgedFor: (code: Label) => rows.map((row) => row.map((set) => set?.includes(code) ?? null)),
    sets: rows.map((row) => row.map((set) => (set ? [...set] : null))),
    withoutRow: 0,
  };
}
