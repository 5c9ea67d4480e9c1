import type { AnswerOf, ParsedRequestOf } from '#contract/actions.ts';
import { protocolType } from '#contract/enums.ts';
import { mockAction } from '../mockAction.ts';
import { Refusal } from '../refusal.ts';
import { demoErrorOf } from './demoErrors.ts';
import { diagnosisAt, listed, type MockDiagnosis } from './diagnosisState.ts';
import { globFilter } from './globFilter.ts';
import { projects } from './names.ts';
import type { World } from './world.ts';

/** Starting, watching and cancelling a diagnosis. */
export function diagnosisHandlers(world: World) {
  const find = (id: string): MockDiagnosis => {
    const diagnosis = world.diagnoses.get(id);
    if (diagnosis === undefined) throw new Refusal('NotFound');
    return diagnosis;
  };
  return [
    mockAction('CreateRegistryDiagnosis', ({ params, language }) => {
      const error = demoErrorOf(params);
      if (error?.code === 'RegistryAlreadyExists') return begin(params, undefined);
      if (error !== undefined && error.detail === undefined) throw error.refusal(language);
      return begin(params, error?.detail);
    }),
    mockAction('DescribeRegistryDiagnosis', ({ params, language }) => {
      const { status, stages, share } = diagnosisAt(find(params.DiagnosisId), world.now(), language);
      return {
        DiagnosisId: params.DiagnosisId,
        Status: status,
        Stages: stages,
        Match: share === 0 ? undefined : matchOf(params, share),
      };
    }),
    mockAction('CancelRegistryDiagnosis', ({ params }) => {
      const diagnosis = find(params.DiagnosisId);
      diagnosis.cancelledAt ??= world.now();
      return {};
    }),
  ];

  function begin(params: ParsedRequestOf<'CreateRegistryDiagnosis'>, failure: MockDiagnosis['failure']) {
    const id = `demo-${world.nextId()}`;
    const byAuthority = params.CaCertificate === undefined ? 'machine' : 'authority';
    world.diagnoses.set(id, {
      startedAt: world.now(),
      domainName: params.DomainName,
      hostIp: params.RegistryHostIp,
      https: params.ProtocolType === protocolType.https,
      trustedBy: params.CertificateFingerprint === undefined ? byAuthority : 'pin',
      quay: params.RegistryType === 'quay',
      failure,
    });
    return { DiagnosisId: id };
  }
}

/** As many repositories as the listing says, spread over the demo's projects. */
const repositories = Array.from({ length: listed.repositories }, (_, index) => {
  const [project, ...names] = projects[index % projects.length] ?? ['library'];
  const turn = Math.floor(index / projects.length);
  const name = names[turn % names.length] ?? 'image';
  return `${project}/${name}${turn < names.length ? '' : `-${turn}`}`;
});

function matchOf(
  params: ParsedRequestOf<'DescribeRegistryDiagnosis'>,
  share: number,
): AnswerOf<'DescribeRegistryDiagnosis'>['Match'] {
  const matching = repositories.filter(globFilter(params.IncludePatterns ?? [], params.ExcludePatterns ?? []));
  return {
    Repositories: matching.length,
    Images: Math.floor((listed.images * share * matching.length) / listed.repositories),
    Examples: matching.slice(0, 5),
  };
}
