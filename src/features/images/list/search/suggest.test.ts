import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

const known: Parameters<typeof suggest>[1] = {
  labelOf: (field) => ({ tag: 'Tag', riskLevel: 'Risk', instanceId: 'Registry' })[field as string] ?? field,
  fields: ['repoPath', 'repoNamespace', 'repoName', 'tag', 'digest', 'riskLevel', 'cve', 'instanceId'],
  values: [
    { name: 'riskLevel', value: 'high', label: 'High' },
    { name: 'instanceId', value: '7', label: 'harbor-highlands' },
  ],
  existing: [{ name: 'repoNamespace', value: 'highway' }],
};

function meant(text: string) {
  return suggest(text, known).map(
    ({ kind, criteria }) => `${kind} ${criteria.map(({ name, value }) => `${name}=${value}`).join(' ')}`,
  );
}

test('a plain word is looked for in names first, then wherever it may stand', () => {
  expect(meant('ledger')).toEqual([
    'field repoPath=ledger',
    'field repoNamespace=ledger',
    'field tag=ledger',
    'field digest=ledger',
    'existing repoNamespace=highway',
  ]);
});

test('a value called exactly so is likeliest; values that resemble come after the fields', () => {
  const found = meant('high');
  expect(found[0]).toBe('value riskLevel=high');
  expect(found.indexOf('value instanceId=7')).toBeGreaterThan(found.indexOf('field digest=high'));
  expect(found.at(-1)).toBe('existing repoNamespace=highway');
});

test('a CVE is looked for as one', () => {
  expect(meant('cve-2024-1234')[0]).toBe('field cve=CVE-2024-1234');
});

test('another vulnerability is looked for as it is written', () => {
  expect(meant('cve: GHSA-2h3h-q99f-3fhc')).toEqual(['field cve=GHSA-2h3h-q99f-3fhc']);
});

test('a field may be named in front', () => {
  expect(meant('tag:v1')).toEqual(['field tag=v1']);
});

test('a pasted image is found by all its parts', () => {
  expect(meant('payments/api:1.4')[0]).toBe('pasted repoPath=payments/api tag=1.4');
});

test('before anything is typed every field is offered', () => {
  expect(suggest('  ', known).map(({ kind, field }) => [kind, field])).toEqual(
    known.fields.map((field) => ['begin', field]),
  );
});

test('a field that was chosen offers its values, those that hold what follows', () => {
  expect(meant('Risk: ')).toEqual(['value riskLevel=high']);
  expect(meant('Registry: lands')).toEqual(['value instanceId=7']);
  expect(meant('Tag:')).toEqual([]);
  expect(meant('Tag：v1')).toEqual(['field tag=v1']);
  expect(meant('cve: cve-2024-1')).toEqual(['field cve=CVE-2024-1']);
});

test('an image may be called as a field is', () => {
  expect(meant('registry:2')[0]).toBe('pasted repoName=registry tag=2');
});
