import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { defaultPort } from '#contract/enums.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { regionName, regionsOf } from '#contract/regions.ts';
import { secretMask } from '#contract/registries/registries.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { defaultSyncSchedule } from '#contract/syncSchedule.ts';
import { registryRow } from '../../factories/factories.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { demoErrorOf } from '../refusals/demoErrors.ts';
import { makeImages } from '../seed/makeImages.ts';
import { projects } from '../seed/names.ts';
import { registryPage } from '../state/registryPage.ts';
import { currentRow, startRun } from '../state/registryState.ts';
import type { World } from '../state/world.ts';

type AddRequest = ParsedRequestOf<'AddPrivateRegistry'>;
const newcomersImages = 160;

/** Connecting, listing and removing registries. */
export function registryHandlers(world: World) {
  return [
    mockAction('AddPrivateRegistry', ({ params, center, translate }) => {
      const known = params.ClientToken === undefined ? undefined : world.answered.get(params.ClientToken);
      const existing = world.registries[center].find(({ row }) => row.Id === known);
      if (existing !== undefined) return { Data: added(existing.row) };
      const error = params.SkipVerify === true ? undefined : demoErrorOf(params);
      if (error !== undefined) throw error.refusal(translate);
      const row = rowFrom(params, world.nextId(), world.now());
      if (world.registries[center].some((other) => sameRegistry(other.row, row))) {
        throw new Refusal('RegistryAlreadyExists');
      }
      const images = makeImages(row, projects, newcomersImages, world.now());
      const organizations = (params.ExtraParam ?? []).map(({ namespace }) => ({ namespace, secretSetAt: world.now() }));
      const registry = { row, images, runs: [], organizations };
      startRun(registry, world.now(), String(world.nextId()));
      world.registries[center].push(registry);
      if (params.ClientToken !== undefined) world.answered.set(params.ClientToken, row.Id);
      return { Data: added(row) };
    }),
    mockAction('PageImageRegistry', ({ params, center, translate }) =>
      registryPage(
        world.registries[center].map((registry) => currentRow(registry, world.now(), translate)),
        params,
      ),
    ),
    mockAction('DeletePrivateRegistry', ({ params, center }) => {
      const index = world.registries[center].findIndex(({ row }) => row.Id === params.RegistryId);
      if (index === -1) throw new Refusal('NotFound');
      world.registries[center].splice(index, 1);
      return { Data: true };
    }),
    mockAction('ListPrivateRegistryType', ({ center }) => ({
      RegistryTypeInfos: registryTypes.map((type) => ({
        RegistryType: type,
        Count: world.registries[center].filter(({ row }) => row.RegistryType === type).length,
      })),
    })),
    mockAction('ListImageRegistryRegion', ({ center, translate }) => ({
      Regions: regionsOf(center).map(({ regionId }) => ({
        RegionId: regionId,
        RegionName: regionName(regionId, translate),
      })),
    })),
  ];
}

function rowFrom(params: AddRequest, id: number, now: number): RegistryRow {
  const port = params.Port ?? defaultPort[params.ProtocolType];
  return registryRow({
    Id: id,
    RegistryName: params.RegistryName ?? `${params.DomainName}:${port}`,
    RegistryType: params.RegistryType,
    RegistryVersion: params.RegistryVersion,
    DomainName: params.DomainName,
    RegistryHostIp: params.RegistryHostIp,
    Port: port,
    ProtocolType: params.ProtocolType,
    NetType: params.NetType,
    VpcId: params.VpcId,
    RegionId: params.RegistryRegionId,
    TransPerHour: params.TransPerHour,
    UserName: params.UserName,
    State: params.SkipVerify === true ? 'unverified' : 'verified',
    GmtCreate: new Date(now).toISOString(),
    GmtModified: new Date(now).toISOString(),
    NextSyncTime: now + 86_400_000,
    SecretSetAt: now,
    IncludePatterns: params.IncludePatterns ?? [],
    ExcludePatterns: params.ExcludePatterns ?? [],
    SyncSchedule: params.SyncSchedule ?? defaultSyncSchedule,
    CaCertificate: params.CaCertificate,
    CertificateFingerprint: params.CertificateFingerprint,
    TokenServiceHost: params.TokenServiceHost,
  });
}

function sameRegistry(a: RegistryRow, b: RegistryRow): boolean {
  return (
    a.RegistryType === b.RegistryType &&
    a.RegistryHostIp === b.RegistryHostIp &&
    a.Port === b.Port &&
    a.DomainName === b.DomainName
  );
}

function added(row: RegistryRow): AnswerOf<'AddPrivateRegistry'>['Data'] {
  return {
    Id: row.Id,
    AliUid: 1,
    DomainName: row.DomainName,
    NetType: row.NetType,
    Password: secretMask,
    ProtocolType: row.ProtocolType,
    RegionId: row.RegionId,
    RegistryHostIp: row.RegistryHostIp,
    RegistryType: row.RegistryType,
    RegistryVersion: row.RegistryVersion,
    Token: secretMask,
    TransPerHour: row.TransPerHour,
    UserName: row.UserName,
    VpcId: row.VpcId,
  };
}
