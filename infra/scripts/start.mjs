// Everything from a fresh clone to a listening server. Needs Node and npm, nothing else.
// The version is asked before anything is imported: an older Node may not even be able to read the rest.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Concord needs Node 20.19 or later, and this is ${process.versions.node}: install a newer Node.`);
  process.exit(1);
}

const development = process.argv.includes("--dev");
const { installPackages } = await import("./lib/packages-installed.mjs");
const { buildWebClient } = await import("./lib/web-client.mjs");
const { spawnServer } = await import("./lib/server-process.mjs");
const { StepFailed } = await import("./lib/step.mjs");

let stopping;
const stop = (signal) => {
  stopping = signal;
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
const leaveIfStopped = () => {
  if (stopping) process.exit(stopping === "SIGINT" ? 130 : 143);
};

try {
  await installPackages();
  leaveIfStopped();
  if (!development) await buildWebClient();
  leaveIfStopped();
} catch (error) {
  leaveIfStopped();
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.output);
  console.error(`${error.message}. The lines above say why; Concord was not started.`);
  process.exit(1);
}

const server = spawnServer({ NODE_ENV: development ? "development" : "production" });
// Ctrl+C reaches us twice, from the terminal and from npm; told twice, the server would end without order.
const ONE_KEYSTROKE_MS = 1000;
let toldAt = Number.NEGATIVE_INFINITY;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.off(signal, stop);
  process.on(signal, () => {
    if (performance.now() - toldAt < ONE_KEYSTROKE_MS) return;
    toldAt = performance.now();
    server.kill(signal);
  });
}
server.on("error", (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on("exit", (code, signal) =>
  process.exit(code ?? (signal === "SIGINT" ? 130 : signal === "SIGKILL" ? 137 : 143)),
);
