import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { Duplex } from "node:stream";
import { pathToFileURL } from "node:url";
import { pagePolicy, SECURITY_HEADERS, STRICT_TRANSPORT } from "../http/security-headers.ts";

/** The part of Next that is used here; the server's own code does not depend on it. */
type NextServer = {
  prepare(): Promise<void>;
  close(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};
type NextFactory = (options: {
  dev: boolean;
  dir: string;
  hostname: string;
  port: number;
  httpServer: Server;
  quiet?: boolean;
}) => NextServer;

export type WebClient = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Only the development server has sockets of its own. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | undefined;
  close(): Promise<void>;
};

/**
 * Prepares the built web client (or, in development, its compiler).
 *
 * @param dir - folder of the web application
 */
export async function createWebClient(options: {
  dir: string;
  host: string;
  port: number;
  development: boolean;
  secure: boolean;
}): Promise<WebClient> {
  const { dir, development } = options;
  const path = createRequire(`${dir}/package.json`).resolve("next");
  const { default: loaded } = (await import(pathToFileURL(path).href)) as {
    default: NextFactory | { default: NextFactory };
  };
  const next = typeof loaded === "function" ? loaded : loaded.default;
  // Given a server that never listens, Next attaches its upgrade listener there instead of to ours.
  const listener = createServer();
  const app = next({ dev: development, dir, hostname: options.host, port: options.port, httpServer: listener });
  await app.prepare();
  const handler = app.getRequestHandler();
  return {
    async handle(request, response) {
      const nonce = randomBytes(16).toString("base64");
      const policy = pagePolicy(nonce, request.headers.host ?? "localhost", development);
      // Next reads the nonce for its own scripts from the request.
      request.headers["content-security-policy"] = policy;
      response.setHeader("content-security-policy", policy);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      if (options.secure) response.setHeader("strict-transport-security", STRICT_TRANSPORT);
      await handler(request, response);
    },
    // The handler that Next offers by name does not serve its own hot reload; the listener it attached does.
    upgrade: development ? (...upgrade) => void listener.emit("upgrade", ...upgrade) : undefined,
    close: () => app.close(),
  };
}
