import { Draft } from "../draft.ts";

type Cell = { paragraphs: number };
type Table = { rows: number; cells: number; cell: Cell };

/**
 * Text that flows through paragraphs and tables: a line end after every paragraph; in a table one line for a row, its
 * cells parted by tabs, and line ends only between paragraphs of one cell.
 */
export class Flow {
  readonly draft = new Draft();
  readonly #tables: Table[] = [];

  beginParagraph(): void {
    const table = this.#tables.at(-1);
    if (!table) this.draft.paragraphs.push(this.draft.length);
    else if (table.cell.paragraphs++ > 0) this.draft.write("\n");
  }

  /** @param joined - whether the next paragraph goes on in the same line, its mark having been deleted */
  endParagraph(joined: boolean): void {
    if (this.#tables.length === 0 && !joined) this.draft.write("\n");
  }

  beginTable(): void {
    this.#tables.push({ rows: 0, cells: 0, cell: { paragraphs: 0 } });
  }

  endTable(): void {
    this.#tables.pop();
  }

  beginRow(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    table.cells = 0;
    // A table in a cell: its rows are lines of that cell.
    const outer = this.#tables.at(-2);
    if (outer) {
      if (outer.cell.paragraphs++ > 0) this.draft.write("\n");
    } else this.draft.paragraphs.push(this.draft.length);
    table.rows++;
  }

  beginCell(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (table.cells++ > 0) this.draft.write("\t");
    table.cell = { paragraphs: 0 };
  }

  endRow(): void {
    if (this.#tables.length === 1) this.draft.write("\n");
  }
}
