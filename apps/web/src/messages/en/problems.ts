import type { FailureCode } from "../../lib/api.ts";

/** One sentence for each way in which a call can fail. */
export const problems = {
  signed_out: "You are signed out. Sign in and go on where you were.",
  wrong_credentials: "E-mail address and password do not match.",
  foreign_origin: "The server did not take this because it seemed to come from another address than its own.",
  role_missing: "Your role in this project does not allow this. A manager of the project can change your role.",
  administrator_only: "Only an administrator of this installation can do this.",
  not_assigned: "You are not assigned to code this document.",
  layer_not_yours: "These codings belong to another coder.",
  not_released: "This opens when every assigned coder has submitted the document.",
  secret_invalid:
    "This link is not valid. It was used already, was withdrawn, has expired, or was not copied as a whole.",
  not_found: "There is nothing here, or you have no access to it. A manager of the project can give you access.",
  email_taken: "There is an account with this e-mail address already.",
  already_member: "You are a member of this project already.",
  last_manager: "A project needs a manager. Make somebody else a manager first.",
  last_administrator: "An installation needs an administrator. Make somebody else one first.",
  layer_submitted: "You have submitted this document; its codings can no longer change.",
  layer_open: "This document is open for coding, so nothing needs to be handed in.",
  too_many_drafts:
    "So many drafts were handed in for this document that no further one is taken. Export this one instead.",
  not_saved_yet: "Some of your codings have not reached the server yet. Wait until it says “Saved”, then submit again.",
  records_unreadable: "Some of your codings cannot be read. Look at them, then submit without them.",
  not_a_coder: "Everybody who is to code must be a member with the role “can code”.",
  document_unknown: "One of these documents does not belong to this project any more.",
  name_taken: "This name is taken in this project. Choose another one.",
  import_refused: "This file cannot be imported.",
  invalid_request: "Something in the form is not as it should be. Check what you typed.",
  too_large: "This file is larger than the server takes.",
  too_many_requests: "Too many attempts. Wait a while, then try again.",
  internal: "Something went wrong on the server. Nothing of yours was lost.",
  takes_too_long:
    "This takes longer than the server allows. Ask for one document instead of the whole round, or tell your administrator.",
  not_ready: "The server is starting or stopping. Try again shortly.",
  unavailable: "The database does not answer at the moment. Try again shortly.",
  unreachable: "The server cannot be reached. Check your connection, then try again.",
  unreadable_answer: "The server’s answer could not be read. Load the page again; it may be of an older version.",
} as const satisfies Record<FailureCode, string>;
