import type { HistoryStep, LayerContent, PlatformContent } from '#server/connectors/imageContent.ts';
import { baseOf, type Layer, layerOf, releaseAt } from '#simulators/world/content/bases.ts';
import { type BuildStyle, styleOf } from '#simulators/world/content/buildStyle.ts';

/** One build of a repository's Dockerfile, as a seeded image is. */
export interface SeededBuild {
  /** `namespace/name`. */
  readonly repository: string;
  readonly repositoryId: number;
  /** Counted from the newest. */
  readonly index: number;
  readonly builtAt: number;
}

const styles = new Map<number, BuildStyle>();
const baseSteps = new Map<readonly string[], readonly HistoryStep[]>();

/** What is inside of one platform of a build: a base that others have too, layers that some builds in a row share, and its own. */
export function seededContent(build: SeededBuild, digest: string, architecture: string): PlatformContent {
  const style = styles.get(build.repositoryId) ?? styleOf(build.repository, build.repositoryId, 'average');
  styles.set(build.repositoryId, style);
  const base = baseOf(style.base, releaseAt(build.builtAt), { os: 'linux', architecture });
  const made = style.instructions.map(({ by, share, keptFor }, place) => ({
    by,
    layer:
      share > 0
        ? layerOf([build.repository, architecture, place, Math.floor(build.index / keptFor)], 1e7 * share)
        : null,
  }));
  const layers = [...base.layers, ...made.flatMap(({ layer }) => layer ?? [])].map(layerContent);
  return {
    platform: `linux/${architecture}`,
    digest,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    size: layers.reduce((sum, { size }) => sum + size, 0),
    createdAt: build.builtAt,
    author: '',
    declaredBase: null,
    config: {
      user: style.user,
      env: [...base.env, ...style.env],
      entrypoint: style.entrypoint,
      cmd: style.cmd.length === 0 ? base.cmd : style.cmd,
      workingDir: '/app',
      labels: labelsOf(build, style),
      exposedPorts: style.ports,
      volumes: [],
      stopSignal: '',
      healthCheck: style.healthCheck ? ['CMD', 'wget', '-qO-', 'http://127.0.0.1/healthz'] : null,
    },
    layers,
    history: [...stepsOf(base.history), ...made.map(({ by, layer }) => step(by, layer === null, build.builtAt))],
    isShortened: false,
  };
}

/** What builds in pipelines are labelled with: of every second repository all of it, of the others the source alone. */
function labelsOf(
  { repository, repositoryId, index, builtAt }: SeededBuild,
  style: BuildStyle,
): Record<string, string> {
  const name = (last: string) => `org.opencontainers.image.${last}`;
  const source = { ...style.labels, [name('version')]: `1.${index}` };
  if (repositoryId % 2 === 0) return source;
  return {
    ...source,
    [name('title')]: repository,
    [name('vendor')]: 'Example Ltd',
    [name('licenses')]: 'Proprietary',
    [name('created')]: new Date(builtAt).toISOString(),
    [name('revision')]: layerOf([repository, 'revision', index], 0).digest.slice(7, 47),
  };
}

function stepsOf(history: readonly string[]): readonly HistoryStep[] {
  const known = baseSteps.get(history);
  if (known !== undefined) return known;
  const steps = history.map((told) => {
    const { created, created_by, empty_layer } = JSON.parse(told);
    return step(created_by, empty_layer === true, Date.parse(created));
  });
  baseSteps.set(history, steps);
  return steps;
}

function step(createdBy: string, isEmpty: boolean, createdAt: number): HistoryStep {
  return { createdAt, createdBy, comment: '', isEmpty };
}

function layerContent({ digest, diffId, size }: Layer): LayerContent {
  return { digest, diffId, size, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' };
}
