import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { DiagnosisTarget } from '../../domain/registryTarget.ts';
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

/** What requests for a diagnosis mean. Throw IllegalParam, NotFound and StoredSecretUnreadable. */
interface RequestedTargets {
  ofRegistry(request: ParsedRequestOf<'CreateRegistryDiagnosis'>, center: Center): Promise<readonly DiagnosisTarget[]>;
  ofAcr(request: ParsedRequestOf<'CreateAcrDiagnosis'>, center: Center): Promise<readonly DiagnosisTarget[]>;
}

export function diagnosisActions(
  service: DiagnosisService,
  targets: RequestedTargets,
  mayDial: (ip: string) => boolean,
): DiagnosisActions {
  return {
    async CreateRegistryDiagnosis(request, { center }) {
      return { DiagnosisId: service.start(await targets.ofRegistry(request, center), center) };
    },

    async CreateAcrDiagnosis(request, { center }) {
      return { DiagnosisId: service.start(await targets.ofAcr(request, center), center) };
    },

    async DescribeRegistryDiagnosis(request, { center, translate }) {
      return diagnosisAnswer(service.find(request.DiagnosisId, center), request, translate);
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
