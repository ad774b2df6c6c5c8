/** What a room asks of a socket; a `WebSocket` of `ws` fits. */
export type RoomSocket = {
  readonly readyState: number;
  /** Bytes accepted for sending that the operating system has not taken yet. */
  readonly bufferedAmount: number;
  on(event: "message", listener: (bytes: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => void): unknown;
  on(event: "pong", listener: () => void): unknown;
  on(event: "close", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  send(frame: Uint8Array, done: (error?: Error) => void): void;
  ping(): void;
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  terminate(): void;
};

/** One received message as bytes, however `ws` was told to hand them over. */
export function bytesOf(message: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(message)) return Buffer.concat(message);
  return message instanceof ArrayBuffer ? new Uint8Array(message) : message;
}
