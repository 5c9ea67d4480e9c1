import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { registryTypes } from '#contract/kinds/registryTypes.ts';

const root = join(import.meta.dirname, '..');
const names: readonly string[] = registryTypes;
/** What belongs to one kind: its file in the contract's record, and its folders. */
const ofOneKind = new RegExp(`/(${names.join('|')})[/.]`);

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

/** Whether this is a kind's name: `'harbor'`, `` `harbor` ``, `'harbor' as const`. */
function namesKind(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === 'Literal') return names.includes(String(node.value));
  if (node.type === 'TemplateLiteral') return nodesIn(node.quasis).some(({ value }) => names.includes(cooked(value)));
  return namesKind(node.expression);
}

function cooked(value: unknown): string {
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}

/** Whether a list literal, or what is made of one as by `new Set([…])`, holds a kind's name. */
function listsKind(node: unknown): boolean {
  return nodesIn(node).some(({ type, elements }) => type === 'ArrayExpression' && nodesIn(elements).some(namesKind));
}

const lookups = new Set(['includes', 'has', 'indexOf', 'startsWith', 'endsWith', 'localeCompare', 'is']);

function isComparison(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'BinaryExpression':
      return /^([!=]==?|in)$/.test(String(node.operator)) && [node.left, node.right].some(namesKind);
    case 'SwitchCase':
      return namesKind(node.test);
    case 'CallExpression': {
      const { callee } = node;
      if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNode(callee.property)) return false;
      const asked = lookups.has(String(callee.property.name));
      return asked && (nodesIn(node.arguments).some(namesKind) || listsKind(callee.object));
    }
    default:
      return false;
  }
}

/** The lines on which a program compares something with the name of a kind of registry. */
function kindComparisons(path: string, text: string): number[] {
  const { program, errors } = parseSync(path, text);
  expect(errors, path).toEqual([]);
  const lines = nodesIn(program.body)
    .filter(isComparison)
    .map(({ start }) => text.slice(0, start).split('\n').length);
  return [...new Set(lines)];
}

test('nothing but the record of kinds and their own folders compares with the name of a kind', () => {
  const files = globSync('{contract,server,src}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/*.test.*', '**/testing/**'],
  });
  const found = files
    .filter((path) => !ofOneKind.test(path))
    .flatMap((path) => kindComparisons(path, readFileSync(join(root, path), 'utf8')).map((line) => `${path}:${line}`));
  expect(found).toEqual([]);
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
  expect(kindComparisons('probe.ts', `${program};`)).toEqual([1]);
});

test.each([
  '({ harbor: 1, quay: 2 })[type]',
  "add({ RegistryType: 'harbor' })",
  "type === 'harbour'",
  "t('acr:title')",
])('what is no comparison is none: %s', (program) => {
  expect(kindComparisons('probe.ts', `${program};`)).toEqual([]);
});
