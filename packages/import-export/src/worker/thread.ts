import { parentPort, workerData } from "node:worker_threads";
import { readTranscript, type TranscriptFile } from "../transcripts/read-transcript.ts";

parentPort?.postMessage(readTranscript(workerData as TranscriptFile));
