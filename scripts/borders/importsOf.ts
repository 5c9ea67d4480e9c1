import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'vite';

type VisitorObject = ConstructorParameters<typeof Visitor>[0];

/** Where a package's `imports` (package.json) lead: `#server/*` is the folder server. */
const aliases: Readonly<Record<string, string>> = {
  '#contract/': 'contract/',
  '#server/': 'server/',
  '#simulators/': 'simulators/',
};

/** One import: a file of the project by its path from the root, or a package by its name (`node:` for Node's own modules). */
export type Import = { readonly file: string } | { readonly package: string };

/** `@scope/name/part` is the package `@scope/name`; `node:fs` is Node. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** What a file imports by a specifier. */
export function resolve(importer: string, specifier: string): Import {
  if (specifier.startsWith('.')) return { file: normalize(join(dirname(importer), specifier)) };
  const alias = Object.keys(aliases).find((prefix) => specifier.startsWith(prefix));
  if (alias !== undefined) return { file: normalize(aliases[alias] + specifier.slice(alias.length)) };
  return { package: packageOf(specifier) };
}

/** Kinds of syntax with a module's name as their `source`. */
const sourced = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

/** A text as the syntax tree holds it; undefined for anything else. */
export function textOf(node: unknown): string | undefined {
  const isText = typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string';
  return isText ? (node.value as string) : undefined;
}

/**
 * All that a file imports, however it is written: import and export declarations, types among them, `import()`, types by
 * `import('…')`, and files named by `new URL('…', import.meta.url)`, as threads are. Throws where the file does not parse.
 */
export function importsOf(path: string, text: string): Import[] {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const found: Import[] = [];
  const add = (node: unknown) => {
    const specifier = textOf(node);
    if (specifier !== undefined) found.push(resolve(path, specifier));
  };
  // A folder or a data file named like this is read, not imported.
  const addCode = (node: unknown) => {
    if (/^\..*\.[jt]sx?$/.test(textOf(node) ?? '')) add(node);
  };
  const visitors: VisitorObject = Object.fromEntries(
    sourced.map((type) => [type, ({ source }: { source?: unknown }) => add(source)]),
  );
  visitors.NewExpression = ({ callee, arguments: [first, base] }) => {
    if (callee.type === 'Identifier' && callee.name === 'URL' && base?.type === 'MemberExpression') addCode(first);
  };
  new Visitor(visitors).visit(program);
  return found;
}
