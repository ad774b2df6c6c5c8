import { strToU8, zipSync } from "fflate";

const TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type WordFile = {
  /** Content of `w:body`, as XML; or whole paragraphs as text. */
  readonly body?: string;
  readonly paragraphs?: readonly string[];
  readonly namespace?: string;
  /** Further parts of `word/` by kind of relationship; their XML may use the prefixes of the body. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Replaces the whole of `word/document.xml`. */
  readonly document?: string;
};

/** XML of a part with the usual prefixes declared. */
export function part(root: string, content: string, namespace = TRANSITIONAL): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} xmlns:w="${namespace}"` +
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"' +
    ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="urn:wps">${content}</w:${root}>`
  );
}

/** Text as XML content; what XML can not hold is left out. */
export function escapeXml(text: string): string {
  const held = [...text].filter((character) => character >= " " || "\t\n\r".includes(character));
  return held
    .join("")
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, "")
    .replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** A paragraph of text, or of runs given as XML. */
export function paragraph(content: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith("<") ? content : run(content)}</w:p>`;
}

/** The bytes of a Word file, small and made here. */
export function wordFile({ body, paragraphs = [], namespace, parts = {}, document }: WordFile): Uint8Array {
  const content = body ?? paragraphs.map((text) => paragraph(run(text))).join("");
  const kinds = Object.keys(parts);
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "_rels/.rels": strToU8(relationships([["officeDocument", "word/document.xml"]])),
    "word/document.xml": strToU8(document ?? part("document", `<w:body>${content}<w:sectPr/></w:body>`, namespace)),
    "word/_rels/document.xml.rels": strToU8(relationships(kinds.map((kind) => [kind, `${kind}.xml`]))),
  };
  for (const kind of kinds) files[`word/${kind}.xml`] = strToU8(parts[kind] ?? "");
  return zipSync(files);
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([kind, target], at) => `<Relationship Id="r${at}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}
