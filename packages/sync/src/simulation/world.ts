import * as Y from "yjs";
import { CloseCode, MessageType, readClientMessage, readStateVector } from "../protocol/index.ts";
import type { Seat, SyncEvent } from "../server/index.ts";
import { socketClassOf } from "../testing/memory-network.ts";
import { EventQueue } from "./event-queue.ts";
import { hostileFrames } from "./hostile.ts";
import { type LinkFault, SimulatedLink } from "./link.ts";
import { accessOf, HOSTILE, ROOMS } from "./places.ts";
import { SimulatedProcess } from "./process.ts";
import type { Random } from "./random.ts";
import { SimulatedStore, type StoreFault } from "./store.ts";
import { Tab } from "./tab.ts";
import type { Trace } from "./trace.ts";
import { Violation } from "./violation.ts";
import { Watch } from "./watch.ts";
import { Wire } from "./wire.ts";

const HOSTS = ["p0", "p1", "p2"] as const;

/** Something deliberately wrong, to see that it is noticed. */
export type Fault = StoreFault | LinkFault | "door_stays_open";

/** Who connects, as far as the door is concerned. */
type Visitor = { readonly coder: string; readonly room: string; readonly tab: Tab | undefined };

/** Everything there is in a run: processes, store, link, coders and their tabs. */
export class World {
  readonly queue = new EventQueue();
  readonly watch = new Watch(ROOMS);
  readonly store: SimulatedStore;
  readonly link: SimulatedLink;
  readonly processes: readonly SimulatedProcess[];
  /** Every tab there ever was, also those that are closed. */
  readonly tabs: Tab[] = [];
  /** What went wrong first. Kept, since the server catches what is thrown into it. */
  broken: unknown;
  kills = 0;
  /** Client ids that somebody else may have spoken for first: presence is then theirs. */
  readonly claimed = new Set<number>();
  readonly #random: Random;
  readonly #trace: Trace;
  readonly #fault: Fault | undefined;
  readonly #visitors = new Map<string, Visitor>();
  readonly #wires = new Map<Wire, { readonly visitor: Visitor; readonly host: string }>();
  readonly #shut = new WeakSet<Wire>();
  readonly #copies = new Map<string, Uint8Array>();
  readonly #withdrawn = new Set<string>();
  readonly #signedOut = new Set<string>();
  readonly #cutOff = new Set<string>();
  #visits = 0;

  constructor(random: Random, trace: Trace, fault: Fault | undefined) {
    this.#random = random;
    this.#trace = trace;
    this.#fault = fault;
    const { queue } = this;
    this.store = new SimulatedStore(
      queue,
      random.of("store"),
      (room, update) => {
        this.note(`stored ${room} ${update.length}`);
        this.#guarded(() => this.watch.stored(room, update));
        if (this.store.isClosed(room)) this.fail(new Violation("frozen", `${room} was stored to after it was closed`));
      },
      storeFault(fault),
    );
    this.link = new SimulatedLink(queue, random.of("link"), linkFault(fault));
    const around = { queue, store: this.store, link: this.link, log: this.#hear };
    this.processes = HOSTS.map((host) => new SimulatedProcess(host, around));
  }

  note(what: string): void {
    this.#trace.add(this.queue.now, what);
  }

  fail(error: unknown): void {
    this.broken ??= error;
  }

  get openTabs(): readonly Tab[] {
    return this.tabs.filter((tab) => !tab.isClosed);
  }

  isWithdrawn(coder: string, room: string): boolean {
    return this.#withdrawn.has(`${coder} ${room}`);
  }

  /** Why this coder may not enter, if so. */
  refusal(coder: string, room: string): { readonly code: number; readonly reason: string } | undefined {
    if (this.#signedOut.has(coder)) return { code: CloseCode.SignedOut, reason: "signed out" };
    if (!accessOf(coder, room) && coder !== HOSTILE) return { code: CloseCode.Forbidden, reason: "no access" };
    if (this.isWithdrawn(coder, room)) return { code: CloseCode.Forbidden, reason: "no access" };
    if (this.store.isClosed(room)) return { code: CloseCode.RoomClosed, reason: "submitted" };
    return undefined;
  }

  openTab(coder: string, room: string, withCopy: boolean): void {
    const mode = accessOf(coder, room);
    if (!mode || this.openTabs.length >= 7) return;
    this.#signedOut.delete(coder);
    const name = `${coder}.${++this.#visits}`;
    const kept = `${coder} ${room}`;
    const visitor = { coder, room, tab: undefined as Tab | undefined };
    this.#visitors.set(name, visitor);
    const tab = new Tab({
      name,
      coder,
      room,
      mode,
      clientId: 2 ** 31 + this.#random.below(2 ** 30),
      copy: withCopy ? this.#copies.get(kept) : undefined,
      queue: this.queue,
      random: this.#random.of(name),
      SocketClass: this.#socketClass,
      truth: () => this.store.truth(room),
      onWrong: (error) => this.fail(error),
      onState: (each) => this.note(`${each.name} ${each.connection.getState().phase} ${each.unsaved}`),
    });
    visitor.tab = tab;
    this.tabs.push(tab);
    if (withCopy) this.#keepCopy(tab, kept);
  }

  /** A page ends: in order, or with its browser. */
  closeTab(tab: Tab, inOrder: boolean): void {
    if (!inOrder) for (const [wire, { visitor }] of this.#wires) if (visitor.tab === tab) wire.abandon();
    tab.close();
  }

  /** Connections that are not over, oldest first. */
  wiresOf(concerns: (visitor: { readonly coder: string; readonly room: string }, host: string) => boolean): Wire[] {
    for (const wire of this.#wires.keys()) if (wire.isOver) this.#wires.delete(wire);
    return [...this.#wires].filter(([, { visitor, host }]) => concerns(visitor, host)).map(([wire]) => wire);
  }

  setCutOff(coder: string, host: string, cutOff: boolean): void {
    const pair = `${coder} ${host}`;
    if (cutOff) this.#cutOff.add(pair);
    else this.#cutOff.delete(pair);
    for (const wire of this.wiresOf((visitor, at) => visitor.coder === coder && at === host)) wire.partition(cutOff);
  }

  /** The lead, or the coder: the layer is closed in the store, then its sockets are, wherever they are. */
  async submit(process: SimulatedProcess, room: string): Promise<void> {
    const { sync } = process;
    if (!sync) return;
    await sync.flush(room);
    try {
      await this.store.close(room, process.lifeSign());
    } catch {
      this.note(`${room} may be closed or not`);
      return;
    }
    this.note(`closed ${room}`);
    this.closeDoors((seat) => seat.room === room, CloseCode.RoomClosed, "submitted");
  }

  withdraw(coder: string, room: string): void {
    this.#withdrawn.add(`${coder} ${room}`);
    this.closeDoors((seat) => seat.room === room && seat.user.id === coder, CloseCode.Forbidden, "access withdrawn");
  }

  signOut(coder: string): void {
    this.#signedOut.add(coder);
    this.closeDoors((seat) => seat.user.id === coder, CloseCode.SignedOut, "signed out");
  }

  /** On every process, on each a little later or sooner. */
  closeDoors(where: (seat: Seat) => boolean, code: number, reason: string): void {
    for (const process of this.processes)
      this.queue.schedule(() => {
        const { sync } = process;
        if (!sync) return;
        if (this.#fault !== "door_stays_open") void sync.closeWhere(where, code, reason);
        for (const [wire, seat] of process.wires) if (where(seat)) this.#shut.add(wire);
      }, this.#random.below(20));
  }

  attack(room: string, kind: Random): void {
    const visitor = { coder: HOSTILE, room, tab: undefined };
    const name = `${HOSTILE}.${++this.#visits}`;
    this.#visitors.set(name, visitor);
    const others = this.openTabs.filter((tab) => tab.room === room).map((tab) => tab.doc.clientID);
    for (const id of others) this.claimed.add(id);
    const frames = hostileFrames(kind, room, 2 ** 30 + this.#random.below(2 ** 30), others);
    const wire = this.#connect(`ws://proxy/${name}?acks=1`);
    const socket = wire.clientSocket();
    socket.addEventListener("open", () => {
      for (const frame of frames) socket.send(new Uint8Array(frame));
    });
    this.queue.schedule(() => (kind.chance(0.5) ? socket.close() : wire.abandon()), kind.below(3_000));
  }

  /** Everything works from here on. */
  heal(): void {
    this.store.setUp(true);
    this.store.slowest = 3;
    this.store.forgets = 0;
    this.link.mend();
    for (const process of this.processes) process.start();
    for (const pair of [...this.#cutOff]) this.setCutOff(...(pair.split(" ") as [string, string]), false);
    for (const wire of this.#wires.keys()) wire.unread(false);
  }

  /** Ends what would otherwise go on. */
  end(): void {
    for (const process of this.processes) process.kill();
    for (const tab of this.openTabs) tab.close();
  }

  #keepCopy(tab: Tab, kept: string): void {
    let planned = false;
    tab.doc.on("update", () => {
      if (planned) return;
      planned = true;
      this.queue.schedule(() => {
        planned = false;
        // A page that is gone writes nothing more.
        if (!tab.isClosed) this.#copies.set(kept, merged(this.#copies.get(kept), tab.copy()));
      }, this.#random.below(20));
    });
  }

  readonly #socketClass = socketClassOf((url) => this.#connect(url).clientSocket());

  #connect(url: string): Wire {
    const name = url.slice("ws://proxy/".length).split("?")[0] ?? "";
    const visitor = this.#visitors.get(name);
    if (!visitor) throw new Error(`expected somebody known, found ${url}`);
    const up = this.processes.filter((process) => process.isUp);
    const process = this.#random.pick(up.length > 0 ? up : this.processes);
    const { room, coder } = visitor;
    const wire: Wire = new Wire(url, this.queue, this.#random.of(`wire ${++this.#visits}`), 12, {
      sent: (frame) => noteBrought(visitor.tab, frame),
      received: (frame) => this.#watchFrame(wire, room, "in", frame),
      relayed: (frame) => this.#watchFrame(wire, room, "out", frame),
      delivered: () => undefined,
    });
    this.#wires.set(wire, { visitor, host: process.host });
    if (this.#cutOff.has(`${coder} ${process.host}`)) wire.partition(true);
    wire.knock(() => {
      const refusal = this.refusal(coder, room);
      if (!process.isUp) return wire.fail();
      if (refusal) return wire.refuse(refusal.code, refusal.reason);
      const mode = accessOf(coder, room) ?? (room === "layer/bob" ? "read" : "write");
      process.seat(wire, { room, connectionId: name, user: { id: coder }, mode, acks: true });
    });
    return wire;
  }

  #watchFrame(wire: Wire, room: string, way: "in" | "out", frame: Uint8Array): void {
    if (way === "in") {
      if (!this.#shut.has(wire)) this.watch.cameIn(room, frame);
      return;
    }
    if (this.#shut.has(wire))
      this.fail(new Violation("doors", `a frame goes to ${wire.url} after its door was closed`));
    this.#guarded(() => this.watch.goesOut(room, frame));
  }

  #guarded(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.fail(error);
    }
  }

  readonly #hear = (process: string, event: SyncEvent): void => {
    const { kind } = event;
    const of = "room" in event ? event.room : "";
    this.note(`${process} ${kind} ${of}${"code" in event ? ` ${event.code}` : ""}`);
    if (kind === "abandoned" || kind === "unreadable_update")
      this.fail(new Violation("nothing_breaks", `${process}: ${kind} ${of}: ${event.error}`));
    if (
      (kind === "compaction_failed" || kind === "load_failed") &&
      !/the (connection to the )?store/.test(String(event.error))
    )
      this.fail(new Violation("nothing_breaks", `${process}: ${kind} ${of}: ${event.error}`));
  };
}

/** What the document held when a connection began: the client says so first. */
function noteBrought(tab: Tab | undefined, frame: Uint8Array): void {
  if (!tab || frame[0] !== MessageType.Sync) return;
  const message = readClientMessage(frame);
  if (message.type === "step1") tab.brought = readStateVector(message.stateVector);
}

const merged = (former: Uint8Array | undefined, latest: Uint8Array) =>
  former ? Y.mergeUpdates([former, latest]) : latest;

const storeFault = (fault: Fault | undefined): StoreFault | undefined =>
  fault === "acknowledges_early" || fault === "ignores_fence" || fault === "compacts_too_far" ? fault : undefined;
const linkFault = (fault: Fault | undefined): LinkFault | undefined =>
  fault === "delivers_to_another_room" ? fault : undefined;
