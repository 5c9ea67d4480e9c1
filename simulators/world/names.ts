import { createRandom } from './random.ts';

/** Projects of an invented company, in the order in which they are filled; the first ones are in every world. */
const projectNames = [
  'payments',
  'platform',
  'data',
  'storefront',
  'library',
  'identity',
  'logistics',
  'mobile',
  'search',
  'observability',
  'ml',
  'risk',
  'notifications',
  'partner-api',
  'billing',
  'inventory',
  'base-images',
  'ci',
  'internal-tools',
  'media',
  'customer-care',
  'marketing',
  'security',
  'edge',
] as const;

const publicProjects: ReadonlySet<string> = new Set(['library', 'base-images']);

/** Repositories that make a project recognisable at first sight. */
const familiar: Readonly<Record<string, readonly string[]>> = {
  payments: ['checkout-api', 'ledger/postings-writer', 'fraud-scorer', 'card-vault', 'refund-worker'],
  platform: ['nginx-ingress', 'app/gateway', 'cert-rotator', 'service-mesh/proxy', 'config-sync'],
  data: ['spark-worker', 'airflow/scheduler', 'kafka-connect', 'feature-store', 'dbt-runner'],
  storefront: ['web', 'app/api', 'product-catalog', 'cart-service', 'recommendations'],
  library: ['alpine-hardened', 'node', 'openjdk', 'python', 'postgres'],
  identity: ['login-ui', 'token-issuer', 'directory-sync'],
  ml: ['notebook-gpu', 'inference/ranker', 'training/embeddings'],
};

const subjects = (
  'order invoice price stock customer session event report shipment route campaign voucher address ' +
  'image media audit quota policy metrics trace alert schema cache queue index profile consent loyalty ' +
  'settlement payout tax currency delivery warehouse supplier contract survey chat ticket document'
).split(' ');
const roles = (
  'api worker gateway scheduler importer exporter indexer writer reader proxy ui sync processor ' +
  'archiver notifier validator consumer adapter operator cron'
).split(' ');
const folders = ['', '', '', 'app/', 'jobs/', 'internal/', 'eu/', 'legacy/'] as const;

interface ProjectName {
  readonly name: string;
  readonly public: boolean;
}

/** The n-th project's name; past the list a numbered copy, as in companies that grew by copying. */
export function projectName(ordinal: number): ProjectName {
  const base = projectNames[ordinal % projectNames.length] ?? 'team';
  const round = Math.floor(ordinal / projectNames.length);
  return { name: round === 0 ? base : `${base}-${round + 1}`, public: round === 0 && publicProjects.has(base) };
}

/** The n-th repository's name in a project, unique there; some have slashes. */
export function repositoryName(project: string, ordinal: number, seed: number): string {
  const first = familiar[project] ?? [];
  const known = first[ordinal];
  if (known !== undefined) return known;
  // Walks through all subject-role pairs once before it begins to number them; the start differs by project.
  const pairs = subjects.length * roles.length;
  const rest = ordinal - first.length;
  const step = (seed + rest * 337) % pairs;
  const subject = subjects[step % subjects.length];
  const role = roles[Math.floor(step / subjects.length)];
  const round = Math.floor(rest / pairs);
  const folder = createRandom(seed + rest).pick(folders);
  return `${folder}${subject}-${role}${round === 0 ? '' : `-v${round + 1}`}`;
}
