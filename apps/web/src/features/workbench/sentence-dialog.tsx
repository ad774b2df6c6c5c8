"use client";

import type { Span } from "@concord/domain";
import { useTranslations } from "use-intl/react";
import { Dialog } from "#components/dialog.tsx";

type SentenceDialogProps = {
  readonly turn: number;
  readonly sentences: readonly (Span & { readonly words: string })[];
  readonly onChoose: (sentence: Span) => void;
  readonly onClose: () => void;
};

/** The way to code for those who cannot, or do not want to, select text. */
export function SentenceDialog({ turn, sentences, onChoose, onClose }: SentenceDialogProps) {
  const t = useTranslations("workbench");
  return (
    <Dialog open onOpenChange={onClose} title={t("sentencesOf", { turn })} description={t("sentencesLead")}>
      <ul className="-mx-2 max-h-[50dvh] overflow-y-auto">
        {sentences.map(({ start, end, words }) => (
          <li key={start}>
            <button
              type="button"
              onClick={() => onChoose({ start, end })}
              className="min-h-10 w-full rounded-sm px-2 py-1.5 text-start font-serif text-base hover:bg-accent-wash"
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
