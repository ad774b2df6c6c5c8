import { readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { type Result, refused } from "@concord/domain";
import type { EmbeddedRefusal } from "./refusals.ts";

/** Empty for an ordinary user, who acts as herself; for root the ids to run a program under. */
export type Identity = { readonly uid?: number; readonly gid?: number };

/** The user that PostgreSQL runs under. */
export type DatabaseUser = { readonly uid: number; readonly gid: number; readonly identity: Identity };

/**
 * The uid that a root's database gets when its directory is new. Fixed, so that a directory moved to another machine
 * keeps its owner; in a range that neither people's accounts nor systemd's dynamic users are taken from.
 */
const DEDICATED_UID = 60_615;

/** PostgreSQL refuses to run as root, so root runs it as the owner of the data; anybody else as himself. */
export function databaseUser(data: string): Result<DatabaseUser, EmbeddedRefusal> {
  const own = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  const owner = ownerOf(data);
  if (own.uid !== 0) {
    if (owner !== undefined && owner.uid !== own.uid) {
      return refused({ code: "wrong_owner", directory: data, owner: owner.uid, uid: own.uid });
    }
    return { ok: true, value: { ...own, identity: {} } };
  }
  if (owner?.uid === 0) return refused({ code: "wrong_owner", directory: data, owner: 0, uid: DEDICATED_UID });
  const { uid, gid } = owner ?? { uid: DEDICATED_UID, gid: DEDICATED_UID };
  return { ok: true, value: { uid, gid, identity: { uid, gid } } };
}

function ownerOf(data: string): { uid: number; gid: number } | undefined {
  const found = statSync(data, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

/** Who may run initdb, which wants a name for its uid: the database's user, or for root any user with a name. */
export function clusterMaker(user: DatabaseUser): Identity | undefined {
  if (user.identity.uid === undefined) return hasName() ? {} : undefined;
  const accounts = localAccounts();
  const maker =
    accounts.find((account) => account.uid === user.uid) ??
    accounts.find((account) => account.name === "nobody") ??
    accounts.find((account) => account.uid !== 0);
  return maker && { uid: maker.uid, gid: maker.gid };
}

function hasName(): boolean {
  try {
    return userInfo().username.length > 0;
  } catch {
    return false;
  }
}

function localAccounts(): { name: string; uid: number; gid: number }[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
