import { accounts, type Database } from "@concord/db";
import { inSnapshot, withClient } from "@concord/db/archive";
import type { UserId } from "@concord/domain";
import { closeAccount } from "../accounts/close.ts";
import { createPasswordReset } from "../accounts/passwords.ts";
import type { Config } from "../config.ts";
import { verifyContent } from "../content/verify-content.ts";
import type { Order, Orders } from "../realtime/orders.ts";

export type Desk = {
  readonly db: Database;
  /** Of the same database. */
  readonly url: string;
  readonly config: Pick<Config, "baseUrl" | "port">;
  /** How the processes that serve are told at once; without it they notice by themselves. */
  readonly openOrders?: () => Promise<{ readonly orders: Orders; stop(): Promise<void> } | undefined>;
  print(line: string): void;
  complain(line: string): void;
};

/** A command of `pnpm concord`; answers its exit code. */
export type Verb = (desk: Desk, words: readonly string[]) => Promise<number>;

/** The database has been brought up to date before any verb runs; this one does nothing else. */
export const migrate: Verb = async ({ print }) => {
  print("The database is up to date.");
  return 0;
};

export const user: Verb = async ({ db, config, openOrders, print, complain }, [action, email]) => {
  if (action === "list") {
    for (const { email: address, name, administrator, closedAt } of await accounts.listUsers(db))
      print([address, name, administrator ? "administrator" : "", closedAt ? "closed" : ""].filter(Boolean).join("\t"));
    return 0;
  }
  if ((action !== "reset" && action !== "close") || !email) {
    complain("Say what to do: user list, user reset EMAIL, or user close EMAIL.");
    return 2;
  }
  const found = await accounts.userByEmail(db, email.toLowerCase());
  if (!found) {
    complain(`Nobody here has the e-mail address ${email}: "user list" shows everybody.`);
    return 1;
  }
  if (action === "reset") {
    const reset = await createPasswordReset({ db, now: () => new Date() }, found.id, null);
    if (!reset.ok) return refuse(complain, reset.error.code);
    print(`${config.baseUrl ?? `http://localhost:${config.port}`}/reset#${reset.value.secret}`);
    print(`This link works once, until ${reset.value.expiresAt}.`);
    return 0;
  }
  // Unless it is told, a serving Concord asks for sessions again within seconds, and judges open sockets every minute.
  const told = await openOrders?.();
  const give = (order: Order) => told?.orders.give(order) ?? Promise.resolve();
  const elsewhere = {
    sessions: { forget: (user: UserId) => give({ kind: "forget_user", user }) },
    doors: { closeUser: (user: UserId) => give({ kind: "close_user", user }) },
  };
  const closed = await closeAccount({ db, ...elsewhere }, found.id).finally(() => told?.stop());
  if (!closed.ok) return refuse(complain, closed.error.code);
  print(`The account of ${email} is closed.`);
  return 0;
};

function refuse(complain: Desk["complain"], code: string): number {
  const words: Record<string, string> = {
    last_administrator: "This is the only administrator: make somebody else one first.",
    last_manager: "This is the only manager of a project: make somebody else one first.",
  };
  complain(words[code] ?? `This was refused: ${code}.`);
  return 1;
}

/** Reads everything and recomputes what can be recomputed; ends with a line that is equal for equal content. */
export const verify: Verb = async ({ url, print, complain }) => {
  const { faults, summary } = await withClient(url, (client) => inSnapshot(client, ({ db }) => verifyContent(db)));
  for (const fault of faults) complain(fault);
  print(`${faults.length} faults.`);
  print(summary);
  return faults.length === 0 ? 0 : 1;
};
