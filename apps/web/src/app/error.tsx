"use client";

import { useTranslations } from "use-intl/react";
import { ErrorPanel } from "#components/error-panel.tsx";

export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  const t = useTranslations("common");
  return (
    <main className="mx-auto max-w-xl px-6 py-20">
      <h1 className="mb-2 font-serif text-2xl font-semibold">{t("crashed")}</h1>
      <p className="mb-6 text-ink-muted">{t("crashedText")}</p>
      <ErrorPanel error={error} onRetry={reset} />
    </main>
  );
}
