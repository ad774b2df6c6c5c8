import { attacks } from "./attacks.ts";
import { coldOpen } from "./cold-open.ts";
import { durable } from "./durable.ts";
import { kill } from "./kill.ts";
import { latency } from "./latency.ts";
import { memory } from "./memory.ts";
import type { Row } from "./row.ts";
import { saturation } from "./saturation.ts";

export const ROWS: readonly Row[] = [latency, saturation, durable, coldOpen, memory, kill, attacks];
