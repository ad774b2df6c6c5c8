import { withDependencies } from "./checkout.mjs";
import { hashOfFiles, sourceFiles, stamp } from "./fingerprint.mjs";
import { step } from "./step.mjs";
import { turbo, turboPath } from "./turborepo.mjs";

const built = stamp("apps/web/.next/concord-built-from");

/** Builds the web client when a file it is made from has changed since the last build. */
export async function buildWebClient() {
  const folders = withDependencies("@concord/web").map(({ folder }) => folder);
  const hash = hashOfFiles(["pnpm-lock.yaml", "tsconfig.base.json", ...folders.flatMap(sourceFiles)]);
  if (built.says(hash)) return;
  await step("Building the web client", process.execPath, [turbo, "run", "build", "--filter=@concord/web"], {
    env: { ...turboPath, NODE_ENV: "production" },
  });
  built.note(hash);
}
