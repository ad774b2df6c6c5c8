import { strToU8, zipSync } from "fflate";

/** A paragraph: a heading, a turn with its speaker in bold, or further words of the turn before. */
export type Paragraph = { readonly heading: string } | { readonly speaker?: string; readonly words: string };

const escaped = (words: string) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const run = (words: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;

function paragraph(content: Paragraph): string {
  if ("heading" in content) return `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(content.heading)}</w:p>`;
  const label = content.speaker ? run(`${content.speaker}:`, "<w:b/>") + run(" ") : "";
  return `<w:p>${label}${run(content.words)}</w:p>`;
}

const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** The smallest Office Open XML document (ECMA-376) that word processors open. */
export function docxFile(paragraphs: readonly Paragraph[]): Buffer {
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);
  const files = {
    "[Content_Types].xml": xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    ),
    "_rels/.rels": xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIP}" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": xml(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map(paragraph).join("")}</w:body></w:document>`,
    ),
  };
  return Buffer.from(zipSync(files, { mtime: new Date(2000, 0, 1) }));
}
