import fc from "fast-check";
import * as Y from "yjs";

/** One step of one of several peers. `sync` brings everything a peer has to another. */
export type Step =
  | {
      readonly do: "type" | "delete" | "format" | "set" | "unset" | "push" | "nest" | "binary";
      readonly peer: number;
      readonly at: number;
    }
  | { readonly do: "sync"; readonly peer: number; readonly at: number };

const WORDS = ["a", "walking", "é", "日本", "🙂", "x".repeat(40), "tea & cake"];

export const steps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      do: fc.constantFrom(
        "type",
        "type",
        "set",
        "set",
        "push",
        "delete",
        "unset",
        "format",
        "nest",
        "binary",
        "sync",
        "sync",
      ),
      peer: fc.nat(2),
      at: fc.nat(40),
    }),
    { maxLength },
  ) as fc.Arbitrary<Step[]>;

/** Documents of peers with client ids 1, 2, 3, each having made its own steps and seen some of the others'. */
export function play(history: readonly Step[]): {
  readonly docs: readonly Y.Doc[];
  readonly updates: readonly Uint8Array[];
} {
  const updates: Uint8Array[] = [];
  const docs = [1, 2, 3].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "sync") updates.push(update);
    });
    return doc;
  });
  for (const step of history) {
    const doc = docs[step.peer];
    const other = docs[step.at % docs.length];
    if (!doc || !other) continue;
    if (step.do === "sync") Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)), "sync");
    else doc.transact(() => change(doc, step));
  }
  return { docs, updates };
}

function change(doc: Y.Doc, { do: what, at }: Step): void {
  const text = doc.getText("memo");
  const map = doc.getMap("codings");
  const list = doc.getArray("list");
  const word = WORDS[at % WORDS.length] ?? "";
  const within = text.length === 0 ? 0 : at % text.length;
  switch (what) {
    case "type":
      text.insert(within, word);
      return;
    case "delete":
      text.delete(within, Math.min(3, text.length - within));
      return;
    case "format":
      text.format(within, Math.min(4, text.length - within), { bold: at % 2 === 0 });
      return;
    case "set":
      map.set(`key ${at % 5}`, { start: at, end: at + 0.5, code: word, deep: [[null, true, -at, 2 ** 40]] });
      return;
    case "unset":
      map.delete(`key ${at % 5}`);
      return;
    case "push":
      list.push([at, word, null, { none: undefined, big: 12n }, false]);
      return;
    case "nest":
      map.set(`key ${at % 5}`, at % 2 ? new Y.Map([["inner", word]]) : new Y.XmlElement("p"));
      return;
    case "binary":
      at % 2 ? list.push([Uint8Array.of(1, 2, at)]) : text.insertEmbed(within, { image: word });
      return;
    default:
      return;
  }
}
