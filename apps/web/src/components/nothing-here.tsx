"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { PageHeader } from "./page-header.tsx";

/** For addresses that lead nowhere, or nowhere for this person; the two are alike on purpose. */
export function NothingHereText() {
  const t = useTranslations("common");
  return (
    <>
      <PageHeader title={t("nothingHere")} lead={t("nothingHereText")} />
      <Button asChild>
        <Link href="/projects">{t("toProjects")}</Link>
      </Button>
    </>
  );
}

export function NothingHere() {
  return (
    <main className="mx-auto max-w-xl px-6 py-20">
      <NothingHereText />
    </main>
  );
}
