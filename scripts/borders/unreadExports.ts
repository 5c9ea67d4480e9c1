import { parseSync, Visitor } from 'vite';
import type { Files } from './checkBorders.ts';
import { type Import, resolve, textOf } from './importsOf.ts';

/** Of one file: the names it exports, and those it reads of others, `*` for all of a file. */
function namesIn(path: string, text: string) {
  const { program } = parseSync(path, text);
  const read: (readonly [Import, string])[] = [];
  const readAll = ({ source }: { source: unknown }) => {
    const specifier = textOf(source);
    if (specifier !== undefined) read.push([resolve(path, specifier), '*']);
  };
  new Visitor({ ImportExpression: readAll, TSImportType: readAll, ExportAllDeclaration: readAll }).visit(program);
  const exported: string[] = [];
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      for (const one of node.specifiers) {
        const imported = one.type === 'ImportSpecifier' ? one.imported : null;
        read.push([resolve(path, node.source.value), imported?.type === 'Identifier' ? imported.name : '*']);
      }
    } else if (node.type === 'ExportNamedDeclaration' && node.declaration !== null) {
      const found = 'declarations' in node.declaration ? node.declaration.declarations : [node.declaration];
      for (const { id } of found) if (id?.type === 'Identifier') exported.push(id.name);
    }
  }
  return { path, read, exported };
}

/** Exports that no other file imports, tests included, as `file: name`. */
export function unreadExports(files: Files): string[] {
  const found = [...files].map(([path, text]) => namesIn(path, text));
  const read = new Set(
    found.flatMap((one) => one.read.map(([of, name]) => ('file' in of ? `${of.file}: ${name}` : ''))),
  );
  return found.flatMap(({ path, exported }) =>
    exported.map((name) => `${path}: ${name}`).filter((name) => !read.has(name) && !read.has(`${path}: *`)),
  );
}
