/**
 * A text as it is compared when somebody types or imports it: without case, accents, apostrophes and punctuation, hyphens
 * and line breaks taken as spaces, and the same for British and American spelling (behaviour and behavior, generalise and
 * generalize, counselling and counseling). For comparing only; it is not a spelling.
 *
 * The fold of a beginning is a beginning of the fold, so that what is typed so far keeps matching letter by letter.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘‛ʼ´`]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/ou/g, "o")
    .replace(/z/g, "s")
    .replace(/l+/g, "l")
    .trim();
}
