import type { Random } from '#simulators/world/random.ts';
import type { World } from '#simulators/world/world.ts';

/** Something that happens in a registry; of a replica the same, later. */
export type Change = (world: World) => void;

/** Whether projects come and go: a Quay's organizations are the form's rows. */
interface Possible {
  readonly projects: boolean;
}

/** Draws a change that is possible in this world, and says what it is. */
export function drawChange(random: Random, world: World, { projects }: Possible): { what: string; change: Change } {
  const repositories = [...world.repositories];
  const tagged = [...world.imageRows()].filter(({ tag }) => tag !== '');
  if (repositories.length < 3 || tagged.length < 10) return { what: 'add 9 images', change: (of) => of.addImages(9) };
  const { fullName, project } = random.pick(repositories);
  const row = random.pick(tagged);
  const repository = `${row.namespace}/${row.repository}`;
  const { tag } = row;
  const other = tagged.find((each) => `${each.namespace}/${each.repository}` === repository && each.tag !== tag);
  const pushed = `new-${random.between(1, 9)}`;
  const possible: { what: string; change: Change }[] = [
    { what: `push ${fullName}`, change: (of) => of.addTag({ repository: fullName, tag: pushed }) },
    { what: `rebuild ${repository}:${tag}`, change: (of) => of.addTag({ repository, tag }) },
    { what: `move ${repository}:${tag}`, change: (of) => of.addTag({ repository, tag, digest: other?.digest }) },
    { what: `untag ${repository}:${tag}`, change: (of) => of.removeTag({ repository, tag }) },
    { what: `untag ${repository}:${tag}`, change: (of) => of.removeTag({ repository, tag }) },
    { what: `delete ${fullName}`, change: (of) => of.removeRepository(fullName) },
    { what: 'add 4 images', change: (of) => of.addImages(4) },
  ];
  if (projects && world.projects.length > 2 && random.chance(0.3)) {
    possible.push({ what: `delete project ${project.name}`, change: (of) => of.removeProject(project.name) });
  }
  return random.pick(possible);
}
