import { accounts, type Database } from "@concord/db";

const WINDOW_SECONDS = 15 * 60;
const PER_ACCOUNT_AND_ADDRESS = 10;
const PER_ADDRESS = 100;

/**
 * Slows the guessing of passwords and links. Attempts count per address, and per account *from an address*: guessing
 * somebody's password from elsewhere does not lock the owner out, and a whole team behind one address is not stopped
 * by one forgetful member. Counts stand in the database, so that a restart or a second process does not begin anew.
 */
export function createSignInLimits(db: Database) {
  const subjects = (address: string, account: string) => ({
    pair: `pair ${address} ${account}`,
    address: `address ${address}`,
  });
  return {
    /** Counts an attempt; answers whether it may go on. */
    async permit(address: string, account: string): Promise<boolean> {
      const subject = subjects(address, account);
      // The address first: an address that is stopped leaves no further rows behind.
      if ((await accounts.countAttempt(db, subject.address, WINDOW_SECONDS)) > PER_ADDRESS) return false;
      return (await accounts.countAttempt(db, subject.pair, WINDOW_SECONDS)) <= PER_ACCOUNT_AND_ADDRESS;
    },
    /** Counts an attempt of somebody who is signed in already: it weighs on nobody else behind the address. */
    async permitSignedIn(address: string, account: string): Promise<boolean> {
      const { pair } = subjects(address, account);
      return (await accounts.countAttempt(db, pair, WINDOW_SECONDS)) <= PER_ACCOUNT_AND_ADDRESS;
    },
    /** A success clears the pair and takes its own attempt off the address, and no more: an attacker may have an account. */
    async succeeded(address: string, account: string): Promise<void> {
      const subject = subjects(address, account);
      await accounts.forgetAttempts(db, subject.pair);
      await accounts.takeBackAttempt(db, subject.address);
    },
  };
}

export type SignInLimits = ReturnType<typeof createSignInLimits>;
