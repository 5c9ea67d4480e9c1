import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { releaseAt } from '#simulators/world/content/bases.ts';
import { styleOf } from '#simulators/world/content/buildStyle.ts';
import { type BaseName, lineages } from '#simulators/world/content/lineages.ts';

interface Judgement {
  /** Images that were seeded with a connected base. */
  readonly known: number;
  /** Of these, those whose base was found. */
  readonly found: number;
  /** Images with another base than they were seeded with. */
  readonly wrong: number;
}

/** Holds the bases that were counted of a seeded database against what its images were made of. */
export function judgeBases(dataDir: string): Judgement {
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const images = database.prepare(
    `select i.repository_id, i.namespace, i.repository_name, i.created_at, b.repository_name as base, at.created_at as base_built
     from images i left join bases b on b.id = i.base_id left join images at on at.uuid = b.uuid`,
  );
  const connected = new Set<string>();
  for (const row of database
    .prepare("select repository_name, created_at from images where namespace = 'base-images'")
    .iterate()) {
    connected.add(`${row.repository_name} ${releaseAt(Number(row.created_at))}`);
  }
  const styles = new Map<number, ReturnType<typeof styleOf>>();
  let [known, found, wrong] = [0, 0, 0];
  for (const row of images.iterate()) {
    const id = Number(row.repository_id);
    const style = styles.get(id) ?? styleOf(`${row.namespace}/${row.repository_name}`, id, 'average');
    styles.set(id, style);
    const release = releaseAt(Number(row.created_at));
    // What is a base itself is built on the one below.
    let expected: BaseName | undefined = style.isBase ? lineages[style.base](release).on : style.base;
    while (expected !== undefined && !(hasLayers(expected, release) && connected.has(`${expected} ${release}`))) {
      expected = lineages[expected](release).on;
    }
    const told = row.base === null ? undefined : `${row.base} ${releaseAt(Number(row.base_built))}`;
    if (expected !== undefined) known += 1;
    if (expected !== undefined && told === `${expected} ${release}`) found += 1;
    else if (told !== undefined) wrong += 1;
  }
  return { known, found, wrong };
}

const hasLayers = (name: BaseName, release: number) => lineages[name](release).steps.some(({ bytes }) => bytes > 0);
