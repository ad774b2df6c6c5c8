import { walkXml } from "./xml.ts";
import type { ZipParts } from "./zip.ts";

/** What a part refers to, by kind (the last word of the relationship's type), as names of parts. */
export type Relationships = { of(kind: string): readonly string[] };

/** Reads the relationships of a part; of the package itself for `""`. */
export function relationshipsOf(parts: ZipParts, part: string): Relationships {
  const slash = part.lastIndexOf("/") + 1;
  const file = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const found = new Map<string, string[]>();
  if (parts.has(file)) {
    walkXml(parts, file, {
      open: ({ name, attribute }) => {
        if (name !== "Relationship" || attribute("TargetMode") === "External") return;
        const kind = attribute("Type")?.split("/").at(-1) ?? "";
        const target = partName(part.slice(0, slash), attribute("Target") ?? "");
        found.set(kind, [...(found.get(kind) ?? []), target]);
      },
      close: () => {},
    });
  }
  return { of: (kind) => found.get(kind) ?? [] };
}

/** `../x` and `/x` resolved within the package; what would leave it stays inside. */
function partName(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
