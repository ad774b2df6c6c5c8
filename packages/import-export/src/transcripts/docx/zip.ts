import { Inflate } from "fflate";
import { LIMITS } from "../limits.ts";
import { endReading } from "../refusals.ts";
import { crc32 } from "./crc32.ts";

/** The parts of an Office file by name. Names are looked up, never used as paths. */
export type ZipParts = {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Inflates a part, handing on its bytes piece by piece. */
  read(name: string, take: (bytes: Uint8Array) => void): void;
};

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STEP = 16 * 1024;

/**
 * Opens a zip by its central directory, as word processors do; readers that go by what precedes each entry can be
 * shown other content. Bytes are counted while inflating, and each part is checked against its sum.
 */
export function openZip(bytes: Uint8Array): ZipParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  for (const entry of directory(view, bytes)) {
    if (entry.encrypted || entry.method === 99) endReading({ code: "encrypted" });
    if (entries.has(entry.name)) endReading({ code: "damaged", where: entry.name });
    entries.set(entry.name, entry);
  }
  let inflated = 0;
  const read: ZipParts["read"] = (name, take) => {
    const entry = entries.get(partKey(name));
    if (entry === undefined) endReading({ code: "damaged", where: name });
    let size = 0;
    let sum = 0;
    unpack(entry, dataOf(entry, view, bytes), (piece) => {
      size += piece.length;
      inflated += piece.length;
      if (size > LIMITS.entryBytes) endReading({ code: "zip_bomb", limit: LIMITS.entryBytes, where: name });
      if (inflated > LIMITS.inflatedBytes) endReading({ code: "zip_bomb", limit: LIMITS.inflatedBytes, where: name });
      sum = crc32(piece, sum);
      take(piece);
    });
    if (sum !== entry.crc) endReading({ code: "damaged", where: name });
  };
  return { names: [...entries.keys()], has: (name) => entries.has(partKey(name)), read };
}

/** Names of parts do not differ by case, and some programs write backslashes. */
function partKey(name: string): string {
  return name.replaceAll("\\", "/").toLowerCase();
}

function directory(view: DataView, bytes: Uint8Array): Entry[] {
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.zipEntries) endReading({ code: "too_many_entries", limit: LIMITS.zipEntries, entries: count });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL)
      endReading({ code: "damaged", where: "zip directory" });
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    entries.push({
      name: partKey(new TextDecoder().decode(bytes.subarray(at + 46, nameEnd))),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      size: view.getUint32(at + 20, true),
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of up to 64 kB. Office files are too small to need zip64. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) if (view.getUint32(at, true) === END) return at;
  const begun = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL;
  return endReading(begun ? { code: "damaged", where: "zip directory" } : { code: "not_a_zip" });
}

function dataOf({ name, offset, size }: Entry, view: DataView, bytes: Uint8Array): Uint8Array {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL)
    endReading({ code: "damaged", where: name });
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + size > view.byteLength) endReading({ code: "damaged", where: name });
  return bytes.subarray(start, start + size);
}

function unpack({ name, method }: Entry, data: Uint8Array, take: (bytes: Uint8Array) => void): void {
  if (method !== 0 && method !== 8) endReading({ code: "damaged", where: name });
  if (method === 0) {
    take(data);
    return;
  }
  // What `take` throws passes through fflate; only fflate's own complaints mean damage.
  let ended: { readonly by: unknown } | undefined;
  const inflate = new Inflate((piece) => {
    try {
      if (piece.length > 0) take(piece);
    } catch (by) {
      ended = { by };
      throw by;
    }
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += STEP)
      inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  } catch {
    if (ended) throw ended.by;
    endReading({ code: "damaged", where: name });
  }
}
