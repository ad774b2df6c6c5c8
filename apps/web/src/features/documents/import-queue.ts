import type { SpeakerPart } from "@concord/domain";
import type { DocumentSummary, Preview } from "./queries.ts";

/** What a label stands for: a speaker's part, or no speaker at all. */
export type PartChoice = SpeakerPart | "none";

type Reviewed = {
  readonly preview: Preview;
  /** Under which the document will be stored. */
  readonly name: string;
  readonly parts: Readonly<Record<string, PartChoice>>;
  /** Counts the choices made; the preview shows those up to `shown`. */
  readonly revision: number;
  readonly shown: number;
};

export type ImportState =
  | { readonly kind: "reading" }
  | { readonly kind: "refused"; readonly error: unknown }
  | ({ readonly kind: "ready"; readonly error: unknown } & Reviewed)
  | ({ readonly kind: "importing" } & Reviewed)
  | { readonly kind: "imported"; readonly document: DocumentSummary };

export type ImportFile = { readonly id: string; readonly file: File; readonly state: ImportState };
export type ReadyFile = ImportFile & { readonly state: Extract<ImportState, { readonly kind: "ready" }> };
export type ImportQueue = readonly ImportFile[];

export type ImportAction =
  | { readonly type: "added"; readonly files: readonly { readonly id: string; readonly file: File }[] }
  | { readonly type: "previewed"; readonly id: string; readonly revision: number; readonly preview: Preview }
  | { readonly type: "refused"; readonly id: string; readonly revision: number; readonly error: unknown }
  | { readonly type: "part_chosen"; readonly id: string; readonly label: string; readonly part: PartChoice }
  | { readonly type: "renamed"; readonly id: string; readonly name: string }
  | { readonly type: "left_out"; readonly id: string }
  | { readonly type: "import_began"; readonly id: string }
  | { readonly type: "import_refused"; readonly id: string; readonly error: unknown }
  | { readonly type: "imported"; readonly id: string; readonly document: DocumentSummary }
  | { readonly type: "cleared" };

export function importQueue(queue: ImportQueue, action: ImportAction): ImportQueue {
  switch (action.type) {
    case "added":
      return [...queue, ...action.files.map((file) => ({ ...file, state: { kind: "reading" } as const }))];
    case "left_out":
      return queue.filter(({ id }) => id !== action.id);
    case "cleared":
      return queue.filter(({ state }) => state.kind === "importing");
    default:
      return queue.map((file) => (file.id === action.id ? { ...file, state: next(file.state, action) } : file));
  }
}

type FileAction = Exclude<ImportAction, { readonly type: "added" | "left_out" | "cleared" }>;

/** An action that does not fit the state, such as an answer to a question asked before, changes nothing. */
function next(state: ImportState, action: FileAction): ImportState {
  switch (action.type) {
    case "previewed":
      if (state.kind === "reading") return reviewed(action.preview);
      if (state.kind !== "ready" || state.revision !== action.revision) return state;
      return { ...state, preview: action.preview, shown: action.revision, error: null };
    case "refused":
      if (state.kind === "reading") return { kind: "refused", error: action.error };
      if (state.kind !== "ready" || state.revision !== action.revision) return state;
      return { ...state, shown: action.revision, error: action.error };
    case "part_chosen":
      if (state.kind !== "ready") return state;
      return {
        ...state,
        parts: { ...state.parts, [action.label]: action.part },
        revision: state.revision + 1,
        error: null,
      };
    case "renamed":
      return state.kind === "ready" ? { ...state, name: action.name, error: null } : state;
    case "import_began":
      return state.kind === "ready" ? { ...withoutError(state), kind: "importing" } : state;
    case "import_refused":
      return state.kind === "importing" ? { ...state, kind: "ready", error: action.error } : state;
    case "imported":
      return state.kind === "importing" ? { kind: "imported", document: action.document } : state;
  }
}

function withoutError({ preview, name, parts, revision, shown }: Reviewed): Reviewed {
  return { preview, name, parts, revision, shown };
}

function reviewed(preview: Preview): ImportState {
  const parts = Object.fromEntries(
    preview.candidates.map(({ label, accepted, part }) => [label, accepted ? part : ("none" as const)]),
  );
  return { kind: "ready", preview, name: preview.name, parts, revision: 0, shown: 0, error: null };
}

/** The speakers as the server wants them. */
export function speakersOf(parts: Readonly<Record<string, PartChoice>>) {
  return Object.entries(parts).flatMap(([label, part]) => (part === "none" ? [] : [{ label, part }]));
}

/** Which question about a file is open: its first preview, or one after a choice. */
export function questionOf(file: ImportFile): { readonly id: string; readonly revision: number } | null {
  const { id, state } = file;
  if (state.kind === "reading") return { id, revision: 0 };
  return state.kind === "ready" && state.shown !== state.revision ? { id, revision: state.revision } : null;
}

const sameName = (name: string) => name.trim().toLocaleLowerCase();

/** Names that two files of the queue would both take. */
export function namesTwice(queue: ImportQueue): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { state } of queue) {
    if (state.kind !== "ready" && state.kind !== "importing") continue;
    const name = sameName(state.name);
    (seen.has(name) ? twice : seen).add(name);
  }
  return twice;
}

export function isNameTwice(twice: ReadonlySet<string>, name: string): boolean {
  return twice.has(sameName(name));
}

/** The files that can be imported as they stand. */
export function importable(queue: ImportQueue): readonly ReadyFile[] {
  const twice = namesTwice(queue);
  return queue.filter(
    (file): file is ReadyFile =>
      file.state.kind === "ready" &&
      file.state.shown === file.state.revision &&
      file.state.name.trim() !== "" &&
      !isNameTwice(twice, file.state.name),
  );
}
