import type { Dropped } from "../notices.ts";

export type Tag = { readonly text: string; readonly end: number; readonly dropped?: Dropped };

/** Only these are HTML. `<laughs>` and `<unclear>` are the transcriber's words and stay. */
const ELEMENTS = new Set(
  "a abbr acronym address article aside audio b base big blockquote body br button caption center cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark meta nav noscript object ol option p param picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr track tt u ul var video wbr".split(
    " ",
  ),
);
const ELEMENT = /<(\/?)([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]{0,2000})?\/?>/y;
const ADDRESS = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>/y;
const TEMPLATE = /\{\{[<%][^\n]{0,500}?[>%]\}\}|\{%[^\n]{0,500}?%\}/y;

/**
 * The tag, comment, bare address or template tag at `at`, with the text it leaves.
 *
 * @param unclosed - what is known to end nowhere in the rest of the source, so that nobody looks for it again
 */
export function tagAt(source: string, at: number, unclosed: Set<string>): Tag | undefined {
  if (source[at] === "{") {
    TEMPLATE.lastIndex = at;
    return TEMPLATE.test(source) ? { text: "", end: TEMPLATE.lastIndex, dropped: "template_tags" } : undefined;
  }
  if (source.startsWith("<!--", at)) {
    const end = closeOf("-->", source, at + 4, unclosed);
    return end === -1 ? undefined : { text: "", end, dropped: "html_tags" };
  }
  ADDRESS.lastIndex = at;
  const address = ADDRESS.exec(source)?.[1];
  if (address !== undefined) return { text: address, end: ADDRESS.lastIndex };
  ELEMENT.lastIndex = at;
  const [, slash, element] = ELEMENT.exec(source) ?? [];
  const name = element?.toLowerCase() ?? "";
  if (!ELEMENTS.has(name)) return undefined;
  const end = ELEMENT.lastIndex;
  if ((name === "script" || name === "style") && slash === "") {
    const close = closeOf(`</${name}>`, source, end, unclosed);
    return { text: "", end: close === -1 ? end : close, dropped: "html_tags" };
  }
  return { text: name === "br" ? "\n" : "", end, dropped: "html_tags" };
}

/** End of the next `close` from `at` on, or -1. */
function closeOf(close: string, source: string, at: number, unclosed: Set<string>): number {
  const found = unclosed.has(close) ? -1 : source.indexOf(close, at);
  if (found === -1) unclosed.add(close);
  return found === -1 ? -1 : found + close.length;
}
