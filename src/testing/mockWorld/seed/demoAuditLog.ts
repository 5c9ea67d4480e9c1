import type { AuditLogEntry } from '#contract/access/audit.ts';
import { auditResultOf } from '#contract/access/audit.ts';
import { demoAccount } from '../content/demoAccount.ts';

const minute = 60_000;

type Told = Pick<AuditLogEntry, 'Action'> & Partial<AuditLogEntry> & { readonly ago: number };

const told: readonly Told[] = [
  {
    ago: 2,
    Action: 'ModifyImageRegistry',
    Subject: { Type: 'registry', Id: '1', Name: 'Harbor' },
    Parameters: 'Id=1 RegistryName="Harbor (production)"',
    Fields: ['Id', 'RegistryName', 'TransPerHour', 'Password'],
    Changes: [
      { Field: 'RegistryName', Before: 'Harbor', After: 'Harbor (production)' },
      { Field: 'TransPerHour', Before: 100, After: 500 },
      { Field: 'IncludePatterns', After: ['team/**', 'shop/**'] },
      { Field: 'Password', Secret: true },
    ],
  },
  { ago: 3, Action: 'SignIn' },
  { ago: 9, Action: 'SignIn', Outcome: 'SignInRefused', UserName: '', Address: '203.0.113.80' },
  {
    ago: 45,
    Action: 'ModifyUser',
    Subject: { Type: 'user', Id: 'anna', Name: 'anna' },
    Parameters: 'UserName=anna Role=operator',
    Fields: ['UserName', 'Role'],
    Changes: [{ Field: 'Role', Before: 'viewer', After: 'operator' }],
  },
  {
    ago: 90,
    Action: 'RefreshContainerAssets',
    Door: 'accessKey',
    AccessKeyId: 'MRNGb3DmPz8UcJ5xKe1GtWqA',
    Address: '192.0.2.40',
    Parameters: 'AssetType=IMAGE',
    Fields: ['AssetType'],
  },
  {
    ago: 300,
    Action: 'SetImageBuildRiskStatus',
    Subject: { Type: 'risk', Id: 'root_user', Name: 'root_user' },
    Changes: [
      { Field: 'Status', Before: 'unhandled', After: 'ignored' },
      { Field: 'Reason', After: 'The entry point drops its rights' },
    ],
  },
  {
    ago: 1_500,
    Action: 'AddPrivateRegistry',
    Outcome: 'NetworkConnectError',
    Parameters: 'RegistryType=harbor RegistryHostIp=10.20.0.9',
  },
  { ago: 2_000, Action: 'DeletePrivateRegistry', Outcome: 'NoPermission.Role', UserName: 'anna', Role: 'operator' },
  { ago: 9_000, Action: 'ResetPassword', Door: 'commandLine', UserName: '', Address: '' },
];

/** Entries of each kind, the newest first. */
export function demoAuditLog(now: number): AuditLogEntry[] {
  return told.map(({ ago, Outcome = 'OK', UserName = demoAccount.userName, ...entry }, index) => ({
    Id: 2 * (told.length - index),
    Time: now - ago * minute,
    UserName,
    ...(UserName === '' ? {} : { Role: 'administrator' as const }),
    Door: 'console',
    Address: '10.20.3.18',
    Center: 'cn',
    RequestId: `7B1E0C5A-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Parameters: '',
    Fields: [],
    Changes: [],
    Outcome,
    Result: auditResultOf(Outcome),
    Hash: `demo${String(index).padStart(39, 'A')}`,
    ...entry,
  }));
}
