import { installation } from "@concord/contracts";
import { type AccountStore, canEncrypt, type LocalStore, localKey, openLocalStore } from "@concord/sync/client";
import { call } from "#lib/api.ts";
import { fromBase64 } from "#lib/base64.ts";
import { forgetShell, keepShell } from "./shell.ts";

/** What this device keeps for the person at it. */
export type Device = {
  /** Opened when work is kept here, or when something of an earlier time waits here; else there is none. */
  readonly account: AccountStore | undefined;
  /** Whether the person has chosen to keep work on this device. */
  readonly keeps: boolean;
};

/** Why work cannot be kept here. */
export type KeepingFault = "insecure" | "refused";

const NOTHING: Device = { account: undefined, keeps: false };
let store: Promise<LocalStore> | undefined;
let present: { readonly user: string; readonly device: Promise<Device> } | undefined;

/** Whether the choice can be offered at all: browsers encrypt over https and on localhost only. */
export function mayKeep(): boolean {
  return canEncrypt() && typeof indexedDB !== "undefined";
}

function localStore(): Promise<LocalStore> {
  store ??= openLocalStore();
  // A browser that refuses now may agree after the person has changed a setting.
  store.catch(() => {
    store = undefined;
  });
  return store;
}

/** What is kept for somebody signed in. Of everybody else, what the server has is removed on the way. */
export function deviceOf(user: string): Promise<Device> {
  if (present?.user !== user) {
    const opening = open(user).catch(() => {
      // The next who asks tries again: the server may answer by then.
      if (present?.device === opening) present = undefined;
      return NOTHING;
    });
    present = { user, device: opening };
  }
  return present.device;
}

/** The same for whoever was asked about last; without the server, for whoever's work is kept here. */
export async function presentDevice(): Promise<Device> {
  if (present) return present.device;
  const account = mayKeep() ? await (await localStore()).account().catch(() => undefined) : undefined;
  return account ? deviceOf(account.user) : NOTHING;
}

async function open(user: string): Promise<Device> {
  if (!mayKeep()) return NOTHING;
  const local = await localStore();
  const kept = await local.account();
  const key = kept?.user === user ? kept.key : undefined;
  await local.signedIn(user, key);
  if (key) {
    void keepShell();
    return { account: local.of(user, key), keeps: true };
  }
  void forgetShell();
  const waits = (await local.unsentRooms(user)).length > 0 || (await local.drafts(user)) > 0;
  return waits ? { account: local.of(user, await fetchKey()), keeps: false } : NOTHING;
}

async function fetchKey(): Promise<CryptoKey> {
  return localKey(fromBase64((await call(installation.readDeviceKey)).key));
}

/** Whether this page has kept the person's work on the device, before the session ended. */
export async function keptBefore(user: string): Promise<boolean> {
  return present?.user === user && (await present.device).keeps;
}

/** The person's choice, at sign-in or later. Answers why it could not be followed, if so. */
export async function chooseKeeping(user: string, keep: boolean): Promise<KeepingFault | undefined> {
  if (!mayKeep()) return keep ? "insecure" : undefined;
  try {
    await (await localStore()).signedIn(user, keep ? await fetchKey() : undefined);
    // So that the browser does not clear it when it runs short; it may say no.
    if (keep) void navigator.storage?.persist?.();
    return undefined;
  } catch {
    return keep ? "refused" : undefined;
  } finally {
    present = undefined;
    await deviceOf(user);
  }
}

/** The account's store, whatever was chosen: for somebody who signs out with unsent work and wants it kept. */
export async function accountForLeaving(user: string): Promise<AccountStore> {
  const { account } = await deviceOf(user);
  return account ?? (await localStore()).of(user, await fetchKey());
}

/** The session has ended by itself: nothing here can be read until somebody signs in. */
export async function lockDevice(): Promise<void> {
  // Somebody else may have signed in meanwhile, in another tab; that key is not this page's to take away.
  if (mayKeep()) await (await localStore()).lock(present?.user).catch(() => undefined);
}

/** Signing out: the key and everything that the server has is removed. */
export async function leaveDevice(): Promise<void> {
  present = undefined;
  if (mayKeep()) await (await localStore()).signedOut().catch(() => undefined);
  await forgetShell();
}

export async function unsentOnDevice(user: string): Promise<readonly { room: string; changes: number }[]> {
  return mayKeep() ? (await localStore()).unsentRooms(user).catch(() => []) : [];
}
