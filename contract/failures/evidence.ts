import * as z from 'zod/mini';
import { presentedCertificateSchema } from './failures.ts';

/** What was seen when a stage of a connection passed; one kind per stage, none with a secret. */

const resolved = z.object({
  stage: z.literal('resolve'),
  /** What DNS says of the domain name; empty where it says nothing. */
  addresses: z.array(z.string()),
  /**
   * Whether the form's IP, which is dialled whatever DNS says, is among them; a forwarding server's rightly
   * is not. Null where there is no IP: then one of the addresses is dialled.
   */
  matches: z.nullable(z.boolean()),
});

const connected = z.object({
  stage: z.literal('connect'),
  /** Our own address towards the registry, which its firewall must let in unless NAT changes it. */
  localAddress: z.string(),
});

const secured = z.object({
  stage: z.literal('tls'),
  /** As OpenSSL names it: `TLSv1.3`. */
  protocol: z.string(),
  /** Why the certificate was accepted. */
  trustedBy: z.enum(['machine', 'authority', 'pin']),
  certificate: presentedCertificateSchema,
});

const identified = z.object({
  stage: z.literal('version'),
  status: z.number(),
  /** As the server gives it, such as `v2.9.0-6d1ad65c`; null where it does not. */
  serverVersion: z.nullable(z.string()),
});

const signedIn = z.object({ stage: z.literal('login'), status: z.number() });

const accountRoles = [
  'systemAdmin',
  'robot',
  'superuser',
  'organizationAdmin',
  'accessKey',
  /** OCI: the account, or anybody, lists the repositories; or it does not, and those that are named are read. */
  'listsCatalog',
  'anonymous',
  'namedRepositories',
] as const;
export type AccountRole = (typeof accountRoles)[number];

const entitled = z.object({ stage: z.literal('role'), role: z.enum(accountRoles) });

const listed = z.object({
  stage: z.literal('listing'),
  /** Container Registry: Enterprise instances, those left out among them. */
  instances: z.optional(z.number()),
  namespaces: z.number(),
  repositories: z.number(),
  images: z.number(),
  /** False: it was still counting when its time was over, so there are at least as many. */
  complete: z.boolean(),
});

export const stageEvidenceSchema = z.discriminatedUnion('stage', [
  resolved,
  connected,
  secured,
  identified,
  signedIn,
  entitled,
  listed,
]);
export type StageEvidence = z.infer<typeof stageEvidenceSchema>;
export type EvidenceOf<Stage extends StageEvidence['stage']> = Extract<StageEvidence, { stage: Stage }>;
