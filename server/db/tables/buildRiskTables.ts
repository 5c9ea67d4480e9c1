import type { Generated } from 'kysely';
import type { Center } from '#contract/center.ts';

/** The tables of build risks, and of what was decided about findings. */
export interface BuildRiskTables {
  risk_sets: RiskSetsTable;
  registry_risks: RegistryRisksTable;
  repository_risks: RepositoryRisksTable;
  acceptances: AcceptancesTable;
}

/** Each build risk by its bit, and sets of them that lists ask for. */
interface RiskSetsTable {
  id: number;
  name: string;
  bits: number;
}

interface RiskCounts {
  set_id: number;
  /** Images that have a risk of the set, and those where one is unhandled; kept true by triggers. */
  images: Generated<number>;
  open_images: Generated<number>;
}

interface RegistryRisksTable extends RiskCounts {
  registry_id: number;
  /** Repositories that have such an image; kept true by triggers. */
  repositories: Generated<number>;
  /** When an image was first and last taken in with it. */
  first_at: number | null;
  last_at: number | null;
}

interface RepositoryRisksTable extends RiskCounts {
  repository_id: number;
  registry_id: number;
}

/** That somebody holds a finding for no risk, or for none that matters. Which images it concerns, its scope says. */
export interface AcceptancesTable {
  id: Generated<number>;
  center: Center;
  /** What it is about: build risks now. */
  kind: 'buildRisk';
  /** The key of the risk. */
  subject: string;
  /** 0 an image, 1 a repository, 2 everywhere: the narrowest holds. */
  scope: 0 | 1 | 2;
  repository_id: number | null;
  image_id: number | null;
  /** 1 ignored, 2 false positive. */
  status: 1 | 2;
  reason: string;
  user_name: string;
  created_at: number;
}
