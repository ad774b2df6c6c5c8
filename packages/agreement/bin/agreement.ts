import { runProgram } from "../src/command/program.ts";
import { readText, textOf } from "../src/command/read-text.ts";

/** Where the user stands. A script of a manifest is run at the package's root; the runner says where it was called. */
const folder = (process.env.npm_lifecycle_event === "agreement" ? process.env.INIT_CWD : undefined) ?? process.cwd();

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return textOf(Buffer.concat(chunks), "standard input");
}

// Who reads our output may have seen enough, as `head` has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`The output can not be written: ${error.message}.\n`);
  process.exit(2);
});

process.exitCode = await runProgram(process.argv.slice(2), {
  read: (file) => (file === "-" ? standardInput() : readText(file, folder)),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
