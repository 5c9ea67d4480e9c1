import type { Project } from '../world/model.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';

/** An Enterprise instance, and how far its VPC access is configured. */
export interface InstancePlace {
  readonly edition: 'enterprise';
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** `UPGRADING` stands for one that the facts do not name. */
  readonly status: 'RUNNING' | 'STARTING' | 'STOPPED' | 'DELETING' | 'UPGRADING';
  readonly vpc: 'linked' | 'disabled' | 'noVpcLinked' | 'conflict';
}

/** The Personal Edition of one region. */
export interface PersonalPlace {
  readonly edition: 'personal';
  readonly region: string;
}

/** Where a cloud account can keep its images. */
export type Place = InstancePlace | PersonalPlace;

export function instanceIn(region: string, name: string, other: Partial<InstancePlace> = {}): InstancePlace {
  return { edition: 'enterprise', id: `cri-${name}`, name, region, status: 'RUNNING', vpc: 'linked', ...other };
}

/** An account with instances in three regions and both data centres, one of them not open to any VPC yet. */
export const defaultPlaces: readonly Place[] = [
  instanceIn('cn-hangzhou', 'trade-prod'),
  instanceIn('cn-shanghai', 'trade-stage'),
  { edition: 'personal', region: 'cn-hangzhou' },
  instanceIn('ap-southeast-1', 'trade-sea'),
  instanceIn('cn-shanghai', 'trade-lab', { vpc: 'disabled' }),
];

/** Spreads the projects of a world over the places in turn: each project is one namespace of one of them. */
function projectsAt(world: World, places: readonly Place[], place: Place): Project[] {
  return world.projects.filter(({ id }) => places[(id - 1) % places.length] === place);
}

export function repositoriesAt(world: World, places: readonly Place[], place: Place): Repository[] {
  return projectsAt(world, places, place).flatMap((project) => world.repositoriesOf(project));
}
