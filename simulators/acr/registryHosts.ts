import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';
import { type InstancePlace, type PersonalPlace, type Place, repositoriesAt } from './places.ts';

/** Where images are pulled from: a host for each instance, and one for the Personal Edition of each region. */
export function registryDomain(place: Place): string {
  return place.edition === 'enterprise'
    ? `${place.name}-registry.${place.region}.cr.aliyuncs.com`
    : `registry.${place.region}.aliyuncs.com`;
}

/** Whose tokens open the registries of a region. */
export function tokenServiceDomain(region: string): string {
  return `dockerauth.${region}.aliyuncs.com`;
}

function nameOf(host: string | undefined): string {
  return (host ?? '').replace(/:\d+$/, '');
}

export function registryAt(
  places: readonly Place[],
  host: string | undefined,
): InstancePlace | PersonalPlace | undefined {
  return places.find((place) => registryDomain(place) === nameOf(host));
}

export function isTokenService(host: string | undefined): boolean {
  return /^dockerauth\.[a-z0-9-]+\.aliyuncs\.com$/.test(nameOf(host));
}

export function repositoryAt(
  world: World,
  places: readonly Place[],
  place: Place,
  name: string,
): Repository | undefined {
  return repositoriesAt(world, places, place).find(({ fullName }) => fullName === name);
}
