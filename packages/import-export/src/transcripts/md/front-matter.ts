/** Splits off YAML or TOML front matter; the empty lines after it go with it. */
export function splitFrontMatter(lines: readonly string[]): { readonly note?: string; readonly rest: number } {
  const fence = lines[0]?.trimEnd();
  if (fence !== "---" && fence !== "+++") return { rest: 0 };
  const close = lines.findIndex(
    (line, at) => at > 0 && (line.trimEnd() === fence || (fence === "---" && line.trimEnd() === "...")),
  );
  if (close === -1 || close > 500) return { rest: 0 };
  const inner = lines.slice(1, close);
  // Between two rules there may as well be speech; front matter begins with a key.
  if (!/^[\w"'-][\w"' .-]*[:=]/.test(inner.find((line) => line.trim() !== "" && !line.startsWith("#")) ?? ""))
    return { rest: 0 };
  let rest = close + 1;
  while (rest < lines.length && lines[rest]?.trim() === "") rest++;
  return { note: inner.join("\n"), rest };
}
