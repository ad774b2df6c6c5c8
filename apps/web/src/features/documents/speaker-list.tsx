"use client";

import type { Speaker } from "@concord/domain";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";

/** Who speaks, each with their part in words. */
export function SpeakerList({ speakers }: { readonly speakers: readonly Speaker[] }) {
  const t = useTranslations("documents.part");
  return (
    <ul className="flex flex-wrap gap-1.5">
      {speakers.map(({ name, part }) => (
        <li key={name}>
          <Badge tone={part === "participant" ? "accent" : "plain"}>
            <span className="font-semibold">{name}</span>
            <span className="font-normal">{t(part)}</span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
