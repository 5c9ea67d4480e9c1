import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { listedImages } from '../state/imageCriteria.ts';
import { scanProgress } from '../state/scanState.ts';
import type { World } from '../state/world.ts';

type Scope = ParsedRequestOf<'PublicPreCheckImageScanTask'>;
type NamedScope = Omit<Scope, 'Criteria' | 'LogicalExp' | 'Scanned'>;

const narrowings: readonly [keyof NamedScope, (image: ImageRow) => string][] = [
  ['RegistryTypes', (image) => image.RegistryType],
  ['InstanceIds', (image) => image.InstanceId],
  ['RegionIds', (image) => image.RegionId],
  ['RepoIds', (image) => image.RepoId],
  ['RepoNames', (image) => image.RepoName],
  ['RepoNamespaces', (image) => image.RepoNamespace],
  ['Digests', (image) => image.Digest],
  ['Tags', (image) => image.Tag],
  ['Uuids', (image) => image.Uuid],
];

/** Scans: what one would be about, beginning one, and ending it. */
export function scanHandlers(world: World) {
  const imagesIn = (scope: Scope, center: Center) =>
    listedImages(world, center, scope).filter((image) =>
      narrowings.every(([field, textOf]) => {
        const wanted = scope[field];
        return wanted === undefined || wanted.split(',').includes(textOf(image));
      }),
    );
  return [
    mockAction('PublicPreCheckImageScanTask', ({ params, center }) => {
      const images = imagesIn(params, center);
      const open = images.filter(({ ScanBlocked }) => ScanBlocked === undefined);
      const countOf = (type: string) => open.filter(({ RegistryType }) => RegistryType === type).length;
      return {
        Data: {
          ScanImageCount: open.length,
          NeedAuthCount: 0,
          BlockedCount: images.length - open.length,
          CountByType: registryTypes.map((RegistryType) => ({ RegistryType, Count: countOf(RegistryType) })),
        },
      };
    }),
    mockAction('PublicCreateImageScanTask', ({ params, center }) => {
      const { Lang, ...asked } = params;
      const scope = JSON.stringify(asked);
      const now = world.now();
      const running = world.scans[center].find(
        (scan) => scan.scope === scope && scanProgress(scan, now).endedAt === undefined,
      );
      if (running !== undefined)
        return answer(false, running.id, 'forbid_create_repeat_task', running.uuids.length, now);
      const images = imagesIn(params, center).filter(({ ScanBlocked }) => ScanBlocked === undefined);
      const [first] = images;
      if (first === undefined) return answer(false, '', 'TASK_NOT_EXISTS', 0, now);
      const id = String(world.nextId());
      world.scans[center].unshift({
        id,
        scope,
        target: targetOf(params, first),
        startedAt: now,
        uuids: images.map(({ Uuid }) => Uuid),
        cancelledAt: undefined,
      });
      return answer(true, id, '', images.length, now);
    }),
    mockAction('CancelImageScanTask', ({ params, center }) => {
      const scan = world.scans[center].find(({ id }) => id === params.TaskId);
      if (scan === undefined) throw new Refusal('NotFound');
      scan.cancelledAt ??= world.now();
      return {};
    }),
  ];
}

function answer(
  created: boolean,
  id: string,
  result: string,
  total: number,
  now: number,
): AnswerOf<'PublicCreateImageScanTask'> {
  const progress = { Status: 'START', Progress: 0, FinishCount: 0, TotalCount: total };
  return { Data: { CanCreate: created, TaskId: id, Result: result, ...progress, CollectTime: now, ExecTime: now } };
}

function targetOf(scope: Scope, first: ImageRow): string {
  const repository = `${first.RepoNamespace}/${first.RepoName}`;
  if (scope.Uuids !== undefined && !scope.Uuids.includes(',')) return `${repository}:${first.Tag || first.Digest}`;
  if (scope.RepoIds !== undefined && !scope.RepoIds.includes(',')) return repository;
  return scope.RegistryTypes ?? first.RegistryName;
}
