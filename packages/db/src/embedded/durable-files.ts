import { chmod, copyFile, lchown, lstat, mkdir, open, readdir, readlink, symlink } from "node:fs/promises";
import { join } from "node:path";

/** Writes a file's or a directory's content through to the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs every file and directory below a directory, and itself, so that renaming it afterwards publishes a whole one. */
export async function syncTree(directory: string): Promise<void> {
  await eachBelow(directory, async (path, kind) => {
    if (kind !== "link") await syncPath(path);
  });
}

/** Gives a directory and all it holds to another user. */
export async function giveTree(directory: string, uid: number, gid: number): Promise<void> {
  await eachBelow(directory, (path) => lchown(path, uid, gid));
}

export type CopyOptions = {
  readonly directoryMode: number;
  readonly fileMode: (path: string) => number;
  readonly keep?: (name: string) => boolean;
};

/** Copies a directory with modes of our choosing: neither those of the source nor the umask have a say. */
export async function copyTree(from: string, to: string, options: CopyOptions): Promise<void> {
  await mkdir(to);
  await chmod(to, options.directoryMode);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (options.keep && !options.keep(entry.name)) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target, options);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, options.fileMode(source));
    }
  }
}

type Kind = "directory" | "file" | "link";

/** Children before their directory. */
async function eachBelow(path: string, visit: (path: string, kind: Kind) => Promise<void>): Promise<void> {
  const found = await lstat(path);
  if (found.isDirectory()) {
    for (const name of await readdir(path)) await eachBelow(join(path, name), visit);
  }
  await visit(path, found.isDirectory() ? "directory" : found.isSymbolicLink() ? "link" : "file");
}
