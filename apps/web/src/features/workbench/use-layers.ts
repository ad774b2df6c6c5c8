import type { UserId } from "@concord/domain";
import type { ConnectionState } from "@concord/sync/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { deviceOf } from "#features/local-work/device.ts";
import type { LayerStore } from "./layer-store.ts";
import { holdLayer, type LayerAbout, type OpenedLayer } from "./open-layers.ts";

/** The person's own layer for as long as the screen shows it; `undefined` until it is opened, here and on the device. */
export function useOwnLayer(room: string, owner: UserId, about: LayerAbout): OpenedLayer | undefined {
  const [held, setHeld] = useState<OpenedLayer>();
  useEffect(() => {
    let gone = false;
    let release = () => {};
    void deviceOf(owner).then(async ({ account }) => {
      if (gone) return;
      const hold = holdLayer(room, owner, { account, about });
      release = hold.release;
      await hold.layer.connection.whenOpened();
      if (!gone) setHeld(hold.layer);
    });
    return () => {
      gone = true;
      release();
    };
  }, [room, owner, about]);
  return held;
}

export type ReadableRoom = { readonly coderId: UserId; readonly name: string; readonly room: string };
export type OtherLayer = ReadableRoom & Pick<OpenedLayer, "store" | "presence">;

/** The other coders' layers in an open round. In a blind round there is no room to read, and nothing is asked for. */
export function useOtherLayers(rooms: readonly ReadableRoom[]): readonly OtherLayer[] {
  const [layers, setLayers] = useState<readonly OtherLayer[]>([]);
  useEffect(() => {
    const held = rooms.map((room) => ({ room, ...holdLayer(room.room, room.coderId) }));
    setLayers(held.map(({ room, layer }) => ({ ...room, store: layer.store, presence: layer.presence })));
    return () => {
      for (const { release } of held) release();
    };
  }, [rooms]);
  return layers;
}

export function useConnection(layer: OpenedLayer): ConnectionState {
  const { subscribe, getState } = layer.connection;
  return useSyncExternalStore(subscribe, getState, getState);
}

/** Counts the changes of layers; changes within one frame count as one, so that fifty a second do not draw fifty times. */
export function useLayerVersion(stores: readonly LayerStore[]): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let frame = 0;
    const onChange = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setVersion((before) => before + 1);
      });
    };
    const stops = stores.map((store) => store.subscribe(onChange));
    // What arrived between drawing and subscribing.
    onChange();
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [stores]);
  return version;
}
