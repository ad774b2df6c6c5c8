/** What a member may do in a project; a member may have several. */
export const ROLES = ["manage", "code", "decide", "read"] as const;
export type Role = (typeof ROLES)[number];

export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}
