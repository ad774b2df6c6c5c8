declare const kind: unique symbol;

/** A string that names one kind of thing; a `CodeId` can not be passed where a `UserId` is asked for. */
export type Id<K extends string> = string & { readonly [kind]: K };

/** A person with an account. The same person may be a member of several projects and a coder in several rounds. */
export type UserId = Id<"User">;
export type ProjectId = Id<"Project">;
export type InvitationId = Id<"Invitation">;
export type DocumentId = Id<"Document">;
/** One immutable text of a document; codings, layers and rounds refer to the revision, never to the document alone. */
export type RevisionId = Id<"Revision">;
export type CodebookId = Id<"Codebook">;
/** A code within its codebook: `bcttv1/10.10`, `relational/17.1`, or `own/<uuid>` for a coder's own. */
export type CodeId = Id<"Code">;
export type RoundId = Id<"Round">;
export type LayerId = Id<"Layer">;
export type CodingId = Id<"Coding">;
/** SHA-256 of the canonical text's UTF-8 bytes, in lower-case hexadecimal. */
export type TextHash = Id<"TextHash">;
/** SHA-256 over the frozen codings of a submitted layer, in lower-case hexadecimal. */
export type LayerHash = Id<"LayerHash">;
