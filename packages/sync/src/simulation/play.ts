import { snapshotOf } from "../server/snapshot.ts";
import type { Action } from "./action.ts";
import { accessOf, CODERS, ROOMS } from "./places.ts";
import { Random } from "./random.ts";
import type { Tab } from "./tab.ts";
import type { World } from "./world.ts";

const at = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(1, from.length)];
/** What is submitted is a layer. */
const LAYERS = ROOMS.slice(0, 3);

/** Edits by weight; `how` chooses. */
const EDITS: readonly ((tab: Tab) => void)[] = [
  (tab) => tab.add(),
  (tab) => tab.add(),
  (tab) => tab.add(),
  (tab) => tab.replace(),
  (tab) => tab.remove(),
  (tab) => tab.toggle(),
  (tab) => tab.toggle(),
  (tab) => tab.write(),
  (tab) => tab.write(),
  (tab) => tab.several(),
];

/** Carries out one action, on whatever there is at this moment. */
export function play(world: World, action: Action): void {
  const { which, how } = action;
  const { processes, openTabs, store, link } = world;
  const process = at(processes, which) ?? processes[0];
  const writing = openTabs.filter((tab) => tab.mode === "write");
  const coder = at(CODERS, which) ?? "alice";
  const room = at(ROOMS, how) ?? "codebook";
  if (!process) return;
  world.note(`${action.do} ${which} ${how}`);
  switch (action.do) {
    case "edit": {
      const tab = at(writing, which);
      if (tab) at(EDITS, how)?.(tab);
      return;
    }
    case "point":
      at(writing, which)?.point();
      return;
    case "open":
      world.openTab(coder, accessOf(coder, room) ? room : "codebook", how % 3 > 0);
      return;
    case "close":
    case "crash": {
      const tab = at(openTabs, which);
      if (tab) world.closeTab(tab, action.do === "close");
      return;
    }
    case "cut":
      at(
        world.wiresOf(() => true),
        which,
      )?.cut();
      return;
    case "partition_client":
    case "reach_client":
      world.setCutOff(coder, at(processes, how)?.host ?? "", action.do === "partition_client");
      return;
    case "break_link":
    case "mend_link":
      link.setBroken(process.host, at(processes, which + 1 + (how % 2))?.host ?? "", action.do === "break_link");
      return;
    case "link_weather":
      link.weather = { slowest: at([0, 5, 100, 3_000], which) ?? 0, drops: at([0, 0.1, 0.5], how) ?? 0, doubles: 0.2 };
      return;
    case "kill":
      if (process.isUp) world.kills++;
      process.kill();
      return;
    case "start":
      for (const each of processes) each.start();
      return;
    case "restart":
      void process.restart();
      return;
    case "store_down":
    case "store_up":
      store.setUp(action.do === "store_up");
      return;
    case "store_weather":
      store.slowest = at([0, 3, 40, 400], which) ?? 3;
      store.forgets = at([0, 0.1, 0.5], how) ?? 0;
      return;
    case "stop_reading":
      at(
        world.wiresOf(() => true),
        which,
      )?.unread(true);
      return;
    case "read_on":
      for (const wire of world.wiresOf(() => true)) wire.unread(false);
      return;
    case "compact":
      // By an operator's command, say: another process than those that serve the room.
      void store
        .seenBy(process.lifeSign())
        .compact(room, snapshotOf)
        .catch(() => world.note("no compaction"));
      return;
    case "submit":
      void world.submit(process, at(LAYERS, how) ?? "layer/alice");
      return;
    case "withdraw":
      world.withdraw(coder, room);
      return;
    case "sign_out":
      world.signOut(coder);
      return;
    case "judge_again":
      world.closeDoors((seat) => seat.user.id === coder, 4510, "access changed");
      return;
    case "hostile":
      world.attack(how % 3 === 0 ? "layer/bob" : "codebook", new Random(which * 1_000 + how, "hostile"));
      return;
    case "wait":
      return;
  }
}
