import { useTranslations } from "use-intl/react";
import { ApiError, type FailureCode } from "./api.ts";

/** The code of any failure; a fault of our own making counts as internal. */
export function failureCode(error: unknown): FailureCode {
  return error instanceof ApiError ? error.code : "internal";
}

/** Tells a failure in words for the person who met it. */
export function useProblemSentence(): (error: unknown) => string {
  const t = useTranslations("problems");
  return (error) => t(failureCode(error));
}
