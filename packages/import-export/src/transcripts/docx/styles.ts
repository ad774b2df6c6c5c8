import { walkXml, type XmlElement } from "./xml.ts";
import type { ZipParts } from "./zip.ts";

/** How a run of text looks; what is not said is inherited. */
export type Look = { bold?: boolean; italic?: boolean; underline?: boolean; hidden?: boolean };
type Style = { readonly look: Look; heading: boolean; basedOn?: string };
export type Styles = { lookOf(id: string | undefined): Look; isHeading(id: string | undefined): boolean };

/** Reads a property of a run (`b`, `i`, `u`, `vanish`) into a look. */
export function readLook({ name, attribute }: XmlElement, look: Look): void {
  const on = !/^(false|0|off|none)$/.test(attribute("val") ?? "");
  if (name === "b") look.bold = on;
  else if (name === "i") look.italic = on;
  else if (name === "u") look.underline = on;
  else if (name === "vanish") look.hidden = on;
}

/** Styles of headings are known by their built-in name, which is English in every language, or by their outline level. */
const HEADING = /^(heading [1-9]|title|subtitle)$/i;
const DEEPEST = 20;

export function readStyles(parts: ZipParts, part: string | undefined): Styles {
  const styles = new Map<string, Style>();
  if (part !== undefined && parts.has(part)) collect(parts, part, styles);
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let style = styles.get(id ?? ""); style && found.length < DEEPEST; style = styles.get(style.basedOn ?? ""))
      found.push(style);
    return found.reverse();
  };
  const looks = new Map<string, Look>();
  return {
    lookOf: (id) => {
      if (id === undefined) return {};
      const known = looks.get(id) ?? Object.assign({}, ...chain(id).map(({ look }) => look));
      looks.set(id, known);
      return known;
    },
    isHeading: (id) =>
      styles.size > 0 ? chain(id).some(({ heading }) => heading) : HEADING.test(id?.replace(/(\d)$/, " $1") ?? ""),
  };
}

function collect(parts: ZipParts, part: string, styles: Map<string, Style>): void {
  const path: string[] = [];
  let style: Style = { look: {}, heading: false };
  walkXml(parts, part, {
    open: (element) => {
      const { name, attribute } = element;
      const parent = path.at(-1);
      path.push(name);
      if (name === "style") {
        style = { look: {}, heading: false };
        styles.set(attribute("styleId") ?? "", style);
      } else if (parent === "style" && name === "name") style.heading ||= HEADING.test(attribute("val") ?? "");
      else if (parent === "style" && name === "basedOn") style.basedOn = attribute("val") ?? "";
      else if (parent === "pPr" && name === "outlineLvl") style.heading ||= isOutline(attribute("val"));
      else if (parent === "rPr" && path.at(-3) === "style") readLook(element, style.look);
    },
    close: () => path.pop(),
  });
}

/** Levels 0 to 8 are headings; 9 is body text. */
export function isOutline(level: string | undefined): boolean {
  return /^[0-8]$/.test(level ?? "");
}
