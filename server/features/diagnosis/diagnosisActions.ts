import { ActionError } from '../../domain/actionError.ts';
import type { ActionHandlers } from '../../domain/requestContext.ts';
import type { DiagnosisTargets } from '../registries/diagnosisTargets.ts';
import type { RegistryRules } from '../registries/registryRules.ts';
import type { DiagnosisService } from './diagnosisService.ts';
import { diagnosisAnswer } from './diagnosisView.ts';
import { localAddressTowards } from './localAddress.ts';

type DiagnosisActions = Pick<
  ActionHandlers,
  | 'CreateRegistryDiagnosis'
  | 'CreateAcrDiagnosis'
  | 'DescribeRegistryDiagnosis'
  | 'CancelRegistryDiagnosis'
  | 'DescribeLocalAddress'
>;

export function diagnosisActions(
  service: DiagnosisService,
  targets: DiagnosisTargets,
  { mayDial }: RegistryRules,
): DiagnosisActions {
  return {
    async CreateRegistryDiagnosis(request, { center }) {
      return { DiagnosisId: service.start(await targets.ofRegistry(request, center), center) };
    },

    async CreateAcrDiagnosis(request, { center }) {
      return { DiagnosisId: service.start(await targets.ofAcr(request, center), center) };
    },

    async DescribeRegistryDiagnosis(request, { center, language }) {
      return diagnosisAnswer(service.find(request.DiagnosisId, center), request, language);
    },

    async CancelRegistryDiagnosis({ DiagnosisId }, { center }) {
      service.find(DiagnosisId, center).cancel();
      return {};
    },

    async DescribeLocalAddress({ RegistryHostIp }) {
      if (!mayDial(RegistryHostIp)) {
        throw ActionError.illegalParam({ path: ['RegistryHostIp'], message: 'addressRefused' });
      }
      return { LocalAddress: (await localAddressTowards(RegistryHostIp)) ?? undefined };
    },
  };
}
