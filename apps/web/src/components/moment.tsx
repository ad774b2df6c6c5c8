"use client";

import { useFormatter, useTranslations } from "use-intl/react";

/** A time of the server in the viewer's own zone; the zone is named on hover and for screen readers' details. */
export function Moment({ at, withTime = true }: { readonly at: string; readonly withTime?: boolean }) {
  const t = useTranslations("common");
  const format = useFormatter();
  const date = new Date(at);
  const long = format.dateTime(date, { dateStyle: "full", timeStyle: "short" });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <time dateTime={at} title={t("zone", { time: long, zone })}>
      {format.dateTime(date, withTime ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "medium" })}
    </time>
  );
}
