import type { ActionHandlers } from '../../../domain/access/requestContext.ts';
import type { RegistryRecord } from '../../../store/registryRepository.ts';
import type { AcrAccountService } from './accountService.ts';

type AcrAccountActions = Pick<ActionHandlers, 'AddAcrAccount' | 'ModifyAcrAccount'>;

/** Built by picking, so that no secret can slip in. */
const rowOf = ({ id, region_id, name }: RegistryRecord) => ({ Id: id, RegionId: region_id, RegistryName: name });

export function acrAccountActions(service: AcrAccountService): AcrAccountActions {
  return {
    async AddAcrAccount(request, { center }) {
      return { Data: (await service.add(request, center)).map(rowOf) };
    },

    async ModifyAcrAccount(request, { center }) {
      return { Data: (await service.change(request, center)).map(rowOf) };
    },
  };
}
