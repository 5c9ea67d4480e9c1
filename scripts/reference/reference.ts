import type { Access } from '#contract/action.ts';
import { actions } from '#contract/actions/actions.ts';
import { errorCodes, errorFacts } from '#contract/failures/errors.ts';
import { failureSchema } from '#contract/failures/failures.ts';
import english from '#contract/locales/en/errors.ts';
import { docstrings } from './docstrings.ts';
import { type Field, fieldsOf } from './fieldsOf.ts';
import { typeOf } from './typeOf.ts';

const introduction = `# API reference

Generated from the contract by \`npm run reference\`; do not edit. The names are those of Alibaba Cloud Security Center (SAS 2018-12-03).
What is marked **ext** is an extension of Mooring: it would not work against the cloud.

The console calls \`POST /api/<Action>?center=cn|intl\` with a JSON body. Every answer carries \`RequestId\`. An error is HTTP 4xx or 5xx with
\`Code\`, \`Message\`, \`RequestId\`, \`Recommend\` and, where they help, \`Issues\` (wrong fields) and \`Detail\` (what was seen).
`;

function row({ path, type, required, extension }: Field): string {
  const marks = [required ? '' : 'optional', extension ? '**ext**' : ''].filter(Boolean).join(' ');
  return `| \`${path}\` | ${type.replaceAll('|', '\\|')} | ${marks} |`;
}

function table(title: string, fields: readonly Field[]): string {
  if (fields.length === 0) return `${title}: none.`;
  return [`| ${title} | type | |`, '|---|---|---|', ...fields.map(row)].join('\n');
}

/** Actions of the cloud's that this product does not have, and what answers the same question here. */
const notServed: Readonly<Record<string, string>> = {
  AddImageVulWhiteList: 'none yet: vulnerabilities cannot be accepted',
  DeleteImageVulWhitelist: 'none yet',
  DescribeImageGroupedVulList: '`DescribeTopVulnerabilities` over all images, `DescribeImageVulList` in some',
  DescribeImageInfoList: '`DescribeImageInstances` with `Uuids`',
  DescribeImageSecurityScanCount: '`DescribeImageDetail`',
  DescribeImageVulWhiteList: 'none yet',
  ListPrivateRegistryList: '`PageImageRegistry`',
  PublicSyncAndCreateImageScanTask: '`RefreshContainerAssets`, then `PublicCreateImageScanTask`',
  RefreshRegistryToken: 'none needed: tokens are kept, and changed with `ModifyImageRegistry`',
  UpdateImageVulWhitelistTarget: 'none yet',
};

const notServedTable = [
  '## Not served',
  'Of the actions of the cloud’s image security these answer `InvalidAction.NotFound`:',
  [
    '| Action | instead |',
    '|---|---|',
    ...Object.entries(notServed).map(([name, instead]) => `| \`${name}\` | ${instead} |`),
  ].join('\n'),
];

const errors = [
  '## Errors',
  [
    '| Code | HTTP | meaning |',
    '|---|---|---|',
    ...errorCodes.map((code) => `| \`${code}\` | ${errorFacts[code].status} | ${english.message[code]} |`),
  ].join('\n'),
  '## Failures',
  'What went wrong with a registry: `Detail` of an error, and of a registry or task that fails. Each code has its own fields.',
  ...failureSchema.def.options.map((option) =>
    table(`\`${typeOf(option.shape.code).replaceAll('`', '')}\``, fieldsOf(option)),
  ),
];

const accessSentences: Readonly<Record<Access, string>> = {
  read: 'Reads.',
  write: 'Changes something; recorded in the audit log.',
  export: 'Takes data away; recorded in the audit log.',
};

/** The reference page, in Markdown: every action with its fields, in the order of the contract's table. */
export function reference(): string {
  const texts = docstrings();
  const sections = Object.entries(actions).map(([name, { request, response, access, extension }]) => {
    const text = texts.get(`${name[0]?.toLowerCase()}${name.slice(1)}`);
    return [
      `## ${name}${extension ? ' (ext)' : ''}`,
      [text, accessSentences[access]].filter(Boolean).join(' '),
      table('Request', fieldsOf(request)),
      table('Answer', fieldsOf(response)),
    ].join('\n\n');
  });
  const contents = Object.keys(actions).map(
    (name) => `[${name}](#${name.toLowerCase()}${isExtension(name) ? '-ext' : ''})`,
  );
  return `${[introduction, contents.join(' · '), ...sections, ...notServedTable, ...errors].join('\n\n')}\n`;
}

function isExtension(name: string): boolean {
  return actions[name as keyof typeof actions].extension;
}
