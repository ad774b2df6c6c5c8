"use client";

import { Eye, EyeOff } from "lucide-react";
import { Popover } from "radix-ui";
import { useTranslations } from "use-intl/react";
import { Choice } from "#components/choice.tsx";

type BlindBadgeProps = {
  readonly visibility: "blind" | "open";
  /** Whether places in the text are shown to each other; there are none in a blind round. */
  readonly places?: boolean;
  readonly onPlaces?: (shown: boolean) => void;
};

/** Says that one codes blind, or in an open round, and what that means. */
export function BlindBadge({ visibility, places, onPlaces }: BlindBadgeProps) {
  const t = useTranslations("workbench");
  const blind = visibility === "blind";
  return (
    <Popover.Root>
      <Popover.Trigger
        className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line-strong px-2.5 text-xs font-semibold text-ink hover:bg-sunken [&_svg]:size-3.5"
        aria-label={blind ? `${t("blind")}. ${t("blindTitle")}` : t("open")}
      >
        {blind ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        {blind ? t("blind") : t("open")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={blind ? t("blindTitle") : t("openTitle")}
          className="z-50 flex w-84 max-w-[calc(100vw-24px)] animate-appear flex-col gap-2 rounded-md border border-line bg-raised p-4 text-sm leading-relaxed shadow-(--shadow-float)"
        >
          <h2 className="font-semibold">{blind ? t("blindTitle") : t("openTitle")}</h2>
          {blind ? (
            <>
              <p>{t("blindText")}</p>
              <p>{t("blindOwn")}</p>
              <p>{t("blindBit")}</p>
              <p className="text-ink-muted">{t("blindUntil")}</p>
            </>
          ) : (
            <>
              <p>{t("openText")}</p>
              {onPlaces && (
                <Choice
                  kind="checkbox"
                  checked={places}
                  onChange={(event) => onPlaces(event.target.checked)}
                  label={t("placesShown")}
                  explanation={t("placesShownMore")}
                />
              )}
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
