/** What a connection asks of a WebSocket: the browser's own fits, and that of `ws`. */
export type ClientSocket = {
  binaryType: string;
  readonly readyState: number;
  send(frame: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "error", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { readonly code: number; readonly reason: string }) => void): void;
};

export type ClientSocketClass = new (url: string) => ClientSocket;

/** The WebSocket of the browser, or of a Node that has one. */
export function platformSocket(): ClientSocketClass {
  const { WebSocket } = globalThis as { readonly WebSocket?: ClientSocketClass };
  if (!WebSocket) throw new Error("expected a WebSocket of the platform or as WebSocketImpl, found none");
  return WebSocket;
}

/** Calls back when the browser says that the network is back; answers how to stop. Elsewhere it never does. */
export function whenOnline(run: () => void): () => void {
  const page = globalThis as {
    addEventListener?(type: "online", listener: () => void): void;
    removeEventListener?(type: "online", listener: () => void): void;
  };
  page.addEventListener?.("online", run);
  return () => page.removeEventListener?.("online", run);
}
