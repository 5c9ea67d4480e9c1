import * as z from 'zod/mini';

/** How much a build risk weighs, the worst first. */
export const buildRiskLevels = ['high', 'medium', 'low'] as const;
export const buildRiskLevelSchema = z.enum(buildRiskLevels);
export type BuildRiskLevel = z.infer<typeof buildRiskLevelSchema>;

/** What a build risk is one of. */
export const buildRiskClasses = ['secret', 'privilege', 'supply_chain', 'operation'] as const;
export type BuildRiskClass = (typeof buildRiskClasses)[number];

interface BuildRisk {
  readonly class: BuildRiskClass;
  readonly level: BuildRiskLevel;
}

/**
 * What may be wrong with how an image was built, as its configuration and history tell: after section 4 of the CIS Docker Benchmark 1.6
 * (4.1, 4.4, 4.6, 4.9, 4.10) and the check lists that Trivy (DS-0001 …) and dockle publish. What each means, and what to do, are the
 * texts of `buildRisks`; what each is called, of `buildRiskNames`.
 */
export const buildRisks = {
  secret_in_env: { class: 'secret', level: 'high' },
  secret_in_label: { class: 'secret', level: 'high' },
  secret_in_history: { class: 'secret', level: 'high' },
  no_user: { class: 'privilege', level: 'medium' },
  ssh_server: { class: 'privilege', level: 'medium' },
  sudo: { class: 'privilege', level: 'low' },
  pipe_to_shell: { class: 'supply_chain', level: 'medium' },
  remote_add: { class: 'supply_chain', level: 'medium' },
  unsigned_packages: { class: 'supply_chain', level: 'medium' },
  no_healthcheck: { class: 'operation', level: 'low' },
  /** Created over a year ago. Depends on today: told when an image is read, and never stored or counted. */
  stale_image: { class: 'operation', level: 'low' },
} as const satisfies Record<string, BuildRisk>;
export type BuildRiskKey = keyof typeof buildRisks;
export const buildRiskKeys = Object.keys(buildRisks) as readonly BuildRiskKey[];

/** Those that lists know and count: all but the one that depends on today. */
export type CountedRiskKey = Exclude<BuildRiskKey, 'stale_image'>;
/** Their order is stored: a new one comes behind the last. */
export const countedRiskKeys = buildRiskKeys.filter((key) => key !== 'stale_image');

/** Those that tell of secrets. */
export const secretRiskKeys = [
  'secret_in_env',
  'secret_in_label',
  'secret_in_history',
] as const satisfies readonly BuildRiskKey[];
export type SecretRiskKey = (typeof secretRiskKeys)[number];

/** What a value was taken for: one of the forms that secretlint’s recommended rules know, or `named`, where only its name tells. */
const secretKinds = [
  'named',
  'alibabaCloud',
  'anthropic',
  'aws',
  'basicAuth',
  'databaseConnection',
  'databricks',
  'docker',
  'figma',
  'gcp',
  'github',
  'gitlab',
  'grafana',
  'groq',
  'huggingFace',
  'linear',
  'notion',
  'npm',
  'onePassword',
  'openai',
  'privateKey',
  'sendgrid',
  'shopify',
  'slack',
  'vault',
  'vercel',
] as const;
export type SecretKind = (typeof secretKinds)[number];
