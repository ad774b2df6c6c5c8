import type { BoundaryMove } from "./boundary.ts";

/** What a key asks for while the text has the focus. */
export type DeskAction =
  | { readonly kind: "open_palette"; readonly typed: string }
  | { readonly kind: "grow" | "shrink" | "drop" | "undo" | "redo" | "help" }
  | { readonly kind: "turn" | "coding"; readonly direction: 1 | -1 }
  | { readonly kind: "cycle" | "remove" | "more_confident" | "less_confident" | "memo" | "replace" }
  | { readonly kind: "choose_end"; readonly end: BoundaryMove["end"] }
  | { readonly kind: "move_end"; readonly direction: 1 | -1; readonly by: "word" | "character" }
  | { readonly kind: "keep_end" | "restore_end" };

export type KeyPress = {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, or Cmd on macOS. */
  readonly command: boolean;
  readonly alt: boolean;
};

export type DeskSituation = {
  readonly selected: boolean;
  /** Whether there is a coding at hand that keys act on. */
  readonly focused: boolean;
  readonly moving: boolean;
  /** A submitted layer can be walked through and not changed. */
  readonly mayEdit: boolean;
};

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

/** What a key press means, by the keyboard map of the workbench; nothing for keys that belong to the browser. */
export function deskAction(press: KeyPress, situation: DeskSituation): DeskAction | undefined {
  if (press.alt) return undefined;
  if (press.command) return situation.mayEdit ? commandAction(press) : undefined;
  if (situation.moving) return movingAction(press);
  return (situation.mayEdit ? editAction(press, situation) : undefined) ?? walkAction(press, situation);
}

function commandAction({ key, shift }: KeyPress): DeskAction | undefined {
  const letter = key.toLowerCase();
  if (letter === "z") return { kind: shift ? "redo" : "undo" };
  return letter === "y" && !shift ? { kind: "redo" } : undefined;
}

function movingAction({ key, shift }: KeyPress): DeskAction | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowLeft":
      return { kind: "move_end", direction: key === "ArrowRight" ? 1 : -1, by: shift ? "character" : "word" };
    case "Enter":
      return { kind: "keep_end" };
    case "Escape":
      return { kind: "restore_end" };
    default:
      return endAction(key);
  }
}

function endAction(key: string): DeskAction | undefined {
  if (key === "[" || key === "s" || key === "S") return { kind: "choose_end", end: "start" };
  if (key === "]" || key === "e" || key === "E") return { kind: "choose_end", end: "end" };
  return undefined;
}

function editAction(press: KeyPress, { selected, focused }: DeskSituation): DeskAction | undefined {
  const { key } = press;
  if (selected && LETTER_OR_DIGIT.test(key)) return { kind: "open_palette", typed: key };
  if (selected && key === "Enter") return { kind: "open_palette", typed: "" };
  if (!focused) return undefined;
  switch (key) {
    case "Delete":
    case "Backspace":
      return { kind: "remove" };
    case "+":
    case "=":
      return { kind: "more_confident" };
    case "-":
      return { kind: "less_confident" };
    case "m":
    case "M":
      return { kind: "memo" };
    case "r":
    case "R":
      return { kind: "replace" };
    default:
      return endAction(key);
  }
}

function walkAction({ key, shift }: KeyPress, { selected }: DeskSituation): DeskAction | undefined {
  switch (key) {
    case " ":
      return { kind: shift ? "shrink" : "grow" };
    case "Escape":
      return { kind: "drop" };
    case "?":
      return { kind: "help" };
  }
  if (selected) return undefined;
  switch (key.toLowerCase()) {
    case "j":
      return { kind: "turn", direction: 1 };
    case "k":
      return { kind: "turn", direction: -1 };
    case "n":
      return { kind: "coding", direction: 1 };
    case "p":
      return { kind: "coding", direction: -1 };
    case "o":
      return { kind: "cycle" };
    default:
      return undefined;
  }
}
