import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ComparedConfig, ComparedFinding, ComparedLayer } from '#contract/images/comparison.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { configOf, layersOf, type MockConfig } from './imageContents.ts';
import { findingsOf } from './reports.ts';
import type { PooledVulnerability } from './vulnerabilityPool.ts';

type Comparison = AnswerOf<'DescribeImageComparison'>;

const keyOf = ({ name, packageName }: PooledVulnerability) => `${name} ${packageName}`;

function asFinding(found: PooledVulnerability): ComparedFinding {
  return {
    Name: found.name,
    Severity: found.severity,
    Package: found.packageName,
    InstalledVersion: found.installed,
    FixedVersion: found.fixed,
    CvssScore: found.score,
    Link: `https://vulnerabilities.example.com/${found.name}`,
  };
}

/** What came, went and was fixed from one image to the next. */
export function comparedFindings(image: ImageRow, other: ImageRow): NonNullable<Comparison['Findings']> {
  const [before, after] = [findingsOf(other), findingsOf(image)];
  const [known, still] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = before.filter((found) => !still.has(keyOf(found)));
  const came = after.filter((found) => !known.has(keyOf(found)));
  return {
    Came: came.map(asFinding),
    Went: gone.filter(({ fixed }) => fixed === '').map(asFinding),
    Fixed: gone.filter(({ fixed }) => fixed !== '').map(asFinding),
    StayedCount: after.length - came.length,
  };
}

/** What both begin with, then what went, then what came. */
export function comparedLayers(image: ImageRow, other: ImageRow, images: readonly ImageRow[]): ComparedLayer[] {
  const [before, after] = [layersOf(other, images), layersOf(image, images)];
  const differs = after.findIndex(({ DiffId }, place) => before[place]?.DiffId !== DiffId);
  const shared = differs === -1 ? after.length : differs;
  return [
    ...after.slice(0, shared).map((layer) => ({ ...layer, Change: 'stayed' as const })),
    ...before.slice(shared).map((layer) => ({ ...layer, Change: 'went' as const })),
    ...after.slice(shared).map((layer) => ({ ...layer, Change: 'came' as const })),
  ];
}

/** What differs of how the two are configured. */
export function comparedConfig(image: ImageRow, other: ImageRow): ComparedConfig[] {
  const [before, after] = [entriesOf(configOf(other)), entriesOf(configOf(image))];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const { Field, Key } = is ?? was ?? {};
    if (Field === undefined || Key === undefined || was?.value === is?.value) return [];
    const Change = was === undefined ? 'came' : is === undefined ? 'went' : 'changed';
    return [{ Field, Key, Before: was?.value ?? '', After: is?.value ?? '', Change }];
  });
}

function entriesOf(config: MockConfig) {
  const { EnvNames, ExposedPorts, Labels, User, Entrypoint, Cmd, WorkingDir } = config;
  const entry = (Field: ComparedConfig['Field'], Key: string, value: string) =>
    [`${Field} ${Key}`, { Field, Key, value }] as const;
  return new Map([
    entry('User', '', User),
    entry('Entrypoint', '', Entrypoint),
    entry('Cmd', '', Cmd),
    entry('WorkingDir', '', WorkingDir),
    ...EnvNames.map((name) => entry('Env', name, '')),
    ...ExposedPorts.map((port) => entry('ExposedPort', port, '')),
    ...Object.entries(Labels).map(([name, value]) => entry('Label', name, value)),
  ]);
}
