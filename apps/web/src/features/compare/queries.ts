import { agreement, type QueryOf, type ResponseOf, rounds } from "@concord/contracts";
import { useQuery } from "@tanstack/react-query";
import { call } from "#lib/api.ts";

export type ComparisonAnswer = ResponseOf<typeof rounds.readComparison>;
export type AgreementAnswer = ResponseOf<typeof agreement.readAgreement>;
type Query = QueryOf<typeof agreement.readAgreement>;
export type AgreementChoice = { readonly [Part in keyof Query]-?: NonNullable<Query[Part]> };
export type Place = { readonly projectId: string; readonly roundId: string; readonly documentId: string };

const keyOf = ({ projectId, roundId, documentId }: Place) =>
  ["projects", projectId, "rounds", roundId, "documents", documentId] as const;

export function useComparison(place: Place) {
  return useQuery({
    queryKey: [...keyOf(place), "comparison"],
    queryFn: ({ signal }) => call(rounds.readComparison, { params: place, signal }),
    // Submitted layers no longer change.
    staleTime: 5 * 60_000,
  });
}

export function useAgreement(place: Place, choice: AgreementChoice) {
  return useQuery({
    queryKey: [...keyOf(place), "agreement", choice],
    queryFn: ({ signal }) => call(agreement.readAgreement, { params: place, query: choice, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
}
