/**
 * A step of a history as a Dockerfile has it, without what builders write around: Docker's `/bin/sh -c #(nop)`, BuildKit's `# buildkit`, the
 * arguments that Buildah and BuildKit put before a command (`|1 VERSION=2 /bin/sh -c …`).
 */
export function readableCommand(command: string): string {
  const plain = command.trim().replace(/(?<!\s)\s*# buildkit$/, '');
  const kept = /^\/bin\/sh -c #\(nop\)\s*/.exec(plain);
  if (kept !== null) return plain.slice(kept[0].length);
  const run = /^(?:RUN )?(?:\|\d+ .*? )?\/bin\/sh -c /s.exec(plain);
  return run === null ? plain : `RUN ${plain.slice(run[0].length)}`;
}
