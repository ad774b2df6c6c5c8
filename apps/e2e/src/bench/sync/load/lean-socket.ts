import { createHash, randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import type { Door } from "./door.ts";

/** Any key does; that it is not zero makes the server unmask, as it has to for a browser. */
const MASK = Buffer.of(0x37, 0xfa, 0x21, 0x3d);
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;
const ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** A message as it goes over the wire from a client, masked: made once, sent as often as needed. */
export function clientFrame(payload: Uint8Array, opcode = BINARY): Buffer {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(6 + extra + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127);
  if (extra === 2) frame.writeUInt16BE(length, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  MASK.copy(frame, 2 + extra);
  for (let at = 0; at < length; at++) frame[6 + extra + at] = (payload[at] ?? 0) ^ (MASK[at & 3] ?? 0);
  return frame;
}

export type Ended = { readonly code: number; readonly reason: string };

/**
 * A WebSocket that costs the load generator as little as possible: frames are made beforehand, received ones are views
 * that hold during the call only. It knows no compression and no fragments, which no server here sends.
 */
export class LeanSocket {
  readonly ended: Promise<Ended>;
  readonly stream: Socket;
  onMessage: (bytes: Buffer) => void = () => undefined;
  bytesReceived = 0;
  /** How the server closed it, when it did. */
  end: Ended | undefined;
  #chunks: Buffer[] = [];
  #length = 0;
  #wanted = 2;

  private constructor(stream: Socket) {
    this.stream = stream;
    this.ended = new Promise((resolve) => {
      stream.once("close", () => {
        this.end ??= { code: 1006, reason: "" };
        resolve(this.end);
      });
    });
  }

  /** @throws when the upgrade is refused */
  static open({ port, path, headers }: Door): Promise<LeanSocket> {
    const key = randomBytes(16).toString("base64");
    const accept = createHash("sha1").update(`${key}${ACCEPT_SUFFIX}`).digest("base64");
    const stream = connect({ port, host: "127.0.0.1", noDelay: true });
    stream.on("error", () => undefined);
    const lines = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, "Connection: Upgrade", "Upgrade: websocket"];
    lines.push("Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${key}`);
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    stream.write(`${lines.join("\r\n")}\r\n\r\n`);
    return new Promise((resolve, reject) => {
      let head = Buffer.alloc(0);
      const refused = () => reject(new Error(`${path} on port ${port} was refused: ${head.toString("latin1")}`));
      stream.once("close", refused);
      const onData = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        stream.off("data", onData);
        stream.off("close", refused);
        if (!head.subarray(0, end).toString("latin1").includes(accept)) return refused();
        const socket = new LeanSocket(stream);
        stream.on("data", (later: Buffer) => socket.#take(later));
        // Whoever opened it gets its listener in before the first message is read.
        const early = head.subarray(end + 4);
        if (early.length > 0) setImmediate(() => socket.#take(early));
        resolve(socket);
      };
      stream.on("data", onData);
    });
  }

  /** @param frame - made by `clientFrame` */
  send(frame: Uint8Array): void {
    this.stream.write(frame);
  }

  /** Sends several frames with one call of the operating system. */
  sendAll(frames: readonly Uint8Array[]): void {
    this.stream.cork();
    for (const frame of frames) this.stream.write(frame);
    this.stream.uncork();
  }

  async close(): Promise<void> {
    if (this.stream.destroyed) return;
    this.stream.write(clientFrame(Buffer.of(0x03, 0xe8), CLOSE));
    this.stream.end();
    const patience = setTimeout(() => this.stream.destroy(), 2_000);
    await this.ended;
    clearTimeout(patience);
  }

  #take(chunk: Buffer): void {
    this.bytesReceived += chunk.length;
    let bytes = chunk;
    if (this.#length > 0) {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      if (this.#length < this.#wanted) return;
      bytes = Buffer.concat(this.#chunks);
      this.#chunks = [];
      this.#length = 0;
    }
    let at = 0;
    for (;;) {
      const size = frameSize(bytes, at);
      if (at + size > bytes.length) {
        this.#wanted = size;
        break;
      }
      this.#understand(bytes, at, at + size);
      at += size;
    }
    if (at < bytes.length) {
      this.#chunks = [bytes.subarray(at)];
      this.#length = bytes.length - at;
    }
  }

  #understand(bytes: Buffer, start: number, end: number): void {
    const opcode = (bytes[start] ?? 0) & 0x0f;
    const payload = bytes.subarray(start + headerSize(bytes[start + 1] ?? 0), end);
    if (opcode === BINARY) this.onMessage(payload);
    else if (opcode === PING) this.stream.write(clientFrame(payload, PONG));
    else if (opcode === CLOSE) {
      const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.end ??= { code, reason: payload.subarray(2).toString("utf8") };
      this.stream.end(clientFrame(payload, CLOSE));
    }
  }
}

const headerSize = (second: number) => ((second & 0x7f) === 127 ? 10 : (second & 0x7f) === 126 ? 4 : 2);

/** Bytes of the frame that begins at `at`; as far as it can be told when its header is not there yet. */
function frameSize(bytes: Buffer, at: number): number {
  if (bytes.length - at < 2) return 2;
  const second = bytes[at + 1] ?? 0;
  const header = headerSize(second);
  if (bytes.length - at < header) return header;
  if (header === 2) return 2 + (second & 0x7f);
  return header + (header === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2)));
}
