import { PROBLEMS, type Problem } from "@concord/contracts";
import { databaseFault } from "@concord/db";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Log } from "../deps.ts";
import { faultForLog } from "../fault-for-log.ts";
import type { AppEnv } from "./mount.ts";
import { type Refusal, statusOf } from "./refusal.ts";

/** Turns a refusal into an answer; the only place that does. */
export function answerProblem(context: Context<AppEnv>, { code, facts }: Refusal): Response {
  const problem: Problem = {
    code,
    message: PROBLEMS[code][1],
    ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
    requestId: context.var.requestId,
  };
  return context.json(problem, statusOf(code) as ContentfulStatusCode);
}

/** SQLSTATE classes of a database that is away or going: the request may be tried again. */
const AWAY = /^(08|57P|53)/;

/** What was not foreseen loses its text on the way out; the log keeps it under the request's number. */
export function answerError(log: Log) {
  return (error: Error, context: Context<AppEnv>): Response => {
    const { code } = databaseFault(error);
    const away = code !== undefined && (AWAY.test(code) || /^(ECONN|ENOENT)/.test(code));
    const { requestId } = context.var;
    log("request_failed", { requestId, method: context.req.method, path: context.req.path, ...faultForLog(error) });
    return answerProblem(context, { code: away ? "unavailable" : "internal" });
  };
}
