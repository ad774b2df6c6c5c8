import { rounds } from "@concord/contracts";
import { useQuery } from "@tanstack/react-query";
import type { Place } from "#features/workbench/queries.ts";
import { call } from "#lib/api.ts";

/** Where late drafts were handed in; asked by managers only. */
export function useLateDraftCounts(projectId: string, roundId: string, enabled: boolean) {
  return useQuery({
    queryKey: ["projects", projectId, "rounds", roundId, "drafts"],
    queryFn: ({ signal }) => call(rounds.listDrafts, { params: { projectId, roundId }, signal }),
    select: ({ documents }) => new Map(documents.map(({ documentId, drafts }) => [documentId, drafts])),
    enabled,
  });
}

export function useLateDrafts({ projectId, roundId, documentId }: Place) {
  return useQuery({
    queryKey: ["projects", projectId, "rounds", roundId, "documents", documentId, "drafts"],
    queryFn: ({ signal }) => call(rounds.readDrafts, { params: { projectId, roundId, documentId }, signal }),
  });
}
