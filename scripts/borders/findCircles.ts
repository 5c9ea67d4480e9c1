/** Which node imports which. */
type Graph = ReadonlyMap<string, Iterable<string>>;

/** One circle through each knot of nodes that reach one another, its first node repeated at its end. */
function circlesIn(graph: Graph): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string) => {
    state.set(node, 'open');
    trail.push(node);
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === 'open') circles.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(node, 'done');
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node);
  return circles;
}

/** The entries of two files in the folder that holds both: `a/b/c.ts` and `a/d.ts` meet in `a` as `a/b` and `a/d.ts`. */
function entriesWhereTheyMeet(one: string, other: string): readonly [string, string] {
  const [first, second] = [one.split('/'), other.split('/')];
  const depth = first.findIndex((part, index) => part !== second[index]);
  return [first.slice(0, depth + 1).join('/'), second.slice(0, depth + 1).join('/')];
}

/**
 * Circles of imports among the entries of one folder, for every folder: files and the folders beside them. A circle of files
 * is one of entries too, in the folder where they meet, so this finds both.
 */
export function findCircles(imports: Graph): string[][] {
  const graph = new Map<string, Set<string>>();
  for (const [path, imported] of imports) {
    for (const other of imported) {
      if (other === path) continue;
      const [from, to] = entriesWhereTheyMeet(path, other);
      graph.set(from, (graph.get(from) ?? new Set()).add(to));
    }
  }
  return circlesIn(graph);
}
