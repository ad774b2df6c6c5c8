import { z } from "zod";

/** Every refusal has this shape. `code` is stable; `message` is English for people who script. */
export const problem = z.object({
  code: z.string(),
  message: z.string(),
  /** What the sentence is about, for clients that write their own: limits, field names, places. */
  facts: z.record(z.string(), z.unknown()).optional(),
  /** Quote it when asking for help; the server's log has the same. */
  requestId: z.string(),
});
export type Problem = z.output<typeof problem>;

/** Every code that the server may answer with, its HTTP status, and its sentence. */
export const PROBLEMS = {
  signed_out: [401, "Sign in first."],
  wrong_credentials: [401, "E-mail address and password do not match."],
  foreign_origin: [403, "This request came from another site."],
  role_missing: [403, "Your role in this project does not allow this. A manager of the project can change it."],
  administrator_only: [403, "Only an administrator of this installation may do this."],
  not_assigned: [403, "You are not assigned to code this document."],
  layer_not_yours: [403, "This layer belongs to another coder."],
  not_released: [403, "This opens when every assigned coder has submitted the document."],
  secret_invalid: [403, "This link is not valid: it was used, withdrawn, has expired, or was not copied whole."],
  not_found: [404, "There is nothing here, or you have no access to it."],
  email_taken: [409, "There is an account with this e-mail address already. Sign in, then open the link again."],
  already_member: [409, "You are a member of this project already."],
  last_manager: [409, "A project needs a manager: make somebody else one first."],
  last_administrator: [409, "An installation needs an administrator: make somebody else one first."],
  layer_submitted: [409, "This layer was submitted and can no longer change."],
  layer_open: [409, "This layer is still open: codings go into it, not into a draft."],
  too_many_drafts: [
    409,
    "So many drafts were handed in for this layer that no further one is taken. Export it instead.",
  ],
  not_saved_yet: [409, "Some of your codings have not reached the server yet. Wait for 'Saved', then submit again."],
  records_unreadable: [409, "Some records of this layer cannot be read. Look at them, then submit and leave them out."],
  not_a_coder: [409, "Everybody assigned must be a member who can code."],
  document_unknown: [409, "A document of this round does not belong to the project."],
  name_taken: [409, "This name is taken in the project."],
  import_refused: [422, "This file cannot be imported."],
  invalid_request: [422, "The request does not have the expected form."],
  too_large: [413, "This is larger than the server takes."],
  too_many_requests: [429, "Too many attempts. Wait a while, then try again."],
  internal: [
    500,
    "Something went wrong on the server. Nothing of yours was lost; the request number helps to find it.",
  ],
  takes_too_long: [503, "This comparison takes longer than the server allows. Nothing is lost; ask for less at once."],
  not_ready: [503, "The server takes no work now: the checks named here did not pass."],
  unavailable: [503, "The database does not answer at the moment. Try again shortly."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;
