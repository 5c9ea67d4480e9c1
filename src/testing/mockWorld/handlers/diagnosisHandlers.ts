import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { protocolType } from '#contract/enums.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { acrErrorOf } from '../refusals/acrErrors.ts';
import { demoErrorOf } from '../refusals/demoErrors.ts';
import { refuseMovedSecrets } from '../refusals/movedSecrets.ts';
import { projects } from '../seed/names.ts';
import { diagnosisAt, listed, type MockDiagnosis } from '../state/diagnosisState.ts';
import { globFilter } from '../state/globFilter.ts';
import type { World } from '../state/world.ts';

/** Starting, watching and cancelling a diagnosis. */
export function diagnosisHandlers(world: World) {
  const find = (id: string): MockDiagnosis => {
    const diagnosis = world.diagnoses.get(id);
    if (diagnosis === undefined) throw new Refusal('NotFound');
    return diagnosis;
  };
  return [
    mockAction('CreateRegistryDiagnosis', ({ params, center, translate }) => {
      const stored = world.registries[center].find(({ row }) => row.Id === params.RegistryId);
      if (stored !== undefined) refuseMovedSecrets(stored.row, params, params, translate);
      const error = demoErrorOf(params);
      const mayBegin = error === undefined || error.detail !== undefined || error.code === 'RegistryAlreadyExists';
      if (!mayBegin) throw error.refusal(translate);
      const byAuthority = params.CaCertificate === undefined ? 'machine' : 'authority';
      return begin({
        type: params.RegistryType,
        regionIds: [],
        domainName: params.DomainName,
        hostIp: params.RegistryHostIp,
        https: params.ProtocolType === protocolType.https,
        trustedBy: params.CertificateFingerprint === undefined ? byAuthority : 'pin',
        failure: error?.detail,
      });
    }),
    mockAction('CreateAcrDiagnosis', ({ params }) =>
      begin({
        type: 'acr',
        regionIds: params.RegionIds,
        domainName: '*.aliyuncs.com',
        hostIp: params.EndpointIp ?? '',
        https: params.ProtocolType !== protocolType.http,
        trustedBy: 'machine',
        failure: acrErrorOf(params),
      }),
    ),
    mockAction('DescribeRegistryDiagnosis', ({ params, translate }) => {
      const diagnosis = find(params.DiagnosisId);
      const { status, stages, share } = diagnosisAt(diagnosis, world.now(), translate);
      return {
        DiagnosisId: params.DiagnosisId,
        Status: status,
        Stages: stages,
        Match: share === 0 ? undefined : matchOf(params, share, diagnosis.regionIds.length),
      };
    }),
    mockAction('CancelRegistryDiagnosis', ({ params }) => {
      const diagnosis = find(params.DiagnosisId);
      diagnosis.cancelledAt ??= world.now();
      return {};
    }),
  ];

  function begin(diagnosis: Omit<MockDiagnosis, 'startedAt'>) {
    const DiagnosisId = `demo-${world.nextId()}`;
    world.diagnoses.set(DiagnosisId, { ...diagnosis, startedAt: world.now() });
    return { DiagnosisId };
  }
}

/** As many repositories as the listing says, spread over the demo's projects. */
const repositories = Array.from({ length: listed.repositories }, (_, index) => {
  const [project, ...names] = projects[index % projects.length] ?? ['library'];
  const turn = Math.floor(index / projects.length);
  const name = names[turn % names.length] ?? 'image';
  return `${project}/${name}${turn < names.length ? '' : `-${turn}`}`;
});

/** Every region of Container Registry holds the same here. */
function matchOf(
  params: ParsedRequestOf<'DescribeRegistryDiagnosis'>,
  share: number,
  regions: number,
): AnswerOf<'DescribeRegistryDiagnosis'>['Match'] {
  const matching = repositories.filter(globFilter(params.IncludePatterns ?? [], params.ExcludePatterns ?? []));
  const images = Math.floor((listed.images * share * matching.length) / listed.repositories);
  const times = Math.max(1, regions);
  return {
    Repositories: matching.length * times,
    Images: images * times,
    DistinctImages: Math.floor(images * 0.85) * times,
    AtMost: false,
    ...(regions === 0 ? {} : { LargestRegionImages: Math.floor(images * 0.85) }),
    Examples: matching.slice(0, 5),
  };
}
