import { describe, expect, it } from "vitest";
import { AckLedger } from "./ack-ledger.ts";

const edit = (ledger: AckLedger, ticket: number, whole = false) => {
  ledger.received();
  return ledger.accepted(ticket, 10, whole);
};
const refuse = (ledger: AckLedger, whole = false) => {
  ledger.received();
  return ledger.refused(whole);
};

describe("the ledger of a connection", () => {
  it("[ACK-7] a message is stored when the room's log has stored as many updates as stood before and with it", () => {
    const ledger = new AckLedger();
    edit(ledger, 3);
    edit(ledger, 5);
    expect([ledger.storedUpTo(2), ledger.stored, ledger.unstoredBytes]).toEqual([false, 0, 20]);
    expect([ledger.storedUpTo(4), ledger.stored, ledger.unstoredBytes]).toEqual([true, 1, 10]);
    expect([ledger.storedUpTo(9), ledger.stored, ledger.unstoredBytes]).toEqual([true, 2, 0]);
  });

  it("[ACK-8] after a refusal the client is asked once, and its answer ends the matter", () => {
    const ledger = new AckLedger();
    edit(ledger, 1);
    expect(refuse(ledger)).toBe(true);
    edit(ledger, 2);
    ledger.storedUpTo(2);
    expect(ledger.stored).toBe(1);
    expect(edit(ledger, 3, true)).toBe(false);
    ledger.storedUpTo(3);
    expect(ledger.stored).toBe(4);
  });

  it("[ACK-9] when more was refused before the answer, the client is asked again, and nothing is acknowledged till then", () => {
    const ledger = new AckLedger();
    expect([refuse(ledger), refuse(ledger)]).toEqual([true, false]);
    expect(edit(ledger, 1, true)).toBe(true);
    ledger.storedUpTo(1);
    expect(ledger.stored).toBe(0);
    expect(edit(ledger, 1, true)).toBe(false);
    ledger.storedUpTo(1);
    expect(ledger.stored).toBe(4);
  });

  it("[ACK-10] an answer that is itself refused is asked for again", () => {
    const ledger = new AckLedger();
    expect([refuse(ledger), refuse(ledger, true), refuse(ledger)]).toEqual([true, true, false]);
  });
});
