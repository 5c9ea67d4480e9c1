import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { regionName, regionsOf } from '#contract/regions.ts';
import { listedRegistries, summaryOf } from '#contract/registries/registryOrder.ts';
import type { Database } from '../../db/database.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import type { RegistryService } from './registryService.ts';
import { neverListed, registryStatuses } from './registryStatus.ts';
import { addedRegistry, organizationRow, registryRow } from './registryView.ts';

type RegistryActions = Pick<
  ActionHandlers,
  | 'AddPrivateRegistry'
  | 'PageImageRegistry'
  | 'ModifyImageRegistry'
  | 'DeletePrivateRegistry'
  | 'PauseImageRegistry'
  | 'ResumeImageRegistry'
  | 'RemoveMissingImages'
  | 'ListImageRegistryExtra'
  | 'ListPrivateRegistryType'
  | 'ListImageRegistryRegion'
>;

export function registryActions(
  service: RegistryService,
  repository: RegistryRepository,
  database: Database,
): RegistryActions {
  return {
    async AddPrivateRegistry(request, { center }) {
      return { Data: addedRegistry(await service.add(request, center)) };
    },

    // Registries are counted in hundreds, so they are narrowed and sorted here; their images are counted from totals.
    async PageImageRegistry(request, context) {
      // Before the registries: a run that ends in between must not show as ended without how it ended.
      const statuses = await registryStatuses(database, context.center);
      const all = (await repository.shown(context)).map((registry) =>
        registryRow(registry, statuses.get(registry.id) ?? neverListed, context.translate),
      );
      const wanted = listedRegistries(all, request);
      const start = (request.CurrentPage - 1) * request.PageSize;
      const rows = wanted.slice(start, start + request.PageSize);
      return {
        List: rows,
        PageInfo: pageInfo(request, rows.length, wanted.length),
        Summary: summaryOf(all),
        TimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      };
    },

    async ModifyImageRegistry(request, { center }) {
      const started = performance.now();
      await service.change(request, center);
      const took = Math.round(performance.now() - started);
      return { Code: 'OK', HttpStatusCode: 200, Message: 'OK', Success: true, TimeCost: took };
    },

    async PauseImageRegistry({ RegistryId }, { center }) {
      await service.pause(RegistryId, center);
      return {};
    },

    async ResumeImageRegistry({ RegistryId }, { center }) {
      await service.resume(RegistryId, center);
      return {};
    },

    async RemoveMissingImages({ RegistryId, Keep }, { center }) {
      return { Count: await service.decideMissing(RegistryId, center, Keep ? 'keep' : 'remove') };
    },

    async ListImageRegistryExtra({ RegistryId }, context) {
      const registry = await repository.findSeen(context, RegistryId);
      if (registry === undefined) throw ActionError.of('NotFound');
      const organizations = await repository.organizationsOf(RegistryId);
      return { ImageRegistryExtraInfos: organizations.map((row) => organizationRow(row, registry)) };
    },

    async DeletePrivateRegistry({ RegistryId }, { center }) {
      await service.remove(RegistryId, center);
      return { Data: true };
    },

    async ListPrivateRegistryType(_request, context) {
      const registries = await repository.allSeen(context);
      const counted = registryTypes.map((type) => ({
        RegistryType: type,
        Count: registries.filter((registry) => registry.type === type).length,
      }));
      return { RegistryTypeInfos: counted };
    },

    async ListImageRegistryRegion(_request, { center, translate }) {
      return {
        Regions: regionsOf(center).map(({ regionId }) => ({
          RegionId: regionId,
          RegionName: regionName(regionId, translate),
        })),
      };
    },
  };
}
