import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { privateRegistryTypes } from '#contract/kinds/registryTypes.ts';
import { secretMask } from '#contract/registries/registries.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { demoErrorOf } from '../refusals/demoErrors.ts';
import { refuseMovedSecrets } from '../refusals/movedSecrets.ts';
import { startRun } from '../state/registryState.ts';
import type { MockRegistry, World } from '../state/world.ts';

type ChangeRequest = ParsedRequestOf<'ModifyImageRegistry'>;

/** Changing, pausing and resuming registries. */
export function changeHandlers(world: World) {
  const find = (center: Center, id: number): MockRegistry => {
    const registry = world.registries[center].find(({ row }) => row.Id === id);
    if (registry === undefined) throw new Refusal('NotFound');
    return registry;
  };
  return [
    mockAction('ModifyImageRegistry', ({ params, center, translate }) => {
      const registry = find(center, params.Id);
      const type = privateRegistryTypes.find((each) => each === registry.row.RegistryType);
      const error = demoErrorOf({ ...params, ...(type === undefined ? {} : { RegistryType: type }) });
      if (error !== undefined && params.SkipVerify !== true) throw error.refusal(translate);
      const changed = changedRow(registry.row, params, world.now());
      refuseMovedSecrets(registry.row, changed, params, translate);
      registry.row = changed;
      registry.organizations = organizationsAfter(registry, params, world.now());
      registry.failure = undefined;
      return { Code: '200', HttpStatusCode: 200, Message: 'OK', Success: true, TimeCost: 1 };
    }),
    mockAction('PauseImageRegistry', ({ params, center }) => {
      const registry = find(center, params.RegistryId);
      registry.row = { ...registry.row, State: 'paused' };
      return {};
    }),
    mockAction('ResumeImageRegistry', ({ params, center }) => {
      const registry = find(center, params.RegistryId);
      registry.row = { ...registry.row, State: 'verified' };
      startRun(registry, world.now(), String(world.nextId()));
      return {};
    }),
    mockAction('RemoveMissingImages', ({ params, center }) => {
      const registry = find(center, params.RegistryId);
      const { MissingImages: missing, ...row } = registry.row;
      if (missing === undefined) return { Count: 0 };
      const { Count, Since } = missing;
      registry.row = params.Keep ? { ...row, MissingImages: { Count, Since } } : row;
      return { Count };
    }),
    mockAction('ListImageRegistryExtra', ({ params, center }) => {
      const { row, organizations = [] } = find(center, params.RegistryId);
      return {
        ImageRegistryExtraInfos: organizations.map(({ namespace, secretSetAt }, index) => ({
          Id: index + 1,
          AliUid: 1,
          RegistryId: row.Id,
          RegistryType: row.RegistryType,
          Namespace: namespace,
          AuthToken: secretMask,
          SecretSetAt: secretSetAt,
        })),
      };
    }),
  ];
}

function changedRow(row: RegistryRow, params: ChangeRequest, now: number): RegistryRow {
  const { Id, Password, RegistryRegionId, CaCertificate, CertificateFingerprint, SkipVerify, ...rest } = params;
  const { ExtraParam, DiagnosisId, Lang, ...plain } = rest;
  return {
    ...row,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    RegionId: RegistryRegionId ?? row.RegionId,
    SecretSetAt: Password === undefined ? row.SecretSetAt : now,
    // What is empty is taken away.
    VpcId: (params.VpcId ?? row.VpcId) || undefined,
    CaCertificate: (CaCertificate ?? row.CaCertificate) || undefined,
    CertificateFingerprint: (CertificateFingerprint ?? row.CertificateFingerprint) || undefined,
    TokenServiceHost: (params.TokenServiceHost ?? row.TokenServiceHost) || undefined,
    State: SkipVerify === true ? 'unverified' : row.State === 'failing' ? 'verified' : row.State,
    GmtModified: new Date(now).toISOString(),
  };
}

function organizationsAfter({ organizations = [] }: MockRegistry, { ExtraParam }: ChangeRequest, now: number) {
  if (ExtraParam === undefined) return organizations;
  return ExtraParam.map(({ namespace, authToken }) => {
    const kept = authToken === undefined ? organizations.find((each) => each.namespace === namespace) : undefined;
    return kept ?? { namespace, secretSetAt: now };
  });
}
