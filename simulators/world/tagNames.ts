import type { Random } from './random.ts';

/** How a team names its tags. */
export type TagStyle = 'semantic' | 'calendar' | 'branch';

export const tagStyles: readonly TagStyle[] = ['semantic', 'semantic', 'calendar', 'branch'];

/** Where an artifact stands in its repository. */
export interface PushPosition {
  /** 0 is the oldest. */
  readonly ordinal: number;
  readonly pushedAt: number;
  /** No two pushes of the repository are on one day. */
  readonly aloneOnItsDay: boolean;
}

/** A tag for the artifact, unique in its repository. */
export function tagName(style: TagStyle, { ordinal, pushedAt, aloneOnItsDay }: PushPosition, random: Random): string {
  if (style === 'calendar') {
    const day = new Date(pushedAt).toISOString().slice(0, 10).replaceAll('-', '.');
    return aloneOnItsDay ? day : `${day}-${ordinal + 1}`;
  }
  if (style === 'branch') {
    const branch = random.pick(['main', 'main', 'main', 'release', 'develop']);
    // The low digits carry the ordinal, so that no two tags of a repository are the same.
    const commit = (random.between(1, 0xfff) * 0x10000 + (ordinal % 0x10000)).toString(16).padStart(7, '0');
    return `${branch}-${commit}`;
  }
  return `${1 + Math.floor(ordinal / 60)}.${Math.floor(ordinal / 6) % 10}.${ordinal % 6}`;
}
