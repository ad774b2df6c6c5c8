"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";

type MemoFieldProps = {
  readonly memo: string;
  /** The code's name. */
  readonly code: string;
  readonly onKeep: (memo: string) => void;
  /** The field is left; where the focus goes is for the caller to say. */
  readonly onLeave: (byKey: boolean) => void;
};

/** A memo being written. Leaving the field keeps it, whichever way one leaves. */
export function MemoField({ memo, code, onKeep, onLeave }: MemoFieldProps) {
  const t = useTranslations("workbench");
  const id = useId();
  const [text, setText] = useState(memo);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = useRef(false);
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const leave = (byKey: boolean) => {
    if (left.current) return;
    left.current = true;
    onKeep(text);
    onLeave(byKey);
  };
  return (
    <div className="mt-2">
      <textarea
        ref={field}
        value={text}
        rows={4}
        aria-label={t("memoOf", { code })}
        aria-describedby={id}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => leave(false)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
          event.preventDefault();
          event.stopPropagation();
          leave(true);
        }}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-2 text-sm leading-relaxed"
      />
      <p id={id} className="text-xs text-ink-muted">
        {t("memoHint")}
      </p>
    </div>
  );
}
