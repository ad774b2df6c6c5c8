"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { Choice } from "#components/choice.tsx";
import { mayKeep } from "./device.ts";

type KeepChoiceProps = { readonly name: string; readonly defaultChecked?: boolean };

/** 'Keep work on this device?', as a part of a form. Where it is not possible, it says why. */
export function KeepChoice({ name, defaultChecked = false }: KeepChoiceProps) {
  const t = useTranslations("offline");
  const possible = useMayKeep();
  return (
    <Choice
      kind="checkbox"
      name={name}
      label={t("keep")}
      explanation={possible ? t("keepHint") : t("keepInsecure")}
      disabled={!possible}
      defaultChecked={possible && defaultChecked}
    />
  );
}

/** The server cannot know it, so the first drawing says yes and the browser corrects it. */
export function useMayKeep(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    mayKeep,
    () => true,
  );
}
