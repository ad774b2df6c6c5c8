import { documents, type ResponseOf, rounds } from "@concord/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "#lib/api.ts";

export type LayerAnswer = ResponseOf<typeof rounds.readLayer>;
export type DocumentAnswer = ResponseOf<typeof documents.readDocument>;
export type CodebookAnswer = ResponseOf<typeof documents.readCodebook>;

/** Which document in which round. */
export type Place = { readonly projectId: string; readonly roundId: string; readonly documentId: string };

const layerKey = ({ projectId, roundId, documentId }: Place) =>
  ["projects", projectId, "rounds", roundId, "documents", documentId, "layer"] as const;

export function useLayerAnswer(place: Place) {
  return useQuery({
    queryKey: layerKey(place),
    queryFn: ({ signal }) => call(rounds.readLayer, { params: place, signal }),
  });
}

/** The text never changes within a round, so it is asked for once. */
export function useDocument({ projectId, documentId }: Pick<Place, "projectId" | "documentId">) {
  return useQuery({
    queryKey: ["projects", projectId, "documents", documentId, "text"],
    queryFn: ({ signal }) => call(documents.readDocument, { params: { projectId, documentId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCodebook(projectId: string) {
  return useQuery({
    queryKey: ["projects", projectId, "codebook"],
    queryFn: ({ signal }) => call(documents.readCodebook, { params: { projectId }, signal }),
    staleTime: 60_000,
  });
}

export function useSubmitLayer(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly stateVector: string; readonly leaveOutUnreadable: boolean }) =>
      call(rounds.submitLayer, { params: place, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", place.projectId] }),
  });
}
