import { type ResponseOf, rounds } from "@concord/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { KEPT_AS, keptCall } from "#features/local-work/kept-call.ts";
import { call } from "#lib/api.ts";

export type LayerAnswer = ResponseOf<typeof rounds.readLayer>;

/** Which document in which round. */
export type Place = { readonly projectId: string; readonly roundId: string; readonly documentId: string };

const layerKey = ({ projectId, roundId, documentId }: Place) =>
  ["projects", projectId, "rounds", roundId, "documents", documentId, "layer"] as const;

export function useLayerAnswer(place: Place) {
  return useQuery({
    queryKey: layerKey(place),
    queryFn: ({ signal }) =>
      keptCall(rounds.readLayer, KEPT_AS.layer(place.roundId, place.documentId), () =>
        call(rounds.readLayer, { params: place, signal }),
      ),
  });
}

/** Asks again how the layer stands, after the room told that it has changed. */
export function useRefreshLayer(place: Place): () => void {
  const client = useQueryClient();
  const { projectId, roundId, documentId } = place;
  return useCallback(
    () => void client.invalidateQueries({ queryKey: layerKey({ projectId, roundId, documentId }) }),
    [client, projectId, roundId, documentId],
  );
}

export function useSubmitLayer(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly stateVector: string; readonly leaveOutUnreadable: boolean }) =>
      call(rounds.submitLayer, { params: place, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", place.projectId] }),
  });
}
