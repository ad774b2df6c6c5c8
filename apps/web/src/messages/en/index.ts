import { backups } from "./backups.ts";
import { codebook } from "./codebook.ts";
import { common } from "./common.ts";
import { compare } from "./compare.ts";
import { documents } from "./documents.ts";
import { members } from "./members.ts";
import { offline } from "./offline.ts";
import { problems } from "./problems.ts";
import { projects } from "./projects.ts";
import { rounds } from "./rounds.ts";
import { session } from "./session.ts";
import { transcript } from "./transcript.ts";
import { users } from "./users.ts";
import { workbench } from "./workbench.ts";

export const en = {
  backups,
  codebook,
  common,
  compare,
  documents,
  offline,
  members,
  problems,
  projects,
  rounds,
  session,
  transcript,
  users,
  workbench,
} as const;
