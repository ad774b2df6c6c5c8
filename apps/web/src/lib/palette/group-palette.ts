/**
 * Seventeen hues cannot be told apart by everybody, so groups of codes have nine colours in two textures, and their
 * number is always printed beside the colour. The values stand a second time in `app/tokens.css`, where the browser
 * takes them from; a test keeps the two alike.
 */
export const GROUP_COLOURS = {
  light: ["#5f3856", "#4f84fe", "#c5772c", "#4449af", "#775d86", "#a6482f", "#3a1b83", "#7f2407", "#9d858b"],
  dark: ["#9ca18d", "#d7ebfa", "#535bc3", "#a34d16", "#f69efe", "#638adb", "#867481", "#f87103", "#7edf7f"],
} as const;

export type Texture = "solid" | "hatched";
export type GroupLook = {
  /** CSS variable that holds the colour in the theme shown: `var(--group-3)`. */
  readonly colour: string;
  readonly texture: Texture;
};

const COLOURS = GROUP_COLOURS.light.length;
const OWN: GroupLook = { colour: "var(--ink-faint)", texture: "hatched" };

/**
 * How a group of codes is drawn.
 *
 * @param groupNumber - the group's number as printed, `"3"`; `null` or no number for codes without a group
 */
export function groupLook(groupNumber: string | null | undefined): GroupLook {
  const number = Number.parseInt(groupNumber ?? "", 10);
  if (!(number >= 1)) return OWN;
  const place = (number - 1) % (2 * COLOURS);
  return { colour: `var(--group-${(place % COLOURS) + 1})`, texture: place < COLOURS ? "solid" : "hatched" };
}
