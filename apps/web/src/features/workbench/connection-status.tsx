"use client";

import { CloseCode, type ConnectionState } from "@concord/sync/client";
import { Check, CloudOff, LoaderCircle, Unplug } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { classNames } from "#lib/class-names.ts";

const PATIENCE_MS = 1000;
const SENT_SHOWN_MS = 5000;

/** Whether saving has taken so long that it should be said. Until then the word "Saved" is gone, and nothing stands in its place. */
function useSlow(saving: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!saving) return setSlow(false);
    const later = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(later);
  }, [saving]);
  return saving && slow;
}

/** How many changes were sent after having been offline; for five seconds. */
function useSentChanges({ phase, unsaved, restarting }: ConnectionState): number {
  const waiting = useRef(0);
  const [sent, setSent] = useState(0);
  useEffect(() => {
    // Nobody was told that a restart kept anything back.
    if (phase === "offline") waiting.current = restarting ? 0 : unsaved;
    if (phase !== "saved" || waiting.current === 0) return;
    setSent(waiting.current);
    waiting.current = 0;
  }, [phase, unsaved, restarting]);
  useEffect(() => {
    if (sent === 0) return;
    const later = setTimeout(() => setSent(0), SENT_SHOWN_MS);
    return () => clearTimeout(later);
  }, [sent]);
  return sent;
}

const ICONS = {
  connecting: LoaderCircle,
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  refused: Unplug,
} as const;

/** The state of saving, as a word; the time on hover and for those who ask. */
export function ConnectionStatus({ state }: { readonly state: ConnectionState }) {
  const t = useTranslations("workbench");
  const format = useFormatter();
  // A server that restarts is back in a moment, and nothing is lost: no reason to alarm anybody.
  const phase = state.restarting ? "connecting" : state.phase;
  const slow = useSlow(phase === "saving");
  const sent = useSentChanges(state);
  const Icon = ICONS[phase];
  const word = sent > 0 && phase === "saved" ? t("sent", { count: sent }) : t(phase);
  const time = state.lastSavedAt && format.dateTime(state.lastSavedAt, { timeStyle: "medium" });
  return (
    <span
      role="status"
      // Saving goes on all the time; only what needs attention interrupts a screen reader.
      aria-live={phase === "offline" || phase === "refused" || sent > 0 ? "polite" : "off"}
      data-phase={phase}
      title={time ? t("savedAt", { time }) : undefined}
      className={classNames(
        "inline-flex items-center gap-1.5 text-sm whitespace-nowrap [&_svg]:size-4",
        phase === "offline" || phase === "refused" ? "font-medium text-notice" : "text-ink-muted",
      )}
    >
      <span className={classNames("inline-flex items-center gap-1.5", phase === "saving" && !slow && "invisible")}>
        <Icon
          aria-hidden
          className={classNames(Icon === LoaderCircle && "animate-spin", phase === "saved" && "text-done")}
        />
        {word}
      </span>
    </span>
  );
}

/** The bar over the text when work does not reach the server. */
export function ConnectionBar({ state, onReload }: { readonly state: ConnectionState; readonly onReload: () => void }) {
  const t = useTranslations("workbench");
  if (state.restarting) return null;
  if (state.phase === "offline") {
    const kept = state.local === "kept" || state.local === "writing";
    return (
      <p className="bg-notice-wash px-4 py-2 text-sm text-ink">
        {t(kept ? "offlineBarKept" : "offlineBar", { count: state.unsaved })}
      </p>
    );
  }
  if (state.phase !== "refused") return null;
  // A dialog asks to sign in; loading the page again would only put what waits at risk.
  if (state.refusal?.code === CloseCode.SignedOut)
    return <p className="bg-notice-wash px-4 py-2 text-sm text-ink">{t("refusedSignedOut")}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-notice-wash px-4 py-2 text-sm text-ink">
      <span>
        {t(refusalWords(state.refusal?.code))} {state.unsaved > 0 && t("refusedUnsent", { count: state.unsaved })}
      </span>
      <button type="button" onClick={onReload} className="min-h-6 font-medium underline underline-offset-3">
        {t("reload")}
      </button>
    </p>
  );
}

function refusalWords(code: number | undefined) {
  switch (code) {
    case CloseCode.Forbidden:
      return "refusedAccess";
    case CloseCode.RoomClosed:
      return "refusedSubmitted";
    default:
      return "refusedBar";
  }
}
