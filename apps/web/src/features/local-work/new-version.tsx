"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { savedWithin, unsentLayers } from "#features/workbench/open-layers.ts";
import { isOutdated, onReconnected } from "./shell.ts";

const EVERY_MS = 10 * 60_000;
const PATIENCE_MS = 3_000;

/** Says that the server has a newer build than this page, and loads it when asked; never by itself. */
export function NewVersion() {
  const t = useTranslations("offline");
  const [outdated, setOutdated] = useState(false);
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === "visible" && (await isOutdated())) setOutdated(true);
    };
    void look();
    const repeated = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    const stop = onReconnected(look);
    return () => {
      clearInterval(repeated);
      document.removeEventListener("visibilitychange", look);
      stop();
    };
  }, []);
  if (!outdated) return null;
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-0 z-30 mx-auto mb-4 flex max-xl:mb-14 w-fit max-w-[calc(100vw-2rem)] items-center gap-4 rounded-md border border-line bg-raised py-2 ps-4 pe-2 text-sm shadow-(--shadow-float) print:hidden"
    >
      {t("newVersion")}
      <Button size="small" variant="primary" onClick={() => void loadAnew()}>
        {t("reload")}
      </Button>
    </div>
  );
}

/** What can be saved is saved first; the browser asks when something would be lost. */
async function loadAnew(): Promise<void> {
  const layers = unsentLayers().map(({ layer }) => layer);
  await savedWithin(layers, PATIENCE_MS);
  location.reload();
}
