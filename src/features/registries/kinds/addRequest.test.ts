import { expect, test } from 'vitest';
import { actions } from '#contract/actions/actions.ts';
import { emptyRegistryForm } from '../form/values/formDefaults.ts';
import { type RegistryFormValues, registryFormSchema } from '../form/values/formSchema.ts';
import { withoutMovedSecrets } from '../form/values/keptSecrets.ts';
import { toAddRequest } from '../form/values/toRequest.ts';
import { kinds } from './kinds.ts';

const pem = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----';

const filled: RegistryFormValues = {
  ...emptyRegistryForm('cn', 'harbor'),
  RegistryHostIp: ' 10.0.0.8 ',
  DomainName: 'harbor.example.com',
  UserName: 'admin',
  Password: ' keeps its spaces ',
};

function check(change: Partial<RegistryFormValues>) {
  const values = { ...filled, ...change };
  return registryFormSchema(
    kinds[values.RegistryType].fields,
    (form) => withoutMovedSecrets(form, null),
    values,
  ).safeParse(values);
}

function requestFor(change: Partial<RegistryFormValues>) {
  const { data, error } = check(change);
  if (data === undefined) throw error;
  return toAddRequest(data);
}

test('a filled form is a request that the contract accepts', () => {
  const request = requestFor({});
  expect(actions.AddPrivateRegistry.request.safeParse(request).success).toBe(true);
  expect(request).toEqual({
    RegistryType: 'harbor',
    RegistryVersion: 'V2',
    ProtocolType: 2,
    NetType: 1,
    RegistryRegionId: 'cn-hangzhou',
    RegistryHostIp: '10.0.0.8',
    DomainName: 'harbor.example.com',
    UserName: 'admin',
    Password: ' keeps its spaces ',
    TransPerHour: 10,
  });
});

test('what was filled in optionally is sent', () => {
  expect(requestFor({ Port: 8443, RegistryName: 'Production', NetType: 2, VpcId: 'vpc-1a2b' })).toMatchObject({
    Port: 8443,
    RegistryName: 'Production',
    VpcId: 'vpc-1a2b',
  });
});

test('a VPC id left over from another choice is not sent', () => {
  expect(requestFor({ NetType: 1, VpcId: 'vpc-1a2b' })).not.toHaveProperty('VpcId');
});

test('a CA certificate is not sent to a registry without TLS', () => {
  expect(requestFor({ ProtocolType: 1, CaCertificate: pem })).not.toHaveProperty('CaCertificate');
});

test('unlimited goes out as 0, once it is confirmed', () => {
  expect(requestFor({ TransPerHour: 0, UnlimitedConfirmed: true }).TransPerHour).toBe(0);
  expect(check({ TransPerHour: 0 }).error?.issues).toMatchObject([
    { path: ['UnlimitedConfirmed'], message: 'unlimited' },
  ]);
});

test('what is hidden by a choice cannot be wrong', () => {
  expect(check({ ProtocolType: 1, CaCertificate: 'no pem' }).success).toBe(true);
  expect(check({ NetType: 1, VpcId: 'no vpc' }).success).toBe(true);
});

test('Quay rows go out as JSON text, and never with a Harbor', () => {
  const ExtraParam = [{ namespace: ' payments ', authToken: 'token' }];
  expect(requestFor({ ExtraParam })).not.toHaveProperty('ExtraParam');
  const request = requestFor({ RegistryType: 'quay', RegistryVersion: 'V1', ExtraParam });
  expect(request).toMatchObject({
    RegistryVersion: 'V2',
    ExtraParam: '[{"namespace":"payments","authToken":"token"}]',
  });
  expect(actions.AddPrivateRegistry.request.safeParse(request).success).toBe(true);
});

test('patterns go out line by line, blank ones left out', () => {
  expect(requestFor({ IncludePatterns: 'payments/**\n\n  data/*  \n' })).toMatchObject({
    IncludePatterns: ['payments/**', 'data/*'],
  });
  expect(requestFor({ IncludePatterns: ' \n ' })).not.toHaveProperty('IncludePatterns');
  expect(check({ ExcludePatterns: 'x'.repeat(256) }).error?.issues).toMatchObject([
    { path: ['ExcludePatterns'], message: 'tooLong' },
  ]);
});

const half = { namespace: '', authToken: 'token' };
const twice = { namespace: 'payments', authToken: 'token' };
test.each([
  ['none at all', [], ['ExtraParam'], 'quayRows'],
  ['one without its organization', [half], ['ExtraParam', 0, 'namespace'], 'required'],
  ['one without its token', [{ ...twice, authToken: '' }], ['ExtraParam', 0, 'authToken'], 'required'],
  ['an organization twice', [twice, twice], ['ExtraParam', 1, 'namespace'], 'organizationTwice'],
])('Quay rows: %s is refused at its place', (_what, ExtraParam, path, message) => {
  expect(check({ RegistryType: 'quay', ExtraParam }).error?.issues).toMatchObject([{ path, message }]);
});

test('rules of rows are found together with rules of fields', () => {
  const issues = check({ RegistryType: 'quay', ExtraParam: [half], RegistryHostIp: 'x' }).error?.issues;
  expect(issues?.map(({ path }) => path.join('.'))).toEqual(
    expect.arrayContaining(['RegistryHostIp', 'ExtraParam.0.namespace']),
  );
});

test.each([
  ['RegistryHostIp', '10.0.0.08', 'ip'],
  ['DomainName', 'https://harbor.example.com', 'domainName'],
  ['Port', 70_000, 'port'],
  ['VpcId', 'net-1', 'vpcId'],
  ['UserName', '  ', 'required'],
  ['Password', '', 'required'],
  ['TransPerHour', 2.5, 'transPerHour'],
] as const)('%s %s is refused with the sentence of its rule', (field, value, message) => {
  const result = check({ NetType: 2, [field]: value });
  expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
});

test('a plain registry needs no account, but not half of one; every other kind needs both', () => {
  const wrong = (change: Partial<RegistryFormValues>) => check(change).error?.issues.map(({ path }) => path.join('.'));
  const nobody = { UserName: ' ', Password: '' };
  const request = requestFor({ RegistryType: 'oci', ...nobody });
  expect(request).toMatchObject({ RegistryVersion: 'V2', UserName: '', Password: '' });
  expect(actions.AddPrivateRegistry.request.safeParse(request).success).toBe(true);
  expect(wrong({ RegistryType: 'oci', Password: '' })).toEqual(['Password']);
  expect(wrong({ RegistryType: 'oci', UserName: '' })).toEqual(['UserName']);
  expect(wrong({ RegistryType: 'harbor', ...nobody })).toEqual(['UserName', 'Password']);
});
