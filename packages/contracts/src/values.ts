import {
  type CodebookId,
  type CodeId,
  type CodingId,
  type DocumentId,
  type InvitationId,
  type LayerHash,
  type LayerId,
  type ProjectId,
  PURPOSES,
  type RevisionId,
  ROLES,
  type RoundId,
  STAGES,
  type TextHash,
  type UserId,
  VISIBILITIES,
} from "@concord/domain";
import { z } from "zod";

/** NUL cannot be stored, and half of a surrogate pair is no character. */
const STORABLE = /^(?:(?!\0|\p{Surrogate}).)*$/su;

/** Text that people write, up to a number of UTF-16 code units, without white space around it. */
export const text = (longest: number) => z.string().trim().max(longest).regex(STORABLE, "holds what is no character");

const uuid = <T extends string>() => z.uuid().transform((word) => word as T);
const id = <T extends string>() =>
  z
    .string()
    .min(1)
    .max(200)
    .transform((word) => word as T);

/** Ids as they travel; branded on arrival. */
export const ids = {
  user: id<UserId>(),
  project: uuid<ProjectId>(),
  invitation: uuid<InvitationId>(),
  document: uuid<DocumentId>(),
  revision: uuid<RevisionId>(),
  codebook: uuid<CodebookId>(),
  code: id<CodeId>(),
  round: uuid<RoundId>(),
  layer: uuid<LayerId>(),
  coding: id<CodingId>(),
  textHash: id<TextHash>(),
  layerHash: id<LayerHash>(),
};

/** ISO 8601 in UTC, always with `Z`. */
export const time = z.iso.datetime().describe("ISO 8601, UTC");
export const role = z.enum(ROLES);
export const stage = z.enum(STAGES);
export const purpose = z.enum(PURPOSES);
export const visibility = z.enum(VISIBILITIES);

export const name = text(200).min(1);
export const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
/** Long rather than complicated, as today's guidance has it. */
export const password = z.string().min(10).max(128);
/** A secret of a one-time link, as it stands behind the link's `#`, where no server log sees it. */
export const secret = z.string().min(20).max(200);

export const nothing = z.object({}).strict();

/** UTF-16 code units of the revision's text, half-open. */
export const span = z.object({
  start: z.int().min(0).describe("UTF-16 code units"),
  end: z.int().min(1).describe("UTF-16 code units, exclusive"),
});
