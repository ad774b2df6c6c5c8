"use client";

import { CircleAlert, ClipboardCopy, RotateCw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { ApiError, type FailureCode } from "#lib/api.ts";
import { failureCode, useProblemSentence } from "#lib/problem-sentence.ts";
import { Button } from "./button.tsx";

type ErrorPanelProps = {
  readonly error: unknown;
  readonly title?: ReactNode;
  readonly onRetry?: () => void;
};

const BREAKS: ReadonlySet<FailureCode> = new Set(["internal", "unavailable", "unreadable_answer", "invalid_request"]);
/** What a second attempt may cure; a refusal would only be repeated. */
const PASSES: ReadonlySet<FailureCode> = new Set([...BREAKS, "unreachable", "too_many_requests"]);

/** What went wrong, in words, with the way on: try again, and a number that finds the request in the server's log. */
export function ErrorPanel({ error, title, onRetry }: ErrorPanelProps) {
  const t = useTranslations("common");
  const sentence = useProblemSentence();
  const [copied, setCopied] = useState(false);
  const retry = PASSES.has(failureCode(error)) ? onRetry : undefined;
  // A refusal has its reason in the sentence; a number helps where something broke.
  const requestId = error instanceof ApiError && BREAKS.has(error.code) ? error.requestId : null;
  const copy = async () => {
    const details = [location.href, new Date().toISOString(), String(error)].join("\n");
    await navigator.clipboard?.writeText(details).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div role="alert" className="rounded-md border border-danger/40 bg-danger-wash px-4 py-3 text-sm text-ink">
      <div className="flex items-start gap-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-danger" />
        <div className="min-w-0 flex-1">
          {title && <p className="font-semibold">{title}</p>}
          <p>{sentence(error)}</p>
          {(retry || requestId) && (
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
              {retry && (
                <Button size="small" onClick={retry}>
                  <RotateCw aria-hidden />
                  {t("retry")}
                </Button>
              )}
              {requestId && (
                <>
                  <span className="text-xs text-ink-muted">{t("requestNumber", { number: requestId })}</span>
                  <Button variant="link" className="text-xs" onClick={copy}>
                    <ClipboardCopy aria-hidden />
                    {copied ? t("copied") : t("copyDetails")}
                  </Button>
                </>
              )}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
