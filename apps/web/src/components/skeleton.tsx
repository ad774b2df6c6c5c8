"use client";

import { useTranslations } from "use-intl/react";
import { classNames } from "#lib/class-names.ts";

/** A place where something is about to be; stays invisible for the first fifth of a second. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={classNames("h-4 animate-late rounded-sm bg-line/70", className)} />;
}

const WIDTHS = ["w-11/12", "w-full", "w-4/5", "w-10/12", "w-3/5", "w-full"];

/** Lines of a page that is loading, told once to those who cannot see them. */
export function LoadingLines({ lines = 4 }: { readonly lines?: number }) {
  const t = useTranslations("common");
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change place
        <Skeleton key={line} className={WIDTHS[line % WIDTHS.length] ?? "w-full"} />
      ))}
    </div>
  );
}
