import type { World } from '../world/world.ts';
import type { InstancePlace, PersonalPlace, Place } from './places.ts';
import type { TemporaryLogins } from './temporaryLogins.ts';

/** One cloud account, seen from one region: both APIs answer for the region of their host only. */
export interface RegionalAccount {
  readonly world: World;
  readonly places: readonly Place[];
  readonly region: string;
  readonly logins: TemporaryLogins;
}

/** The region in `cr.<region>.aliyuncs.com`; any other name stands for Hangzhou. */
export function regionOfHost(host: string | undefined): string {
  return /^cr\.([a-z0-9-]+)\.aliyuncs\.com(?::\d+)?$/.exec(host ?? '')?.[1] ?? 'cn-hangzhou';
}

export function instancesIn({ places, region }: Pick<RegionalAccount, 'places' | 'region'>): InstancePlace[] {
  return places.filter((place) => place.edition === 'enterprise').filter((place) => place.region === region);
}

export function personalIn({ places, region }: Pick<RegionalAccount, 'places' | 'region'>): PersonalPlace | undefined {
  return places.filter((place) => place.edition === 'personal').find((place) => place.region === region);
}
