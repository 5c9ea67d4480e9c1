import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { failurePolicy } from '#contract/failures/policy.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';

const root = join(import.meta.dirname, '..');
type Names = readonly string[];
const failureCodes = [...new Set(Object.keys(failurePolicy).map((name) => name.replace(/\..*/, '')))];
/** What belongs to one kind: its file in the contract's record, and its folders. */
const ofOneKind = new RegExp(`/(${registryTypes.join('|')})[/.]`);
/** Connectors find out which failure an answer is. */
const saysFailures = /^(contract\/failures|server\/connectors)\//;

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A node and all that are in it. */
function nodesIn(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
}

/** Whether this is one of the names: `'harbor'`, `` `harbor` ``, `'harbor' as const`. */
function isNameOf(names: Names, node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === 'Literal') return names.includes(String(node.value));
  if (node.type === 'TemplateLiteral') return nodesIn(node.quasis).some(({ value }) => names.includes(cooked(value)));
  return isNameOf(names, node.expression);
}

function cooked(value: unknown): string {
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}

/** Whether a list literal, or what is made of one as by `new Set([…])`, holds one of the names. */
function listsNameOf(names: Names, node: unknown): boolean {
  const isName = (element: unknown) => isNameOf(names, element);
  return nodesIn(node).some(({ type, elements }) => type === 'ArrayExpression' && nodesIn(elements).some(isName));
}

const lookups = new Set(['includes', 'has', 'indexOf', 'startsWith', 'endsWith', 'localeCompare', 'is']);

function isComparison(names: Names, node: SyntaxNode): boolean {
  const isName = (part: unknown) => isNameOf(names, part);
  switch (node.type) {
    case 'BinaryExpression':
      return /^([!=]==?|in)$/.test(String(node.operator)) && [node.left, node.right].some(isName);
    case 'SwitchCase':
      return isName(node.test);
    case 'CallExpression': {
      const { callee } = node;
      if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNode(callee.property)) return false;
      const asked = lookups.has(String(callee.property.name));
      return asked && (nodesIn(node.arguments).some(isName) || listsNameOf(names, callee.object));
    }
    default:
      return false;
  }
}

/** The lines on which a program compares something with one of the names. */
function comparisons(names: Names, path: string, text: string): number[] {
  const { program, errors } = parseSync(path, text);
  expect(errors, path).toEqual([]);
  const lines = nodesIn(program.body)
    .filter((node) => isComparison(names, node))
    .map(({ start }) => text.slice(0, start).split('\n').length);
  return [...new Set(lines)];
}

/** The places, outside of those where it belongs, at which the product compares something with one of the names. */
function comparisonsIn(folders: string, names: Names, except: RegExp): string[] {
  return globSync(`${folders}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/*.test.*', '**/testing/**'] })
    .filter((path) => !except.test(path))
    .flatMap((path) =>
      comparisons(names, path, readFileSync(join(root, path), 'utf8')).map((line) => `${path}:${line}`),
    );
}

test('nothing but the record of kinds and their own folders compares with the name of a kind', () => {
  expect(comparisonsIn('{contract,server,src}', registryTypes, ofOneKind)).toEqual([]);
});

test('on the server nothing but the table of policies and the connectors decides by a failure’s code', () => {
  expect(comparisonsIn('{contract,server}', failureCodes, saysFailures)).toEqual([]);
});

test.each([
  "type === 'harbor'",
  "'quay' !== row.RegistryType",
  'type == "acr"',
  'type === `acr`',
  "type === ('acr' as const)",
  "'acr' in chosen",
  "switch (type) { case 'quay': break }",
  "['harbor', 'quay'].includes(type)",
  "chosen.includes('acr')",
  "new Set(['acr']).has(type)",
  "Object.is(type, 'acr')",
])('a comparison is found: %s', (program) => {
  expect(comparisons(registryTypes, 'probe.ts', `${program};`)).toEqual([1]);
});

test.each([
  '({ harbor: 1, quay: 2 })[type]',
  "add({ RegistryType: 'harbor' })",
  "type === 'harbour'",
  "t('acr:title')",
])('what is no comparison is none: %s', (program) => {
  expect(comparisons(registryTypes, 'probe.ts', `${program};`)).toEqual([]);
});
