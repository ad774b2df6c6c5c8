"use client";

import { Info } from "lucide-react";
import { classNames } from "#lib/class-names.ts";
import { useNoticeSentence } from "./import-words.ts";
import type { Notice } from "./queries.ts";

export function NoticeList({
  notices,
  className,
}: {
  readonly notices: readonly Notice[];
  readonly className?: string;
}) {
  const sentence = useNoticeSentence();
  return (
    <ul className={classNames("flex flex-col gap-1.5 text-sm text-ink-muted", className)}>
      {notices.map((notice) => (
        <li key={JSON.stringify(notice)} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          {sentence(notice)}
        </li>
      ))}
    </ul>
  );
}
