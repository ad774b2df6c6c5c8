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

const id = <T extends string>() =>
  z
    .string()
    .min(1)
    .max(200)
    .transform((word) => word as T);

/** Ids as they travel; branded on arrival. */
export const ids = {
  user: id<UserId>(),
  project: id<ProjectId>(),
  invitation: id<InvitationId>(),
  document: id<DocumentId>(),
  revision: id<RevisionId>(),
  codebook: id<CodebookId>(),
  code: id<CodeId>(),
  round: id<RoundId>(),
  layer: id<LayerId>(),
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

export const name = z.string().trim().min(1).max(200);
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
