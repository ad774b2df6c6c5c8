"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Progress } from "#components/progress.tsx";
import { DropZone } from "./drop-zone.tsx";
import { ImportCard } from "./import-card.tsx";
import { importable, isNameTwice, namesTwice } from "./import-queue.ts";
import { useImport } from "./use-import.ts";

export function ImportPanel({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("documents");
  const { queue, dispatch, add, importAll, running } = useImport(projectId);
  const twice = namesTwice(queue);
  const ready = importable(queue).length;
  const read = queue.filter(({ state }) => state.kind !== "reading").length;
  const imported = queue.filter(({ state }) => state.kind === "imported").length;
  const settled = queue.every(({ state }) => state.kind === "imported" || state.kind === "refused");
  const underWay = running
    ? { words: t("importProgress", running), share: running.done / running.all }
    : read < queue.length
      ? { words: t("progress", { done: read, all: queue.length }), share: read / queue.length }
      : null;
  return (
    <div className="mb-10">
      <DropZone onFiles={add} />
      {queue.length > 0 && (
        <section aria-labelledby="queue-heading" className="mt-6">
          <h2 id="queue-heading" className="font-serif text-xl font-semibold">
            {t("queueTitle")}
          </h2>
          <ul className="mt-3 flex flex-col gap-3">
            {queue.map((file) => (
              <ImportCard
                key={file.id}
                projectId={projectId}
                file={file}
                // One file alone is opened for review; of several, each opens when it is wanted.
                startOpen={queue.length === 1}
                nameTaken={file.state.kind === "ready" && isNameTwice(twice, file.state.name)}
                dispatch={dispatch}
              />
            ))}
          </ul>
          <div className="sticky bottom-0 mt-4 flex flex-wrap items-center justify-end gap-x-2 gap-y-3 border-t border-line bg-page py-3">
            <div className="me-auto flex min-w-0 flex-1 flex-col gap-1.5 md:max-w-sm">
              <p role="status" className="text-sm text-ink-muted">
                {underWay?.words}
                {!underWay && settled && imported > 0 && t("done", { count: imported })}
              </p>
              {underWay && <Progress share={underWay.share} label={underWay.words} />}
            </div>
            {!running && <Button onClick={() => dispatch({ type: "cleared" })}>{t("clear")}</Button>}
            {!settled && (
              <Button variant="primary" busy={running !== null} disabled={ready === 0 && !running} onClick={importAll}>
                {t("importAll", { count: running ? running.all : ready })}
              </Button>
            )}
          </div>
        </section>
      )}
    </div>
  );
}
