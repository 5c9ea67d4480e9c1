import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { defaultPort, protocolType } from '#contract/enums.ts';
import { issueText } from '#contract/issues.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { movedFields } from '#contract/registries/secretPlace.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { acrErrorOf } from '../refusals/acrErrors.ts';
import { makeAcrImages } from '../seed/acrImages.ts';
import { acrRow } from '../seed/acrRegion.ts';
import { startRun } from '../state/registryState.ts';
import type { World } from '../state/world.ts';

const newcomersImages = 60;

/** Connecting Container Registry, and putting another key in the place of one. */
export function acrHandlers(world: World) {
  const connectedWith = (center: Center, accessKeyId: string) =>
    world.registries[center].filter(({ row }) => row.RegistryType === 'acr' && row.UserName === accessKeyId);
  const missingSecret = (params: ParsedRequestOf<'AddAcrAccount'>, center: Center) => {
    const connected = connectedWith(center, params.AccessKeyId);
    if (connected.length === 0) return 'required';
    const wanted = {
      RegistryType: 'acr',
      ProtocolType: params.ProtocolType ?? protocolType.https,
      RegistryHostIp: params.EndpointIp ?? '',
      Port: params.Port,
      DomainName: '',
      UserName: params.AccessKeyId,
    } as const;
    return connected.some(({ row }) => movedFields('accessKey', row, wanted).length === 0) ? null : 'secretElsewhere';
  };
  const verify = (key: Parameters<typeof acrErrorOf>[0]) => {
    const failure = acrErrorOf(key);
    if (failure !== undefined) throw Refusal.registry(failure);
  };
  return [
    mockAction('AddAcrAccount', ({ params, center, translate }) => {
      const missing = params.AccessKeySecret === undefined ? missingSecret(params, center) : null;
      if (missing !== null) {
        throw new Refusal('IllegalParam', {
          issues: [{ path: ['AccessKeySecret'], message: issueText(missing, translate) }],
        });
      }
      const taken = world.registries[center].map(({ row }) => row.DomainName);
      if (params.RegionIds.some((regionId) => taken.includes(`cr.${regionId}.aliyuncs.com`))) {
        throw new Refusal('RegistryAlreadyExists');
      }
      if (params.SkipVerify !== true) verify(params);
      const now = world.now();
      const protocol = params.ProtocolType ?? protocolType.https;
      const rows = params.RegionIds.map((regionId) =>
        acrRow(regionId, {
          Id: world.nextId(),
          RegistryHostIp: params.EndpointIp ?? '',
          ProtocolType: protocol,
          Port: params.Port ?? defaultPort[protocol],
          UserName: params.AccessKeyId,
          TransPerHour: params.TransPerHour,
          State: params.SkipVerify === true ? 'unverified' : 'verified',
          SecretSetAt: now,
          NextSyncTime: now + 86_400_000,
          IncludePatterns: params.IncludePatterns ?? [],
          ExcludePatterns: params.ExcludePatterns ?? [],
          GmtCreate: new Date(now).toISOString(),
          GmtModified: new Date(now).toISOString(),
        }),
      );
      for (const row of rows) {
        const registry = { row, images: makeAcrImages(row, newcomersImages, now), runs: [] };
        startRun(registry, now, String(world.nextId()));
        world.registries[center].push(registry);
      }
      return { Data: rows.map(named) };
    }),
    mockAction('ModifyAcrAccount', ({ params, center }) => {
      const connected = connectedWith(center, params.AccessKeyId);
      if (connected.length === 0) throw new Refusal('NotFound');
      const UserName = params.NewAccessKeyId ?? params.AccessKeyId;
      verify({ AccessKeyId: UserName, AccessKeySecret: params.AccessKeySecret });
      for (const registry of connected) {
        registry.row = { ...registry.row, UserName, SecretSetAt: world.now() };
      }
      return { Data: connected.map(({ row }) => named(row)) };
    }),
  ];
}

const named = ({ Id, RegionId, RegistryName }: RegistryRow) => ({ Id, RegionId, RegistryName });
