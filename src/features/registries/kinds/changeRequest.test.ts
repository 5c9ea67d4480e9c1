import { expect, test } from 'vitest';
import { actions } from '#contract/actions/actions.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { registryRow } from '../../../testing/factories/factories.ts';
import { storedRegistryForm } from '../form/values/formDefaults.ts';
import { type RegistryFormValues, registryFormSchema } from '../form/values/formSchema.ts';
import { withoutMovedSecrets } from '../form/values/keptSecrets.ts';
import type { StoredRegistry } from '../form/values/storedRegistry.ts';
import { toChangeRequest, toDiagnosisRequest } from '../form/values/toRequest.ts';
import { kinds } from './kinds.ts';

const pem = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----';

function stored(over: Partial<RegistryRow> = {}, namespaces: readonly string[] = []): StoredRegistry {
  const row = registryRow({ Id: 7, ...over });
  const common = { AliUid: 1, RegistryId: 7, RegistryType: 'quay' as const, AuthToken: '******', SecretSetAt: 0 };
  return {
    type: namespaces.length === 0 ? 'harbor' : 'quay',
    row,
    organizations: namespaces.map((Namespace, Id) => ({ ...common, Id, Namespace })),
  };
}

function checked(registry: StoredRegistry, change: Partial<RegistryFormValues>) {
  const values = { ...storedRegistryForm(registry), ...change };
  const { data, error } = registryFormSchema(
    kinds[values.RegistryType].fields,
    (form) => withoutMovedSecrets(form, registry),
    values,
  ).safeParse(values);
  if (data === undefined) throw error;
  return data;
}

function changeOf(registry: StoredRegistry, change: Partial<RegistryFormValues>) {
  const request = toChangeRequest(checked(registry, change), registry);
  expect(actions.ModifyImageRegistry.request.safeParse(request).success).toBe(true);
  return request;
}

test('what was not touched is not sent, secrets least of all', () => {
  expect(changeOf(stored(), {})).toEqual({ Id: 7 });
  expect(changeOf(stored({ RegistryType: 'quay' }, ['payments']), {})).toEqual({ Id: 7 });
});

test('a replaced password is sent', () => {
  expect(changeOf(stored(), { Password: 'new' })).toEqual({ Id: 7, Password: 'new' });
});

test('an emptied certificate or pin takes the trust away', () => {
  const registry = stored({ CaCertificate: pem, CertificateFingerprint: 'AB'.repeat(32) });
  expect(changeOf(registry, { CaCertificate: '', CertificateFingerprint: '', Password: 'new' })).toEqual({
    Id: 7,
    Password: 'new',
    CaCertificate: '',
    CertificateFingerprint: '',
  });
});

test('an emptied VPC ID takes it away', () => {
  const registry = stored({ NetType: 2, VpcId: 'vpc-1a2b' });
  expect(changeOf(registry, { VpcId: '' })).toEqual({ Id: 7, VpcId: '' });
});

test('a port of its own goes with the protocol', () => {
  expect(changeOf(stored(), { ProtocolType: 1, Password: 'new' })).toMatchObject({ ProtocolType: 1, Port: 80 });
});

test('a name that nobody chose follows the address', () => {
  expect(changeOf(stored(), { DomainName: 'new.example.com', Password: 'new' })).toEqual({
    Id: 7,
    Password: 'new',
    DomainName: 'new.example.com',
    RegistryName: 'new.example.com:443',
  });
});

test('one replaced token brings all rows along, the kept ones without theirs', () => {
  const registry = stored({ RegistryType: 'quay' }, ['payments', 'data']);
  const ExtraParam = [
    { namespace: 'payments', authToken: null },
    { namespace: 'data', authToken: 'fresh' },
  ];
  expect(changeOf(registry, { ExtraParam })).toEqual({
    Id: 7,
    ExtraParam: '[{"namespace":"payments"},{"namespace":"data","authToken":"fresh"}]',
  });
});

test('a removed row is a change', () => {
  const registry = stored({ RegistryType: 'quay' }, ['payments', 'data']);
  expect(changeOf(registry, { ExtraParam: [{ namespace: 'data', authToken: null }] })).toEqual({
    Id: 7,
    ExtraParam: '[{"namespace":"data"}]',
  });
});

test('patterns are changed as lists, and can be emptied', () => {
  const registry = stored({ IncludePatterns: ['a/**'] });
  expect(changeOf(registry, { IncludePatterns: '', ExcludePatterns: 'b/*' })).toEqual({
    Id: 7,
    IncludePatterns: [],
    ExcludePatterns: ['b/*'],
  });
});

test('a diagnosis of a stored registry names it and leaves out what is kept', () => {
  const registry = stored({ RegistryType: 'quay' }, ['payments']);
  const request = toDiagnosisRequest(checked(registry, {}), registry);
  expect(request).toMatchObject({ RegistryId: 7, ExtraParam: '[{"namespace":"payments"}]' });
  expect(request).not.toHaveProperty('Password');
  expect(actions.CreateRegistryDiagnosis.request.safeParse(request).success).toBe(true);
});

test('a secret that would go elsewhere is not kept', () => {
  const registry = stored({ RegistryType: 'quay' }, ['payments']);
  expect(() => checked(registry, { UserName: 'somebody' })).toThrow(/Password/);
  expect(() => checked(registry, { DomainName: 'new.example.com', Password: 'new' })).toThrow(/authToken/);
  expect(() => checked(registry, { ExtraParam: [{ namespace: 'data', authToken: null }] })).toThrow(/authToken/);
});
