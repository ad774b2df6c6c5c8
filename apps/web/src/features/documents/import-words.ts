import { useTranslations } from "use-intl/react";
import { ApiError } from "#lib/api.ts";
import { useProblemSentence } from "#lib/problem-sentence.ts";
import type { Notice } from "./queries.ts";

type Facts = Readonly<Record<string, unknown>>;

const word = (facts: Facts, name: string) => String(facts[name] ?? "");
const count = (facts: Facts, name: string) => (typeof facts[name] === "number" ? facts[name] : 0);

/** Tells in words what the importer noticed or left out. */
export function useNoticeSentence(): (notice: Notice) => string {
  const t = useTranslations("documents.notice");
  return ({ code, facts = {} }) => {
    switch (code) {
      case "encoding_assumed":
        return t(code, { encoding: word(facts, "encoding") });
      case "characters_replaced":
      case "comments_present":
      case "footnotes_moved_to_end":
      case "symbols_unknown":
        return t(code, { count: count(facts, "count") });
      case "front_matter_kept_as_note":
        return t(code, { lines: count(facts, "lines") });
      case "hard_wrapped":
      case "line_numbers_in_text":
        return t(code);
      case "dropped":
        return t(code, { what: word(facts, "what"), count: count(facts, "count") });
      default:
        return t("other", { code });
    }
  };
}

/** Tells in words why a file was refused, or why the server could not be asked. */
export function useRefusalSentence(): (error: unknown) => string {
  const t = useTranslations("documents.refusal");
  const sentence = useProblemSentence();
  return (error) => {
    if (!(error instanceof ApiError) || error.code !== "import_refused") return sentence(error);
    const { facts } = error;
    const reason = word(facts, "reason");
    switch (reason) {
      case "unknown_format":
        return facts.looksLike && facts.extension
          ? t("contradicting_format", {
              extension: `.${word(facts, "extension")}`,
              looksLike: word(facts, "looksLike"),
            })
          : t(reason);
      case "too_large":
        return t(reason, { megabytes: Math.max(1, Math.round(count(facts, "limit") / 1024 / 1024)) });
      case "damaged":
        return t(reason, { where: word(facts, "where") });
      case "not_a_zip":
        return t("damaged", { where: "ZIP" });
      case "too_many_entries":
      case "zip_bomb":
      case "doctype":
      case "too_deep":
      case "too_many_elements":
        return t("unsafe");
      case "empty":
      case "no_text":
      case "not_decodable":
      case "old_word_file":
      case "encrypted":
      case "timed_out":
      case "reader_failed":
        return t(reason);
      default:
        return sentence(error);
    }
  };
}
