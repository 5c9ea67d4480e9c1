import { expect, test } from 'vitest';
import { actions } from '#contract/actions.ts';
import { type ConnectFormValues, connectFormSchema, emptyConnectForm } from './formSchema.ts';
import { toAddRequest } from './toRequest.ts';

const filled: ConnectFormValues = {
  ...emptyConnectForm('cn'),
  RegistryHostIp: ' 10.0.0.8 ',
  DomainName: 'harbor.example.com',
  UserName: 'admin',
  Password: ' keeps its spaces ',
};

function requestFor(change: Partial<ConnectFormValues>) {
  return toAddRequest(connectFormSchema.parse({ ...filled, ...change }), 'token-1');
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
    ClientToken: 'token-1',
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
  expect(requestFor({ ProtocolType: 1, CaCertificate: 'pem' })).not.toHaveProperty('CaCertificate');
});

test('unlimited goes out as 0', () => {
  expect(requestFor({ TransPerHour: 0 }).TransPerHour).toBe(0);
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
  const result = connectFormSchema.safeParse({ ...filled, [field]: value });
  expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
});
