import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { checkDurability, describeUnsafeSettings } from "@concord/db";
import { defaultStateDirectory } from "@concord/db/embedded";
import { type Config, readConfig } from "./config.ts";
import { openDatabaseAddress } from "./database-address.ts";
import type { Log } from "./deps.ts";
import { faultForLog } from "./fault-for-log.ts";
import { closeListener } from "./http/close-listener.ts";
import { createLog, standardError } from "./log.ts";
import { createService } from "./service.ts";
import { sessionSecret } from "./session-secret.ts";
import { renewSetupLink } from "./setup-link.ts";
import { createWebClient } from "./web/next.ts";

// Whoever read our output may be gone. An error for want of a reader would be reported to the same broken pipe, and so
// on without end, and the stop that the reader's end should bring would never get its turn.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const WEB = fileURLToPath(new URL("../../web", import.meta.url));
const { version } = createRequire(import.meta.url)("../package.json") as { version: string };

/** Requests under way have so long to end. */
const REQUESTS_END_WITHIN = 10_000; // ms
/** Whatever is not stopped in order after this time is ended; what was acknowledged is on disk long before. */
const HARD_END_AFTER = 30_000; // ms

let log: Log = createLog("info", standardError(false));

/** What has been started, in order; stopped in reverse. */
const started: { readonly name: string; stop(): Promise<unknown> }[] = [];
let stopping: Promise<void> | undefined;

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const part of started.reverse())
      await part.stop().catch((error: unknown) => log("stop_failed", { part: part.name, ...faultForLog(error) }));
  })();
  return stopping;
}

/** One sentence for the person who started the server, and the end. */
async function giveUp(sentence: string): Promise<never> {
  console.error(sentence);
  await stopAll();
  process.exit(1);
}

async function listen(server: Server, { port, host }: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      return giveUp(
        `Port ${port} is in use by another program: stop it, or choose another port, such as PORT=${port + 1} npm start.`,
      );
    if (error.code === "EACCES")
      return giveUp(`Port ${port} may not be used by this user: choose one above 1023, such as PORT=3000 npm start.`);
    return giveUp(`The server can not listen on ${host}:${port} (${error.message}): check HOST and PORT.`);
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

async function main(): Promise<void> {
  const read = readConfig(process.env, defaultStateDirectory(process.env, process.getuid?.()));
  if (!read.ok) return giveUp(`These settings are not right:\n${read.error.map((line) => `  ${line}`).join("\n")}`);
  const config = read.value;
  log = createLog(config.logLevel, standardError(config.development));

  // The port is taken first: a start that fails on it must not have touched the data.
  const server = createServer((request, response) => {
    if (request.url === "/api/health/live") {
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"status":"live"}');
      return;
    }
    if (request.url?.startsWith("/api/")) {
      response.writeHead(503, { "retry-after": "1", "content-type": "application/json" });
      response.end(JSON.stringify({ code: "not_ready", message: "Concord is starting.", requestId: "none" }));
      return;
    }
    response.writeHead(503, { "retry-after": "1", "content-type": "text/plain" });
    response.end("Concord is starting.\n");
  });
  const port = await listen(server, config);
  const running = { ...config, port };

  const database = await openDatabaseAddress(config, log, {
    onEnd: (detail) => void giveUp(`The embedded database ended and could not be started again: ${detail}`),
  });
  if (typeof database === "string") return giveUp(database);
  started.push({ name: "database", stop: () => database.stop() });
  const durability = await checkDurability(database.url);
  if (!durability.ok) return giveUp(describeUnsafeSettings(durability.error));
  const web = await createWebClient({
    dir: WEB,
    host: config.host,
    port,
    development: config.development,
    secure: config.baseUrl?.startsWith("https:") ?? false,
  });
  started.push({ name: "web client", stop: () => web.close() });
  const service = await createService({
    databaseUrl: database.url,
    config: running,
    sessionSecret: config.sessionSecret ?? (await sessionSecret(config.dataDir)),
    version,
    log,
    web,
  });
  started.push({ name: "service", stop: () => service.stop() });
  started.push({ name: "listener", stop: () => closeListener(server, REQUESTS_END_WITHIN) });
  // Stopped first: while rooms are stored and closed, whoever asks is told that the server is not ready any more.
  started.push({ name: "rooms", stop: () => service.drain() });
  server.removeAllListeners("request");
  server.on("request", service.handle);
  server.on("upgrade", service.upgrade);

  const address = config.baseUrl ?? `http://localhost:${port}`;
  const shared = config.redisUrl ? config.sessionSecret : undefined;
  const setup = await renewSetupLink(service.deps.db, address, shared);
  const lines = [`Concord is ready: ${address}`];
  if (setup)
    lines.push(`Make the first account at ${address}/setup, or from another machine with this one-time link:`, setup);
  // At once, so that whoever reads the first line has the others too.
  console.log(lines.join("\n"));
}

function endHard(why: string): never {
  log("stopped_hard", { why });
  process.exit(1);
}

let told = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    if (told) endHard("a second signal");
    told = true;
    console.log("Stopping …");
    setTimeout(() => endHard(`not stopped after ${HARD_END_AFTER / 1000} s`), HARD_END_AFTER).unref();
    void stopAll().then(() => process.exit(0));
  });
process.on("unhandledRejection", (error) => log("unhandled_rejection", faultForLog(error)));

main().catch((error: unknown) =>
  giveUp(`Concord could not start: ${error instanceof Error ? error.message : String(error)}`),
);
