import type { Database } from "@concord/db";
import type { UserId } from "@concord/domain";
import type { Auth } from "./auth/auth.ts";
import type { Sessions } from "./auth/sessions.ts";
import type { SignInLimits } from "./auth/sign-in-limits.ts";
import type { Backups } from "./backups/backups.ts";
import type { Calculator } from "./calculation/calculator.ts";
import type { TranscriptReader } from "./documents/transcript-reader.ts";
import type { ClientReader } from "./http/client.ts";
import type { Metrics } from "./operation/metrics.ts";
import type { ReadinessReader } from "./operation/readiness.ts";
import type { Doors } from "./realtime/doors.ts";

export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void;

/** Everything that routes and commands work with; built once, in main or in a test. */
export type Deps = {
  readonly db: Database;
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly limits: SignInLimits;
  readonly doors: Doors;
  readonly readTranscript: TranscriptReader;
  readonly calculator: Calculator;
  readonly backups: Backups;
  readonly client: ClientReader;
  readonly baseUrl: string | undefined;
  readonly importLimitBytes: number;
  readonly readiness: ReadinessReader;
  readonly metrics: Metrics;
  /** Lets whoever shows it read the metrics from elsewhere. */
  readonly metricsToken: string | undefined;
  readonly now: () => Date;
  readonly log: Log;
  readonly version: string;
};

/** Who does it; every command that changes something takes one. */
export type Actor = { readonly id: UserId; readonly name: string };
