import * as z from 'zod/mini';

/**
 * Harbor's answers, loosely: only the fields we use, and every one that any version from 1.9 to 2.15
 * leaves out is optional. Read off the real servers 1.10.18, 2.0.6, 2.9.0 and 2.15.2.
 */

const text = z.optional(z.nullable(z.string()));

/** `…/systeminfo`; `auth_mode` is there for everybody in every version, and marks a Harbor. */
export const systemInfoSchema = z.object({ auth_mode: z.string(), harbor_version: text });

/** What the account may do in a project; `*` stands for all. */
export const permissionsSchema = z.array(z.object({ resource: z.string(), action: z.string() }));

/** 2.x says `sysadmin_flag` and `admin_role_in_auth`, 1.10 `has_admin_role` (1.5 as a number). */
const flag = z.optional(z.nullable(z.union([z.boolean(), z.number()])));
export const currentUserSchema = z.object({
  username: z.string(),
  sysadmin_flag: flag,
  admin_role_in_auth: flag,
  has_admin_role: flag,
});

const count = z.number().check(z.int(), z.nonnegative());

/** The totals are for system admins; everybody else is told 0. */
export const statisticsSchema = z.object({ total_project_count: count, total_repo_count: count });

export const projectSchema = z.object({
  name: z.string().check(z.minLength(1)),
  project_id: z.number(),
  /** `public` is the word true or false. */
  metadata: z.optional(z.nullable(z.object({ public: text }))),
});
export type Project = z.infer<typeof projectSchema>;

/** `name` includes the project. */
export const repositorySchema = z.object({ name: z.string().check(z.minLength(1)) });

export const tagSchema = z.object({ name: z.string(), push_time: text });

const platformSchema = z.object({ os: text, architecture: text, variant: text });

/** 2.x: one artifact with all of its tags; `tags` is null where it has none. */
export const artifactSchema = z.object({
  digest: z.string(),
  type: z.string(),
  size: z.optional(z.nullable(z.number())),
  /** From 2.11 on. */
  artifact_type: text,
  media_type: text,
  manifest_media_type: text,
  push_time: text,
  extra_attrs: z.optional(z.nullable(z.object({ os: text, architecture: text, variant: text, created: text }))),
  references: z.optional(z.nullable(z.array(z.object({ platform: z.optional(z.nullable(platformSchema)) })))),
  tags: z.optional(z.nullable(z.array(z.unknown()))),
  scan_overview: z.optional(z.unknown()),
});
export type Artifact = z.infer<typeof artifactSchema>;

/** 1.x: one tag; two tags on one digest are two of these. */
export const tagDetailSchema = z.object({
  name: z.string(),
  digest: z.string(),
  size: z.optional(z.nullable(z.number())),
  os: text,
  architecture: text,
  created: text,
  push_time: text,
  scan_overview: z.optional(z.unknown()),
});
