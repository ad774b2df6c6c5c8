import { audit, documents } from "@concord/db";
import { type DocumentId, ok, type ProjectId, refused, type SpeakerPart, structureFault } from "@concord/domain";
import type { ImportedTranscript } from "@concord/import-export";
import type { Actor, Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";

type Upload = {
  readonly signal: AbortSignal;
  readonly filename: string;
  readonly speakers?: readonly { readonly label: string; readonly part: SpeakerPart }[] | undefined;
};

async function read(
  deps: Pick<Deps, "readTranscript">,
  upload: Upload,
  bytes: Uint8Array,
): Promise<Outcome<ImportedTranscript>> {
  const { filename, speakers, signal } = upload;
  const transcript = await deps.readTranscript({ name: filename, bytes, ...(speakers ? { speakers } : {}) }, signal);
  if (!transcript.ok) {
    const { code, ...facts } = transcript.error;
    return refused({ code: "import_refused", facts: { reason: code, ...facts } });
  }
  const fault = structureFault(transcript.value.structure, transcript.value.text.length);
  if (fault) throw new Error(`the importer made a structure that does not fit its text: ${fault}`);
  return transcript;
}

/** What an import would give. Nothing is stored; the same file and choices give the same at the import. */
export async function previewDocument(deps: Pick<Deps, "readTranscript">, upload: Upload, bytes: Uint8Array) {
  const transcript = await read(deps, upload, bytes);
  if (!transcript.ok) return transcript;
  const { format, encoding, text, structure, candidates, report, note } = transcript.value;
  const { blocks, ranges, speakers } = structure;
  return ok({
    name: nameOf(upload.filename),
    format,
    encoding,
    text,
    structure: { blocks: [...blocks], ranges: [...ranges], speakers: [...speakers] },
    candidates: [...candidates],
    report: report.map(({ code, ...facts }) => ({ code, facts })),
    ...(note === undefined ? {} : { note }),
  });
}

export async function importDocument(
  deps: Pick<Deps, "readTranscript" | "db" | "now">,
  actor: Actor,
  projectId: ProjectId,
  upload: Upload & { readonly name: string },
  bytes: Uint8Array,
): Promise<Outcome<DocumentId>> {
  const transcript = await read(deps, upload, bytes);
  if (!transcript.ok) return transcript;
  const { format, encoding, text, structure, report, note } = transcript.value;
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    if (await documents.documentNameTaken(tx, projectId, upload.name))
      return refused({ code: "name_taken", facts: { name: upload.name } });
    const { id } = await documents.addDocument(tx, {
      projectId,
      name: upload.name,
      importedBy: actor.id,
      at,
      text,
      structure,
      words: countWords(text),
      note: note ?? null,
      report: report.map(({ code, ...facts }) => ({ code, facts })),
      source: { filename: upload.filename, format, encoding, bytes },
    });
    await audit.appendAudit(tx, projectId, at, {
      actor: actor.id,
      action: "document.imported",
      facts: { document: id, textHash: documents.textHashOf(text) },
      words: [upload.name],
    });
    return ok(id);
  });
}

/** The file's name without folder and ending. */
function nameOf(filename: string): string {
  const base = filename.split(/[\\/]/).at(-1) ?? filename;
  return base.replace(/\.[^.]+$/, "") || base;
}

/** Words as people count them: runs without white space. */
function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
