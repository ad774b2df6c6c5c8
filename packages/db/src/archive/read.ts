import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import {
  ARCHIVE_VERSION,
  type ArchiveHeader,
  type ArchiveRow,
  type ArchiveTrailer,
  isArchive,
  isHeader,
  isRow,
  isSequences,
  isTableEnd,
  isTableStart,
  isTrailer,
  type SequenceState,
  type TableStart,
} from "./format.ts";
import { type ArchivePlace, RefusedArchive } from "./refusals.ts";

/** The parts of an archive in their order. Only after `trailer` is it known that all of it is what was written. */
export type ArchivePart =
  | { readonly kind: "header"; readonly header: ArchiveHeader }
  | { readonly kind: "table"; readonly table: TableStart }
  | { readonly kind: "row"; readonly row: ArchiveRow; readonly bytes: number }
  | { readonly kind: "sequences"; readonly sequences: readonly SequenceState[] }
  | { readonly kind: "trailer"; readonly trailer: ArchiveTrailer };

/** Reads and checks an archive, a line at a time. Throws `RefusedArchive` where it is not what was written. */
export async function* readArchive(path: string): AsyncGenerator<ArchivePart, void, undefined> {
  const whole = createHash("sha256");
  let hash = createHash("sha256");
  let at: ArchivePlace = { line: 0, table: undefined, row: 0 };
  let header: ArchiveHeader | undefined;
  let columns = 0;
  let trailer: ArchiveTrailer | undefined;
  let sequences = false;
  const found: Record<string, { rows: number; sha256: string }> = {};
  const damaged = (detail: string) => new RefusedArchive({ code: "damaged", path, at, detail });

  try {
    for await (const bytes of linesOf(path)) {
      at = { ...at, line: at.line + 1 };
      if (trailer) throw damaged("something follows its end");
      let value: unknown;
      try {
        value = JSON.parse(bytes.toString("utf8"));
      } catch {
        throw header ? damaged("this is not JSON") : new RefusedArchive({ code: "foreign_file", path });
      }
      if (header === undefined) {
        if (!isArchive(value)) throw new RefusedArchive({ code: "foreign_file", path });
        if (value.version !== ARCHIVE_VERSION)
          throw new RefusedArchive({
            code: "unknown_format",
            version: value.version,
            product: String(value.product),
          });
        if (!isHeader(value)) throw damaged("the header is incomplete");
        header = value;
        whole.update(bytes);
        yield { kind: "header", header };
      } else if (at.table !== undefined && isRow(value)) {
        if (value.length !== columns) throw damaged(`a row has ${value.length} values instead of ${columns}`);
        at = { ...at, row: at.row + 1 };
        whole.update(bytes);
        hash.update(bytes);
        yield { kind: "row", row: value, bytes: bytes.length };
      } else if (at.table !== undefined && isTableEnd(value)) {
        const digest = { rows: at.row, sha256: hash.digest("hex") };
        if (value.end !== at.table || value.rows !== digest.rows)
          throw damaged(`${value.rows} rows were written, ${digest.rows} are here`);
        if (value.sha256 !== digest.sha256) throw damaged("the rows do not have the hash that they were written with");
        found[at.table] = digest;
        at = { ...at, table: undefined, row: 0 };
        whole.update(bytes);
      } else if (at.table === undefined && !sequences && isTableStart(value)) {
        if (Object.hasOwn(found, value.table)) throw damaged(`the table ${value.table} comes twice`);
        at = { ...at, table: value.table };
        columns = value.columns.length;
        hash = createHash("sha256").update(bytes);
        whole.update(bytes);
        yield { kind: "table", table: value };
      } else if (at.table === undefined && !sequences && isSequences(value)) {
        sequences = true;
        whole.update(bytes);
        yield { kind: "sequences", sequences: value.sequences };
      } else if (sequences && isTrailer(value)) {
        const missing = header.tables.find(({ name, rows }) => found[name]?.rows !== rows);
        if (missing) throw damaged(`the table ${missing.name} should have ${missing.rows} rows`);
        if (Object.keys(found).length !== header.tables.length) throw damaged("the header names other tables");
        if (value.sha256 !== whole.digest("hex")) throw damaged("the lines do not have the hash of the whole");
        if (JSON.stringify(value.tables) !== JSON.stringify(found)) throw damaged("the trailer names other hashes");
        trailer = value;
      } else throw damaged("a line stands where it can not");
    }
  } catch (error) {
    throw refusalOfStream(error, path, at, header !== undefined);
  }
  if (!header) throw new RefusedArchive({ code: "foreign_file", path });
  if (!trailer) throw new RefusedArchive({ code: "truncated", path, at });
  // Only now: whoever is told of the end commits, and the compression has checks of its own behind the last line.
  yield { kind: "trailer", trailer };
}

/** Reads an archive to its end. Answers its header when everything in it is as it was written. */
export async function checkArchive(path: string): Promise<ArchiveHeader & Pick<ArchiveTrailer, "tables">> {
  let header: ArchiveHeader | undefined;
  let tables: ArchiveTrailer["tables"] = {};
  for await (const part of readArchive(path)) {
    if (part.kind === "header") header = part.header;
    if (part.kind === "trailer") tables = part.trailer.tables;
  }
  if (!header) throw new Error("an archive was read whose header was not");
  return { ...header, tables } as ArchiveHeader & Pick<ArchiveTrailer, "tables">;
}

const LINE_FEED = 0x0a;

/** Lines with their line feeds. What stands after the last one is half a line, and left out. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const text = createGunzip();
  file.on("error", (error) => text.destroy(error));
  file.pipe(text);
  let begun: Buffer[] = [];
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0;
      for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, to + 1)]);
        begun = [];
        from = to + 1;
      }
      if (from < chunk.length) begun.push(chunk.subarray(from));
    }
  } finally {
    file.destroy();
  }
}

function refusalOfStream(error: unknown, path: string, at: ArchivePlace, begun: boolean): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  switch (error.code) {
    case "Z_BUF_ERROR":
      return new RefusedArchive({ code: "truncated", path, at });
    case "Z_DATA_ERROR":
      return new RefusedArchive(
        begun ? { code: "damaged", path, at, detail: error.message } : { code: "foreign_file", path },
      );
    case "ENOENT":
    case "EACCES":
    case "EISDIR":
    case "EPERM":
    case "EIO":
      return new RefusedArchive({ code: "no_file", path, detail: error.message });
    default:
      return error;
  }
}
