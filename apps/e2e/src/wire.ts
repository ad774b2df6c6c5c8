import type { BrowserContext, Page } from "@playwright/test";

/** Something a browser received: the body of an answer, decoded, or a frame of a socket. */
export type Received = {
  readonly over: "http" | "socket";
  readonly from: string;
  readonly status: number;
  /** Text as UTF-8; of a binary frame both readings, since a word may be cut or shifted in either. */
  readonly content: string;
};

export type Wire = {
  /** Everything received so far, in the order in which it came in full. Waits for bodies still on their way. */
  received(): Promise<readonly Received[]>;
};

const bothReadings = (bytes: Buffer) => `${bytes.toString("utf8")}\n${bytes.toString("latin1")}`;

/** Records everything that the pages of a browser context receive from now on. */
export function recordWire(context: BrowserContext): Wire {
  const received: Received[] = [];
  const pending = new Set<Promise<void>>();
  const listenTo = (page: Page) => {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        const content = typeof payload === "string" ? payload : bothReadings(payload);
        received.push({ over: "socket", from: socket.url(), status: 101, content });
      });
    });
  };
  context.on("page", listenTo);
  for (const page of context.pages()) listenTo(page);
  context.on("response", (response) => {
    const noted = response.body().then(
      (body) => {
        received.push({
          over: "http",
          from: response.url(),
          status: response.status(),
          content: body.toString("utf8"),
        });
      },
      () => {
        // A redirect, or an answer that the page no longer wanted, has no body.
        received.push({ over: "http", from: response.url(), status: response.status(), content: "" });
      },
    );
    pending.add(noted);
    void noted.finally(() => pending.delete(noted));
  });
  return {
    received: async () => {
      await Promise.all(pending);
      return [...received];
    },
  };
}

/** Which of the words were received, and where: for a blind coder there must be none. */
export function leaks(received: readonly Received[], words: readonly string[]): string[] {
  return received.flatMap(({ over, from, content }) =>
    words.filter((word) => content.includes(word)).map((word) => `${word} came over ${over} from ${from}`),
  );
}
