/** What an action was about, in the words of its parameters; never a secret. */

/** Parameters whose values stand in the audit log; of any other its name alone. */
const told = [
  'Id',
  'RegistryId',
  'ConfigId',
  'TaskId',
  'DiagnosisId',
  'ExportId',
  'RegistryTypes',
  'RepoId',
  'RepoIds',
  'RepoName',
  'RepoNames',
  'RepoNamespace',
  'RepoNamespaces',
  'InstanceId',
  'InstanceIds',
  'Uuids',
  'ImageUuid',
  'ImageUuids',
  'RiskKey',
  'SensitiveFileKey',
  'Status',
  'Scope',
  'Digest',
  'Digests',
  'Tag',
  'Tags',
  'Criteria',
  'LogicalExp',
  'Scanned',
  'RiskLevel',
  'Severities',
  'Fixable',
  'Origin',
  'From',
  'To',
  'AuditAction',
  'Result',
  'Door',
  'SearchText',
  'RegistryType',
  'RegistryName',
  'RegistryHostIp',
  'Port',
  'DomainName',
  'AccessKeyId',
  'NewAccessKeyId',
  'RegionIds',
  'EndpointIp',
  'AssetType',
  'TaskName',
  'ScanDayNum',
  'Enable',
  'Keep',
  'UserName',
  'Role',
  'RegistryIds',
  'Disabled',
  'SecondStep',
  'SessionId',
];
/** What an answer tells of what was made. */
const created = ['Id', 'ConfigId', 'TaskId', 'DiagnosisId', 'ExportId', 'Count'];

const longestValue = 256;
const longestText = 4_096;

/** `RegistryId=3 RegistryName="a b"`: whatever the values are, and never with an exception. */
export function targetText(parameters: Readonly<Record<string, unknown>>): string {
  return textOf(parameters, told);
}

/** The same of what an answer made: of the answer itself, and of its `Data`, one or several. */
export function createdText(answer: unknown): string {
  const parts = [answer, fieldOf(answer, 'Data')].flat().slice(0, 100);
  return parts
    .map((part) => textOf(part, created))
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, longestText);
}

/** The ids of what an answer made, where that is one thing; the id of a new key is the answer's own. */
export function createdIds(answer: unknown): Readonly<Record<string, unknown>> {
  const data = fieldOf(answer, 'Data');
  // A scan of the same images runs already: its task is told instead.
  if (fieldOf(data, 'CanCreate') === false) return {};
  const ids = ['Id', 'ConfigId', 'TaskId', 'AccessKeyId'].map((name) => [
    name,
    fieldOf(data, name) ?? fieldOf(answer, name),
  ]);
  return Object.fromEntries(ids.filter(([, value]) => value !== undefined));
}

/** The names of the parameters that were given. */
export function fieldNames(parameters: Readonly<Record<string, unknown>>): string {
  return Object.keys(parameters)
    .filter((name) => name !== 'Lang' && parameters[name] !== undefined)
    .join(',')
    .toWellFormed()
    .slice(0, longestText);
}

function textOf(values: unknown, names: readonly string[]): string {
  return names
    .flatMap((name) => {
      const value = fieldOf(values, name);
      return value === undefined || value === null ? [] : [`${name}=${valueText(value)}`];
    })
    .join(' ')
    .slice(0, longestText);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** A value that could be taken for the next one is quoted. */
function valueText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && /^[^\s\p{Cc}"=]*$/u.test(value)) return value.toWellFormed().slice(0, longestValue);
  try {
    return (JSON.stringify(value) ?? '').toWellFormed().slice(0, longestValue);
  } catch {
    return '?';
  }
}
