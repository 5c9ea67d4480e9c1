import { registryTypes } from '#contract/kinds/registryTypes.ts';

/** A part of the project with a border: what its files may import beside one another. */
export interface Room {
  /** Other rooms, by their paths. */
  readonly imports: readonly string[];
  /** Packages, by name; `node:` stands for Node's own modules. Tests may import any. */
  readonly packages: readonly string[];
}

/** The folders of all kinds of registry within one, each a room of its own: no kind imports another. */
export const kindsIn = (folder: string) => registryTypes.map((kind) => `${folder}/${kind}`);

export function roomPerKind(folder: string, room: Room): Record<string, Room> {
  return Object.fromEntries(kindsIn(folder).map((path) => [path, room]));
}
