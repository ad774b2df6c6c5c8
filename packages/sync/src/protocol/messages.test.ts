import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as syncProtocol from "y-protocols/sync";
import { MalformedBytes } from "./byte-reader.ts";
import { deniedFrame, readClientMessage, readServerMessage, storedFrame, updateFrame } from "./messages.ts";

describe("frames", () => {
  it.each([0, 1, 127, 128, 16_383, 16_384, 300_000])(
    "[WIRE-1] an update of %i bytes is framed as y-protocols does",
    (length) => {
      const update = new Uint8Array(length).fill(7);
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      syncProtocol.writeUpdate(encoder, update);
      expect(updateFrame(update)).toEqual(encoding.toUint8Array(encoder));
      expect(readClientMessage(updateFrame(update))).toEqual({ type: "update", update });
    },
  );

  it("[WIRE-1] what only a server says is read by clients and refused from them", () => {
    expect(readServerMessage(storedFrame(300))).toEqual({ type: "stored", count: 300 });
    expect(readServerMessage(deniedFrame("read-only"))).toEqual({ type: "denied", reason: "read-only" });
    expect(() => readClientMessage(storedFrame(300))).toThrow(MalformedBytes);
    expect(() => readClientMessage(deniedFrame("read-only"))).toThrow(MalformedBytes);
  });

  it("[WIRE-1] a message type of a later version is passed over by clients", () => {
    expect(readServerMessage(Uint8Array.of(42, 1, 2))).toBeUndefined();
  });
});
