import { SaxesParser, type SaxesTagNS } from "saxes";
import { LIMITS } from "../limits.ts";
import { endReading, ReadingEnds } from "../refusals.ts";
import type { ZipParts } from "./zip.ts";

export type XmlVocabulary = "word" | "compatibility" | "math" | "drawing" | "other";
export type XmlElement = {
  readonly vocabulary: XmlVocabulary;
  readonly name: string;
  /** The attribute of this local name, in whatever namespace. */
  attribute(name: string): string | undefined;
};
export type XmlHandlers = {
  open(element: XmlElement): void;
  close(element: XmlElement): void;
  text?(text: string): void;
};

/** Transitional and strict spellings of the same vocabularies; prefixes may be any. */
const VOCABULARIES: Readonly<Record<string, XmlVocabulary>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "word",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "word",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "compatibility",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "math",
  "http://purl.oclc.org/ooxml/officeDocument/math": "math",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "drawing",
  "http://purl.oclc.org/ooxml/drawingml/main": "drawing",
};

/** Reads one part of a file as XML, without building a tree. Refuses any DOCTYPE; nothing outside is ever fetched. */
export function walkXml(parts: ZipParts, where: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let elements = 0;
  parser.on("doctype", () => endReading({ code: "doctype", where }));
  parser.on("opentagstart", () => {
    if (++depth > LIMITS.xmlDepth) endReading({ code: "too_deep", limit: LIMITS.xmlDepth, where });
    if (++elements > LIMITS.xmlElements) endReading({ code: "too_many_elements", limit: LIMITS.xmlElements, where });
  });
  parser.on("opentag", (tag) => open(elementOf(tag)));
  parser.on("closetag", (tag) => {
    depth--;
    close(elementOf(tag));
  });
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    parts.read(where, (bytes) => {
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      parser.write(decoder.decode(bytes, { stream: true }));
    });
    parser.write(decoder?.decode() ?? "").close();
  } catch (error) {
    if (error instanceof ReadingEnds) throw error;
    endReading({ code: "damaged", where, line: parser.line });
  }
}

function elementOf(tag: SaxesTagNS): XmlElement {
  return {
    vocabulary: VOCABULARIES[tag.uri] ?? "other",
    name: tag.local,
    attribute: (name) => {
      for (const key in tag.attributes) if (tag.attributes[key]?.local === name) return tag.attributes[key]?.value;
      return undefined;
    },
  };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}
