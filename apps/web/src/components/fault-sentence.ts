import { useTranslations } from "use-intl/react";
import { type Fault, PASSWORD_MINIMUM } from "#lib/form.ts";

export function useFaultSentence(): (fault: Fault | undefined) => string | undefined {
  const t = useTranslations("common");
  return (fault) => fault && (fault === "tooShort" ? t("tooShort", { minimum: PASSWORD_MINIMUM }) : t(fault));
}
