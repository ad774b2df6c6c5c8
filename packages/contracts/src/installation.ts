import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { email, ids, name, nothing, password, secret, time } from "./values.ts";

export const person = z.object({ id: ids.user, name: z.string(), email: z.string() });
export const me = person.extend({ administrator: z.boolean() });

export const readHealth = endpoint({
  method: "get",
  path: "/health",
  action: "health.read",
  summary: "Whether the server and its database answer",
  response: z.object({ status: z.literal("ok"), version: z.string() }),
});

export const readSetup = endpoint({
  method: "get",
  path: "/setup",
  action: "setup.read",
  summary: "Whether the first account is still to be made, whether this connection may, and who may sign up",
  response: z.object({ needed: z.boolean(), doorOpen: z.boolean(), signUp: z.enum(["open", "closed"]) }),
});

export const createFirstAccount = endpoint({
  method: "post",
  path: "/setup",
  action: "setup.create",
  summary: "Make the first account, who becomes the administrator, and sign in",
  body: z.object({ name, email, password, secret: secret.optional() }),
  status: 201,
  response: me,
});

export const readSession = endpoint({
  method: "get",
  path: "/session",
  action: "session.read",
  summary: "Who is signed in",
  response: z.object({ user: me.nullable() }),
});

export const signIn = endpoint({
  method: "post",
  path: "/session",
  action: "session.create",
  summary: "Sign in; answers with a session cookie",
  body: z.object({ email, password: z.string().min(1).max(128) }),
  response: me,
});

export const signOut = endpoint({
  method: "delete",
  path: "/session",
  action: "session.delete",
  summary: "End this session and close its sockets",
  response: nothing,
});

export const signUp = endpoint({
  method: "post",
  path: "/accounts",
  action: "account.create",
  summary: "Make an account, where the administrator has opened sign-up",
  body: z.object({ name, email, password }),
  status: 201,
  response: me,
});

export const changePassword = endpoint({
  method: "post",
  path: "/account/password",
  action: "account.update",
  summary: "Change one's own password; every other session of the account ends",
  body: z.object({ current: z.string().min(1).max(128), next: password }),
  response: nothing,
});

export const readDeviceKey = endpoint({
  method: "post",
  path: "/account/device-key",
  action: "device_key.read",
  summary: "The key under which your work is encrypted on your devices; made when it is first asked for",
  response: z.object({ key: z.base64().describe("256 bits") }),
});

export const createPasswordReset = endpoint({
  method: "post",
  path: "/users/{userId}/password-reset",
  action: "password_reset.create",
  summary: "Make a one-time link with which a user sets a new password",
  status: 201,
  response: z.object({ secret, expiresAt: time }),
});

export const usePasswordReset = endpoint({
  method: "post",
  path: "/password-resets/use",
  action: "password_reset.use",
  summary: "Set a new password with a one-time link; every session of the account ends",
  body: z.object({ secret, password }),
  response: nothing,
});

export const listUsers = endpoint({
  method: "get",
  path: "/users",
  action: "user.list",
  summary: "Everybody with an account",
  response: z.object({
    users: z.array(me.extend({ createdAt: time, closedAt: time.nullable() })),
  }),
});

export const closeUser = endpoint({
  method: "post",
  path: "/users/{userId}/close",
  action: "user.close",
  summary: "Close an account: sign-in, sessions and e-mail are erased, authored rows stay under a pseudonym",
  response: nothing,
});

export const readInstallation = endpoint({
  method: "get",
  path: "/installation",
  action: "installation.read",
  summary: "Settings of this installation",
  response: z.object({ signUp: z.enum(["open", "closed"]) }),
});

export const updateInstallation = endpoint({
  method: "patch",
  path: "/installation",
  action: "installation.update",
  summary: "Open or close sign-up",
  body: z.object({ signUp: z.enum(["open", "closed"]) }),
  response: z.object({ signUp: z.enum(["open", "closed"]) }),
});

export const readBackups = endpoint({
  method: "get",
  path: "/installation/backups",
  action: "backup.read",
  summary: "The last backup that was made by itself and checked, the next, and why the last attempt failed",
  response: z.object({
    /** Where they lie on the server; `null` when backups are switched off. */
    folder: z.string().nullable(),
    nextAt: time.nullable(),
    lastSuccess: z
      .object({
        at: time,
        file: z.string(),
        /** `restored`: put into a database of its own and found equal; `read`: only read to its end. */
        checked: z.enum(["restored", "read"]),
        /** What was found wrong with the data itself; `concord verify` says what. */
        faults: z.number(),
      })
      .nullable(),
    /** The last attempt, when it failed. */
    lastFailure: z
      .object({
        at: time,
        code: z.enum(["disk_full", "folder_unwritable", "database_away", "copy_differs", "copy_refused", "failed"]),
      })
      .nullable(),
  }),
});
