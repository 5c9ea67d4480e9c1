import { join } from 'node:path';
import { percentile } from '../percentile.ts';
import type { ColdLoad } from './coldLoad.ts';
import { scriptBytes } from './scriptBytes.ts';

const consoleDist = join(import.meta.dirname, '../../dist');

/** The visits of one run. */
interface Visits {
  readonly loads: readonly ColdLoad[];
  readonly hanging: readonly ColdLoad[];
  readonly bare: readonly ColdLoad[];
  readonly bareDist: string;
}

/** A figure of one visit. */
interface Figure {
  readonly name: string;
  readonly unit?: string;
  readonly of: (load: ColdLoad, dist: string) => number;
  /** How many times the bare stack’s it may be, or what else is wanted. */
  readonly goal?: string;
}

const upToFirstRows = ({ firstRows, resources }: ColdLoad) => resources.filter(({ started }) => started < firstRows);
const scripts = (load: ColdLoad, dist: string) => scriptBytes(upToFirstRows(load), dist);

const figures: readonly Figure[] = [
  { name: 'first rows', unit: 'ms', of: ({ firstRows }) => firstRows, goal: '1.25 × the bare stack' },
  { name: 'settled', unit: 'ms', of: ({ settled }) => settled },
  { name: 'processor time of the page’s main thread', unit: 'ms', of: ({ busy }) => busy },
  {
    name: 'JavaScript up to the first rows, gzip',
    unit: 'kB',
    of: (load, dist) => scripts(load, dist).gzip / 1000,
    goal: '1.1 × the bare stack',
  },
  {
    name: 'JavaScript up to the first rows, as transferred',
    unit: 'kB',
    of: (load, dist) => scripts(load, dist).transferred / 1000,
  },
  { name: 'JavaScript files up to the first rows', of: (load, dist) => scripts(load, dist).files },
  { name: 'requests up to the first rows', of: (load) => upToFirstRows(load).length + 1, goal: '20' },
  { name: 'requests in all', of: ({ resources }) => resources.length + 1 },
];

/** A table of what a visit with an empty cache takes, beside one of the bare stack. */
export function loadLines({ loads, hanging, bare, bareDist }: Visits): string[] {
  const rows = figures.map(({ name, unit = '', of, goal = '' }) => {
    const own = loads.map((load) => of(load, consoleDist));
    const theirs = bare.map((load) => of(load, bareDist));
    const ratio = percentile(own, 0.5) / percentile(theirs, 0.5);
    return [name, both(own, unit), both(theirs, unit), ratio.toFixed(2), goal];
  });
  const whileHanging = hanging.map(({ firstRows }) => firstRows);
  return [
    '| a visit with an empty cache | console, p50 / p95 | bare stack, p50 / p95 | ratio of p50 | goal |',
    '| --- | --- | --- | --- | --- |',
    ...[...rows, ['first rows while a registry hangs', both(whileHanging, 'ms'), '', '', 'as without']].map(
      (cells) => `| ${cells.join(' | ')} |`,
    ),
  ];
}

function both(values: readonly number[], unit: string): string {
  const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)];
  return `${p50.toFixed(0)} / ${p95.toFixed(0)} ${unit}`.trim();
}
