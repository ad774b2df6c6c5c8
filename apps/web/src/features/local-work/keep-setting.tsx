"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Choice } from "#components/choice.tsx";
import { toast } from "#components/toast.tsx";
import { useMe } from "#features/session/require-session.tsx";
import { chooseKeeping, deviceOf } from "./device.ts";
import { useMayKeep } from "./keep-choice.tsx";

/** The same choice as at sign-in, to be changed later. */
export function KeepSetting() {
  const t = useTranslations("offline");
  const me = useMe();
  const possible = useMayKeep();
  const [keeps, setKeeps] = useState<boolean>();
  useEffect(() => {
    void deviceOf(me.id).then((device) => setKeeps(device.keeps));
  }, [me.id]);
  const choose = async (keep: boolean) => {
    setKeeps(keep);
    const fault = await chooseKeeping(me.id, keep);
    if (fault) setKeeps(false);
    toast(t(fault === "refused" ? "keepRefused" : fault === "insecure" ? "keepInsecure" : keep ? "keepOn" : "keepOff"));
  };
  return (
    <Choice
      kind="checkbox"
      framed
      label={t("keep")}
      explanation={possible ? `${t("keepHint")} ${t("keepAccountHint")}` : t("keepInsecure")}
      disabled={!possible || keeps === undefined}
      checked={keeps ?? false}
      onChange={(event) => void choose(event.currentTarget.checked)}
    />
  );
}
