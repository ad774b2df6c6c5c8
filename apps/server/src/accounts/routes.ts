import { randomBytes } from "node:crypto";
import { installation as contract } from "@concord/contracts";
import { accounts } from "@concord/db";
import { ok, type UserId } from "@concord/domain";
import { sql } from "drizzle-orm";
import { presentBackups } from "../backups/present.ts";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { closeAccount } from "./close.ts";
import { changePassword, createPasswordReset, usePasswordReset } from "./passwords.ts";
import { presentMe, presentUser } from "./present.ts";
import { createFirstAccount, signIn, signOut, signUp } from "./sign-in.ts";

/** Set-up, sessions, accounts, and what the administrator does with them. */
export function accountRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.readHealth, async () => {
    await deps.db.execute(sql`select 1`);
    return ok({ status: "ok" as const, version: deps.version });
  });

  mount(app, deps, contract.readSetup, async ({ client }) => {
    const needed = !(await accounts.anyUserExists(deps.db));
    const { signUpOpen } = await accounts.readInstallation(deps.db);
    return ok({
      needed,
      doorOpen: needed && client.local,
      signUp: signUpOpen ? ("open" as const) : ("closed" as const),
    });
  });

  mount(app, deps, contract.createFirstAccount, (call) => createFirstAccount(deps, call, call.body));
  mount(app, deps, contract.signUp, (call) => signUp(deps, call, call.body));
  mount(app, deps, contract.signIn, (call) => signIn(deps, call, call.body));
  mount(app, deps, contract.signOut, (call) => signOut(deps, signedIn(call)));
  mount(app, deps, contract.readSession, async ({ viewer }) => ok({ user: viewer ? presentMe(viewer.user) : null }));

  mount(app, deps, contract.changePassword, (call) => changePassword(deps, signedIn(call), call.body));
  mount(app, deps, contract.readDeviceKey, async (call) => {
    const key = await accounts.deviceKey(deps.db, signedIn(call).viewer.user.id, randomBytes(32));
    return ok({ key: Buffer.from(key).toString("base64") });
  });
  mount(app, deps, contract.createPasswordReset, (call) =>
    createPasswordReset(deps, call.params.userId as UserId, signedIn(call).viewer.user.id),
  );
  mount(app, deps, contract.usePasswordReset, (call) => usePasswordReset(deps, call.body));

  mount(app, deps, contract.listUsers, async () => ok({ users: (await accounts.listUsers(deps.db)).map(presentUser) }));
  mount(app, deps, contract.closeUser, (call) => closeAccount(deps, call.params.userId as UserId));
  mount(app, deps, contract.readInstallation, async () => ok(await readSignUp(deps)));
  mount(app, deps, contract.updateInstallation, async ({ body }) => {
    await accounts.updateInstallation(deps.db, { signUpOpen: body.signUp === "open" });
    return ok(await readSignUp(deps));
  });
  mount(app, deps, contract.readBackups, async () => ok(presentBackups(await deps.backups.overview())));
}

async function readSignUp(deps: Deps) {
  const { signUpOpen } = await accounts.readInstallation(deps.db);
  return { signUp: signUpOpen ? ("open" as const) : ("closed" as const) };
}
