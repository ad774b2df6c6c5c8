"use client";

import type { Code } from "@concord/domain";
import { CloseCode, type ConnectionState } from "@concord/sync/client";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { useDocumentTitle } from "#components/page-header.tsx";
import type { DocumentWithText } from "#features/documents/queries.ts";
import { CannotOpen, CannotStore } from "#features/local-work/cannot-store.tsx";
import { deviceOf } from "#features/local-work/device.ts";
import { isLeaving } from "#features/local-work/leaving.ts";
import { keepPage, tellReconnected } from "#features/local-work/shell.ts";
import { SESSION_KEY } from "#features/session/queries.ts";
import { useMe } from "#features/session/require-session.tsx";
import { type TranscriptText, textBlockAt, textBlocks } from "#features/transcript/index.ts";
import { transcriptOf } from "./as-domain.ts";
import { BlindBadge } from "./blind-badge.tsx";
import { codingCommands } from "./coding-commands.ts";
import { ConnectionBar, ConnectionStatus } from "./connection-status.tsx";
import type { OpenedLayer } from "./open-layers.ts";
import { useOtherPlaces, usePlacesChoice, useTellPlace } from "./places.ts";
import { type LayerAnswer, type Place, useRefreshLayer } from "./queries.ts";
import { SubmitDialog } from "./submit-dialog.tsx";
import { useConnection, useOtherLayers, useOwnLayer } from "./use-layers.ts";
import { Workbench } from "./workbench.tsx";

type OpenWorkbenchProps = {
  readonly place: Place;
  readonly answer: LayerAnswer;
  readonly document: DocumentWithText;
  readonly codes: readonly Code[];
  readonly room: string;
};

/** The workbench over a layer that is still being written. */
export function OpenWorkbench({ room, ...rest }: OpenWorkbenchProps) {
  const me = useMe();
  const { projectId, roundId, documentId } = rest.place;
  const { name: document } = rest.document;
  const { roundName: round } = rest.answer;
  const about = useMemo(
    () => ({ place: { projectId, roundId, documentId }, document, round }),
    [projectId, roundId, documentId, document, round],
  );
  const layer = useOwnLayer(room, me.id, about);
  useKeptPage();
  return layer ? <LiveWorkbench {...rest} layer={layer} /> : null;
}

type LiveWorkbenchProps = Omit<OpenWorkbenchProps, "room"> & { readonly layer: OpenedLayer };

function LiveWorkbench({ place, answer, document, codes, layer }: LiveWorkbenchProps) {
  const t = useTranslations("workbench");
  const me = useMe();
  const state = useConnection(layer);
  const others = useOtherLayers(answer.readableRooms);
  const [placesShown, showPlaces] = usePlacesChoice();
  const open = answer.visibility === "open" && placesShown;
  const tellPlace = useTellPlace(layer, open);
  const places = useOtherPlaces(others, open);
  const refresh = useRefreshLayer(place);
  const [submitting, setSubmitting] = useState(false);
  const { text, textHash } = document;
  const transcript = useMemo(() => transcriptOf(document), [document]);
  const commands = useMemo(
    () => codingCommands(layer.layer, { text, textHash, overlapping: layer.store.overlapping }),
    [layer, text, textHash],
  );
  useRefusal(layer, state, refresh);
  useSessionCheckWhileOffline(state.phase === "offline" && !state.restarting);
  useDocumentTitle(document.name);
  useWarningBeforeLeaving(state.unsaved > 0 && state.local !== "kept");
  return (
    <>
      <Workbench
        home={`/projects/${place.projectId}`}
        document={document.name}
        round={answer.roundName}
        transcript={transcript}
        codes={codes}
        coder={me}
        store={layer.store}
        others={others}
        places={places}
        onPlace={tellPlace}
        commands={commands}
        badge={<BlindBadge visibility={answer.visibility} places={placesShown} onPlaces={showPlaces} />}
        status={<ConnectionStatus state={state} />}
        bar={
          <>
            <CannotStore state={state} />
            <CannotOpen state={state} />
            <ConnectionBar state={state} onReload={() => location.reload()} />
          </>
        }
        action={
          <Button variant="primary" size="small" onClick={() => setSubmitting(true)}>
            {t("submit")}
          </Button>
        }
      />
      {submitting && (
        <SubmitDialog
          place={place}
          document={document.name}
          layer={layer}
          state={state}
          turns={turnsCoded(transcript, layer)}
          onClose={() => setSubmitting(false)}
        />
      )}
    </>
  );
}

function turnsCoded(transcript: TranscriptText, { store }: OpenedLayer): number {
  const blocks = textBlocks(transcript);
  return new Set([...store.codings.values()].map(({ start }) => textBlockAt(blocks, start)?.index)).size;
}

/** A door that was closed has a reason that the rest of the page should know: a session over, a layer submitted. */
function useRefusal(layer: OpenedLayer, { refusal }: ConnectionState, refresh: () => void) {
  const client = useQueryClient();
  const me = useMe();
  const code = refusal?.code;
  useEffect(() => {
    if (code === CloseCode.SignedOut) client.setQueryData(SESSION_KEY, { user: null });
    if (code !== CloseCode.RoomClosed && code !== CloseCode.Forbidden) return;
    // The screen goes over to the frozen rows; what came too late for them is kept as a draft, and said there.
    refresh();
  }, [code, client, refresh]);
  useEffect(
    () =>
      // Signed in again: the changes that waited are sent.
      client.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] !== SESSION_KEY[0]) return;
        const session = query.state.data as { user: { id: string } | null } | undefined;
        const { refusal } = layer.connection.getState();
        if (session?.user?.id === me.id && refusal?.code === CloseCode.SignedOut) layer.connection.retry();
      }),
    [client, layer, me.id],
  );
}

/** Where work is kept on the device, this page opens there without the server as well. */
function useKeptPage() {
  const pathname = usePathname();
  const me = useMe();
  useEffect(() => {
    void deviceOf(me.id).then(({ keeps }) => {
      if (keeps) void keepPage(pathname);
    });
  }, [me.id, pathname]);
}

const CHECK_MS = 20_000;

/** A socket that is refused at the door looks to a browser like no network; the session may just be over. */
function useSessionCheckWhileOffline(offline: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!offline) return;
    const check = () => void client.invalidateQueries({ queryKey: SESSION_KEY });
    check();
    const repeated = setInterval(check, CHECK_MS);
    return () => {
      clearInterval(repeated);
      tellReconnected();
    };
  }, [offline, client]);
}

function useWarningBeforeLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => {
      if (!isLeaving()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
