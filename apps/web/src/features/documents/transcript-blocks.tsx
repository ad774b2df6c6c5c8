"use client";

import { useTranslations } from "use-intl/react";
import { classNames } from "#lib/class-names.ts";
import type { Preview } from "./queries.ts";

type TranscriptBlocksProps = {
  readonly text: string;
  readonly structure: Preview["structure"];
  /** Blocks shown from the beginning; all of them unless given. */
  readonly limit?: number;
  readonly className?: string;
};

/** A transcript to read, block by block as it is stored; labels are shown as they were typed. */
export function TranscriptBlocks({ text, structure, limit, className }: TranscriptBlocksProps) {
  const t = useTranslations("documents");
  return (
    <div className={classNames("flex flex-col gap-3 font-serif text-[1.0625rem] leading-relaxed", className)}>
      {structure.blocks.slice(0, limit).map((block) => {
        const label = text.slice(block.start, block.labelEnd).trim();
        const words = text.slice(block.labelEnd, block.end).trim();
        const speaker = block.speaker === undefined ? undefined : structure.speakers[block.speaker];
        if (block.kind === "heading") {
          return (
            <p key={block.start} dir="auto" className="mt-3 font-sans text-base font-semibold whitespace-pre-wrap">
              {words}
            </p>
          );
        }
        return (
          <div key={block.start} className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3">
            <span className="pt-0.5 text-end font-sans text-xs text-ink-faint tabular-nums">
              {block.turn !== undefined && (
                <>
                  <span className="sr-only">{t("turn", { number: block.turn })}</span>
                  <span aria-hidden>{block.turn}</span>
                </>
              )}
            </span>
            <p dir="auto" className="whitespace-pre-wrap break-words">
              {label && (
                <span
                  className={classNames(
                    "me-1.5 font-sans text-sm font-semibold",
                    speaker?.part === "participant" ? "text-accent" : "text-ink-muted",
                  )}
                >
                  {label}
                </span>
              )}
              {words}
            </p>
          </div>
        );
      })}
    </div>
  );
}
