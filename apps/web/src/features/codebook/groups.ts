import { byCodeNumber, type Code, type CodeGroup } from "@concord/domain";

export type GroupOfCodes = { readonly group: CodeGroup | null; readonly codes: readonly Code[] };

/** Codes by their groups, both in the order of their numbers; codes without a group come last. */
export function groupsOf(codes: readonly Code[]): readonly GroupOfCodes[] {
  const groups = new Map<string, { readonly group: CodeGroup | null; readonly codes: Code[] }>();
  for (const code of [...codes].sort(byCodeNumber)) {
    const number = code.group?.number ?? "";
    const known = groups.get(number);
    if (known) known.codes.push(code);
    else groups.set(number, { group: code.group, codes: [code] });
  }
  return [...groups.values()].sort((a, b) => (a.group ? 0 : 1) - (b.group ? 0 : 1));
}

/** Codes that a filter lets through: a number's beginning, or every word somewhere in label, group or definition. */
export function filterCodes(codes: readonly Code[], filter: string): readonly Code[] {
  const wanted = filter.trim().toLocaleLowerCase();
  if (wanted === "") return codes;
  if (/^[\d.]+$/.test(wanted)) return codes.filter(({ number }) => isBeginning(number, wanted));
  const words = wanted.split(/\s+/);
  return codes.filter(({ label, definition, group }) => {
    const text = `${label} ${group?.label ?? ""} ${definition}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** `1` begins 1.1 and 1.10 but not 10.1; `1.1` begins 1.1 and 1.10. */
function isBeginning(number: string, wanted: string): boolean {
  return wanted.includes(".") ? number.startsWith(wanted) : number.split(".")[0] === wanted;
}
