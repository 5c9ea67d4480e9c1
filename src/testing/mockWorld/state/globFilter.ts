/** Whether include and exclude patterns let a path in: `*` stays within a segment, `**` does not. */
export function globFilter(include: readonly string[], exclude: readonly string[]): (path: string) => boolean {
  const [wanted, unwanted] = [include.map(patternOf), exclude.map(patternOf)];
  return (path) =>
    (wanted.length === 0 || wanted.some((pattern) => pattern.test(path))) &&
    !unwanted.some((pattern) => pattern.test(path));
}

function patternOf(glob: string): RegExp {
  const parts = glob.split(/(\*\*|\*|\?)/).map((part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
