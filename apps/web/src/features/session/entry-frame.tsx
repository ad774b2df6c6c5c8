"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Wordmark } from "#components/mark.tsx";
import { useDocumentTitle } from "#components/page-header.tsx";
import { CodedPage } from "./coded-page.tsx";

type EntryFrameProps = { readonly title: string; readonly lead?: ReactNode; readonly children?: ReactNode };

/** The page before one is signed in: one thing to do, and what this place is for. */
export function EntryFrame({ title, lead, children }: EntryFrameProps) {
  const t = useTranslations("session");
  const common = useTranslations("common");
  useDocumentTitle(title);
  return (
    <div className="grid min-h-dvh xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <main className="flex flex-col px-6 py-8 md:px-12">
        <Wordmark name={common("product")} />
        <div className="mx-auto w-full max-w-md py-12 md:my-auto">
          <h1 className="font-serif text-3xl font-semibold tracking-tight break-words">{title}</h1>
          {lead && <div className="mt-2 text-ink-muted">{lead}</div>}
          <div className="mt-8">{children}</div>
        </div>
      </main>
      <aside aria-hidden className="hidden flex-col justify-center border-s border-line bg-sunken px-14 py-12 xl:flex">
        <div className="mx-auto w-full max-w-lg">
          <CodedPage />
          <p className="mt-9 font-serif text-xl leading-relaxed text-ink-muted">
            {t("taglineCode")}
            <br />
            {t("taglineCompare")}
            <br />
            {t("taglineAgree")}
          </p>
        </div>
      </aside>
    </div>
  );
}
