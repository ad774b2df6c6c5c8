import type { Draft } from "../draft.ts";
import type { DropCounts } from "../notices.ts";
import { Flow } from "./flow.ts";
import { isOutline, type Look, readLook, type Styles } from "./styles.ts";
import { symbolOf } from "./symbols.ts";
import { walkXml, type XmlElement } from "./xml.ts";
import type { ZipParts } from "./zip.ts";

/** Holds no text of the document, or text that its author took out. */
const SKIPPED = new Set(
  "del moveFrom delText instrText delInstrText fldData sdtPr sdtEndPr tblPr tblGrid tblPrEx tcPr rt pPrChange rPrChange sectPrChange".split(
    " ",
  ),
);
const DELETED = new Set(["del", "moveFrom"]);
const SEPARATORS = new Set(["separator", "continuationSeparator", "continuationNotice"]);

type Paragraph = { readonly start: number; heading: boolean; look: Look; joined: boolean; readonly boxes: Flow[] };

export type StoryRead = {
  readonly draft: Draft;
  readonly notes: number;
  readonly unknownSymbols: number;
  readonly root: string;
};

/**
 * Reads one story of a Word file (its body, its footnotes): what stands on the page, without what tracked changes
 * took out. Bold, italics, underlining and headings become ranges; text boxes follow the paragraph they hang on.
 */
export function readStory(parts: ZipParts, part: string, styles: Styles, drops: DropCounts): StoryRead {
  const story = new Story(styles, drops);
  walkXml(parts, part, story);
  return { draft: story.flow.draft, notes: story.notes, unknownSymbols: story.unknownSymbols, root: story.root };
}

class Story {
  readonly #styles: Styles;
  readonly #drops: DropCounts;
  readonly #path: string[] = [];
  readonly #flows: Flow[] = [new Flow()];
  readonly #paragraphs: Paragraph[] = [];
  readonly #runs: { look: Look; counted: boolean }[] = [];
  /** Depth at which a skipped element began; 0 when nothing is skipped. */
  #skippedAt = 0;
  #preserve = false;
  notes = 0;
  unknownSymbols = 0;
  root = "";

  constructor(styles: Styles, drops: DropCounts) {
    this.#styles = styles;
    this.#drops = drops;
  }

  get flow(): Flow {
    return this.#flows.at(-1) as Flow;
  }

  readonly open = (element: XmlElement): void => {
    const { vocabulary, name } = element;
    if (this.#path.length === 0) this.root = vocabulary === "word" ? name : "";
    this.#path.push(vocabulary === "word" || vocabulary === "math" ? name : `${vocabulary}:${name}`);
    if (this.#skippedAt > 0) return;
    if (vocabulary === "word") this.#openWord(element);
    else if (vocabulary === "math") this.#preserve = true;
    else if (vocabulary === "compatibility" && name === "Fallback") this.#skip();
    else if ((vocabulary === "drawing" && name === "blip") || name === "imagedata") this.#drops.add("images");
  };

  readonly close = ({ vocabulary, name }: XmlElement): void => {
    const depth = this.#path.length;
    this.#path.pop();
    if (this.#skippedAt > 0) {
      if (depth === this.#skippedAt) this.#skippedAt = 0;
      return;
    }
    if (vocabulary === "word") this.#closeWord(name);
  };

  readonly text = (text: string): void => {
    if (this.#skippedAt > 0 || this.#path.at(-1) !== "t") return;
    // Without `xml:space="preserve"` outer white space is the file's layout; a line end is never part of a run.
    const words = this.#preserve ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
    this.#write(words.replace(/\r\n|[\r\n]/g, " "));
  };

  #skip(): void {
    this.#skippedAt = this.#path.length;
  }

  #openWord(element: XmlElement): void {
    const { name, attribute } = element;
    const parent = this.#path.at(-2);
    if (SKIPPED.has(name)) {
      if (name === "del" && parent === "rPr") this.#joinParagraph();
      else if (name === "del" && parent === "trPr") this.#drops.add("tracked_deletions");
      else if (DELETED.has(name)) this.#drops.add("tracked_deletions");
      this.#skip();
      return;
    }
    const paragraph = this.#paragraphs.at(-1);
    const run = this.#runs.at(-1);
    if (name === "p") this.#openParagraph();
    else if (name === "r") this.#runs.push({ look: { ...paragraph?.look }, counted: false });
    else if (name === "t") this.#preserve = attribute("space") === "preserve";
    else if (name === "tbl") this.flow.beginTable();
    else if (name === "tr") this.flow.beginRow();
    else if (name === "tc") this.flow.beginCell();
    else if (name === "txbxContent") this.#flows.push(new Flow());
    else if (name === "footnote" || name === "endnote") this.#openNote(attribute("type"));
    else if (name === "headerReference" || name === "footerReference") this.#drops.add("headers_and_footers");
    else if (name === "altChunk" || name === "object") this.#drops.add("embedded_files");
    else if (parent === "numPr" && name === "numId") this.#drops.add("list_numbers", attribute("val") === "0" ? 0 : 1);
    else if (parent === "pPr" && paragraph) this.#readParagraphProperty(element, paragraph);
    else if (parent === "rPr" && run && this.#path.at(-3) === "r") {
      if (name === "rStyle") Object.assign(run.look, this.#styles.lookOf(attribute("val")));
      else readLook(element, run.look);
    } else if (parent === "r") this.#writeSpecial(element);
  }

  #closeWord(name: string): void {
    if (name === "p") this.#closeParagraph();
    else if (name === "r") this.#runs.pop();
    else if (name === "tbl") this.flow.endTable();
    else if (name === "tr") this.flow.endRow();
    else if (name === "txbxContent" && this.#flows.length > 1) {
      const box = this.#flows.pop();
      if (box) this.#paragraphs.at(-1)?.boxes.push(box);
    }
  }

  #openParagraph(): void {
    this.flow.beginParagraph();
    this.#paragraphs.push({ start: this.flow.draft.length, heading: false, look: {}, joined: false, boxes: [] });
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.heading) this.flow.draft.mark("heading", paragraph.start);
    this.flow.endParagraph(paragraph.joined);
    for (const box of paragraph.boxes) {
      this.flow.beginParagraph();
      this.flow.draft.append(box.draft);
    }
  }

  #joinParagraph(): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && this.#path.at(-3) === "pPr") paragraph.joined = true;
    this.#drops.add("tracked_deletions");
  }

  #openNote(type: string | undefined): void {
    if (SEPARATORS.has(type ?? "")) this.#skip();
    else this.notes++;
  }

  #readParagraphProperty({ name, attribute }: XmlElement, paragraph: Paragraph): void {
    if (name === "pStyle") {
      paragraph.look = this.#styles.lookOf(attribute("val"));
      paragraph.heading ||= this.#styles.isHeading(attribute("val"));
    } else if (name === "outlineLvl") paragraph.heading = isOutline(attribute("val"));
  }

  #writeSpecial({ name, attribute }: XmlElement): void {
    if (name === "tab" || name === "ptab") this.#write("\t");
    else if (name === "br" || name === "cr") this.#write("\n");
    else if (name === "noBreakHyphen") this.#write("\u2011");
    else if (name === "softHyphen") this.#write("\u00ad");
    else if (name === "sym") {
      const symbol = symbolOf(attribute("font") ?? "", attribute("char") ?? "");
      if (symbol === undefined) this.unknownSymbols++;
      this.#write(symbol ?? "\ufffd");
    }
  }

  #write(text: string): void {
    const run = this.#runs.at(-1);
    if (run?.look.hidden) {
      if (!run.counted) this.#drops.add("hidden_text");
      run.counted = true;
      return;
    }
    const { draft } = this.flow;
    const start = draft.length;
    draft.write(text);
    if (run?.look.bold) draft.mark("bold", start);
    if (run?.look.italic) draft.mark("italic", start);
    if (run?.look.underline) draft.mark("underline", start);
  }
}
