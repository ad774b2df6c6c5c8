import { Draft } from "../draft.ts";

/** A text file is its text. */
export function readPlainText(text: string): { readonly draft: Draft } {
  const draft = new Draft();
  draft.write(text);
  return { draft };
}
