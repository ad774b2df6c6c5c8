import { documents } from "@concord/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { ApiError, call } from "#lib/api.ts";
import {
  type ImportAction,
  type ImportFile,
  type ImportQueue,
  importable,
  importQueue,
  questionOf,
  speakersOf,
} from "./import-queue.ts";

/** Files read at the same time; more would only wait at the server. */
const AT_ONCE = 2;

/** More than any server can be set to take: not even sent, for reading it could stop the page. Bytes. */
const MAXIMUM = 200 * 1024 * 1024;

export type Import = {
  readonly queue: ImportQueue;
  readonly dispatch: (action: ImportAction) => void;
  readonly add: (files: Iterable<File>) => void;
  /** Imports everything that is ready, one file after the other. */
  readonly importAll: () => Promise<void>;
  /** How far that is, while it runs. */
  readonly running: { readonly done: number; readonly all: number } | null;
};

export function useImport(projectId: string): Import {
  const client = useQueryClient();
  const [queue, dispatch] = useReducer(importQueue, []);
  const [running, setRunning] = useState<Import["running"]>(null);
  const asked = useRef(new Set<string>());
  const [answers, setAnswers] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer makes room for the next question
  useEffect(() => {
    for (const file of queue) {
      const question = questionOf(file);
      const key = question && `${question.id} ${question.revision}`;
      if (!key || asked.current.has(key) || asked.current.size >= AT_ONCE) continue;
      asked.current.add(key);
      void ask(projectId, file, question.revision).then((answer) => {
        dispatch(answer);
        asked.current.delete(key);
        setAnswers((count) => count + 1);
      });
    }
  }, [queue, projectId, answers]);

  const importAll = async () => {
    const files = importable(queue);
    for (const [done, file] of files.entries()) {
      setRunning({ done, all: files.length });
      dispatch({ type: "import_began", id: file.id });
      dispatch(await store(projectId, file.id, file.file, file.state));
    }
    setRunning(null);
    await client.invalidateQueries({ queryKey: ["projects", projectId] });
  };

  const add = (files: Iterable<File>) =>
    dispatch({ type: "added", files: [...files].map((file) => ({ id: crypto.randomUUID(), file })) });

  return { queue, dispatch, add, importAll, running };
}

async function ask(projectId: string, { id, file, state }: ImportFile, revision: number): Promise<ImportAction> {
  try {
    if (file.size > MAXIMUM) throw new ApiError("import_refused", { reason: "too_large", limit: MAXIMUM });
    const preview = await call(documents.previewDocument, {
      params: { projectId },
      query: {
        filename: file.name,
        ...(state.kind === "ready" && { speakers: JSON.stringify(speakersOf(state.parts)) }),
      },
      body: new Uint8Array(await file.arrayBuffer()),
    });
    return { type: "previewed", id, revision, preview };
  } catch (error) {
    return { type: "refused", id, revision, error };
  }
}

async function store(
  projectId: string,
  id: string,
  file: File,
  { name, parts }: Extract<ImportFile["state"], { readonly kind: "ready" }>,
): Promise<ImportAction> {
  try {
    const document = await call(documents.importDocument, {
      params: { projectId },
      query: { filename: file.name, name: name.trim(), speakers: JSON.stringify(speakersOf(parts)) },
      body: new Uint8Array(await file.arrayBuffer()),
    });
    return { type: "imported", id, document };
  } catch (error) {
    return { type: "import_refused", id, error };
  }
}
