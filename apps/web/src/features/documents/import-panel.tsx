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
  return (
    <div className="mb-10">
      <DropZone onFiles={add} />
      {queue.length > 0 && (
        <section aria-labelledby="queue-heading" className="mt-6">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <h2 id="queue-heading" className="font-serif text-xl font-semibold">
              {t("queueTitle")}
            </h2>
            <p role="status" className="text-sm text-ink-muted">
              {read < queue.length && t("progress", { done: read, all: queue.length })}
              {running && t("importProgress", running)}
              {!running && settled && imported > 0 && t("done", { count: imported })}
            </p>
          </div>
          {read < queue.length && (
            <Progress share={read / queue.length} label={t("progress", { done: read, all: queue.length })} />
          )}
          {running && <Progress share={running.done / running.all} label={t("importProgress", running)} />}
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
          <div className="sticky bottom-0 mt-4 flex flex-wrap justify-end gap-2 border-t border-line bg-page/95 py-3">
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
