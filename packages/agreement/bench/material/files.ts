import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Material on disk, which every engine reads: `numbers.bin` holds the numbers as they lie in memory, `shape.txt` what
 * they mean, as whole numbers in one line.
 */
export function writeMaterial(folder: string, shape: readonly number[], numbers: Int8Array | Int32Array): void {
  writeFileSync(join(folder, "numbers.bin"), new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  writeFileSync(join(folder, "shape.txt"), `${shape.join(" ")}\n`);
}

export function readBytes(folder: string): Int8Array {
  return new Int8Array(wholeFile(folder));
}

export function readIntegers(folder: string): Int32Array {
  return new Int32Array(wholeFile(folder));
}

/** The whole numbers that say what the material means. */
export function readShape(folder: string): number[] {
  return readFileSync(join(folder, "shape.txt"), "utf8").trim().split(" ").map(Number);
}

/** A buffer of its own, since Node may put small files into one that they share. */
function wholeFile(folder: string): ArrayBuffer {
  return new Uint8Array(readFileSync(join(folder, "numbers.bin"))).buffer;
}
