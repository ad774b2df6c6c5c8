import { type BodyOf, type ResponseOf, rounds } from "@concord/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "#lib/api.ts";

export type RoundSummary = ResponseOf<typeof rounds.listRounds>["rounds"][number];

export function useRounds(projectId: string) {
  return useQuery({
    queryKey: ["projects", projectId, "rounds"],
    queryFn: ({ signal }) => call(rounds.listRounds, { params: { projectId }, signal }),
    select: (answer) => answer.rounds,
  });
}

export function useCreateRound(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof rounds.createRound>) => call(rounds.createRound, { params: { projectId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", projectId] }),
  });
}
