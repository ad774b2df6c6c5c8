"use client";

import { useTranslations } from "use-intl/react";
import { Dialog } from "#components/dialog.tsx";

const TABLE = [
  {
    title: "keysText",
    keys: [
      ["← → ↑ ↓", "keyArrows"],
      ["Space · Shift+Space", "keySpace"],
      ["J · K", "keyTurns"],
      ["N · P", "keyCodings"],
      ["O", "keyCycle"],
      ["Ctrl+Z · Ctrl+Shift+Z", "keyUndo"],
      ["?", "keyHelp"],
    ],
  },
  {
    title: "keysSelection",
    keys: [
      ["A–Z · 0–9", "keyLetters"],
      ["Enter", "keyEnterEmpty"],
      ["Esc", "keyEscape"],
    ],
  },
  {
    title: "keysPalette",
    keys: [
      ["Enter", "keyEnter"],
      ["Shift+Enter", "keyStay"],
      ["Alt+Enter", "keyMemo"],
      ["Tab", "keyTab"],
      ["+ · ++", "keyConfidence"],
    ],
  },
  {
    title: "keysCoding",
    keys: [
      ["[ · ]", "keyEnds"],
      ["+ · -", "keyPlusMinus"],
      ["R", "keyReplace"],
      ["M", "keyMemoHere"],
      ["Delete", "keyDelete"],
    ],
  },
] as const;

export function KeyHelp({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("workbench");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("keysTitle")} description={t("keysLead")} size="large">
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        {TABLE.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 text-sm font-semibold">{t(title)}</h3>
            <dl className="text-sm">
              {keys.map(([key, does]) => (
                <div key={key} className="flex gap-3 border-b border-line py-1.5">
                  <dt className="w-36 shrink-0">
                    <kbd className="font-sans font-medium">{key}</kbd>
                  </dt>
                  <dd className="text-ink-muted">{t(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
