"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { classNames } from "#lib/class-names.ts";

const ENDINGS = ".txt,.text,.md,.markdown,.docx,.vtt";

/** A file dropped beside the zone would otherwise be opened by the browser in place of the page. */
function useFilesStayOut(): void {
  useEffect(() => {
    const stay = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);
}

/** Takes files by dropping or choosing; the button is the equal way for those who do not drag. */
export function DropZone({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const t = useTranslations("documents");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useFilesStayOut();
  const drag = (event: DragEvent, entering: boolean) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(entering);
  };
  return (
    <section
      aria-label={t("dropTitle")}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        drag(event, false);
        onFiles(event.dataTransfer.files);
      }}
      className={classNames(
        "flex flex-wrap items-center gap-x-6 gap-y-4 rounded-lg border-2 border-dashed px-6 py-6 transition-colors",
        over ? "border-accent bg-accent-wash" : "border-line-strong bg-surface",
      )}
    >
      <FileUp aria-hidden className="size-8 shrink-0 text-accent" />
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-serif text-lg font-semibold">{over ? t("dropNow") : t("dropTitle")}</p>
        <p className="text-sm text-ink-muted">
          {t("dropText")} {t("nothingStored")}
        </p>
      </div>
      <Button variant="primary" onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ENDINGS}
        hidden
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files ?? []);
          // The same file may be chosen again after it was mended.
          currentTarget.value = "";
        }}
      />
    </section>
  );
}
