// @module-tag thorough
import { globSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';

/**
 * No pattern keeps the thread for long, whatever text it is given: names, headers and messages come from strangers. Each is tried
 * on long repetitions of what it is made of, alone and behind one another, ended by what makes it fail.
 */
const length = 16_000;
const limitMs = 60;

/** What few patterns name, and many classes hold. */
const common = ['a', '0', ' ', '\t', '\n', '.', '-', '/', ':', ';', ',', '"', '=', '<', '\\', 'é', '\u200c', '{'];
const endings = ['\0', 'é'];
/** What is put behind each word. */
const joints = [' ', 'a', '=', ';'];

/** Slow ones that no long text reaches. */
const bounded = new Set([
  // A cell has 2,048 characters at most.
  'server/features/exports/csv.ts',
]);

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function patternsIn(file: string): Pattern[] {
  const found: Pattern[] = [];
  const { program } = parseSync(file, readFileSync(file, 'utf8'));
  const visitors: ConstructorParameters<typeof Visitor>[0] = {};
  visitors.Literal = (node) => {
    if ('regex' in node) found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
  };
  new Visitor(visitors).visit(program);
  return found;
}

/** The words and signs that a pattern names: `;[^,<]*\brel="?next` → `;`, `rel="`, `next`. */
function namedIn(source: string): string[] {
  const plain = source
    .replaceAll(/\[(?:\\.|[^\]\\])*\]|\{[\d,]+\}|\(\?(?:<?[=!]|:)/g, '\n')
    .replaceAll(/\\[pP]\{\w+\}|\\u[\da-f]{4}|\\[a-zA-Z]/gi, '\n')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/[()|*+?^$]|(?<!\\)\./g, '\n');
  return [...new Set(plain.split('\n'))].filter((part) => part !== '');
}

function* hostileTexts({ source }: Pattern): Generator<string> {
  const named = namedIn(source);
  const first = named[0] ?? '';
  for (const part of [...named, ...common, ...named.flatMap((word) => joints.map((sign) => word + sign))]) {
    for (const ending of endings) {
      yield part.repeat(Math.ceil(length / part.length)) + ending;
      if (part !== first) yield first + part.repeat(Math.ceil(length / part.length)) + ending;
    }
  }
}

const context = createContext({ pattern: / /, text: '' });
const attempt = new Script('pattern.lastIndex = 0; pattern.test(text)');

/** How long it takes at best; a second at most, after which it is broken off. */
function msOf(pattern: RegExp, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3 && best > limitMs; time += 1) {
    Object.assign(context, { pattern, text });
    const before = process.cpuUsage();
    try {
      attempt.runInContext(context, { timeout: 1_000 });
    } catch {
      return Number.POSITIVE_INFINITY;
    }
    // Of the processor: whatever else runs on the machine makes no pattern slow.
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

const files = globSync('{contract,server,src}/**/*.{ts,tsx}', { exclude: ['**/testing/**', '**/*.test.{ts,tsx}'] });
const patterns = files.flatMap(patternsIn);

test('every pattern is quick on every text', () => {
  const tried = new Set<string>();
  const slow: string[] = [];
  for (const pattern of patterns) {
    const name = `/${pattern.source}/${pattern.flags}`;
    if (tried.has(name) || bounded.has(pattern.file)) continue;
    tried.add(name);
    const compiled = new RegExp(pattern.source, pattern.flags);
    for (const text of hostileTexts(pattern)) {
      const ms = msOf(compiled, text);
      if (ms <= limitMs) continue;
      slow.push(`${pattern.file}: ${name} on ${JSON.stringify(text.slice(0, 24))}…`);
      break;
    }
  }
  expect(slow).toEqual([]);
  expect(tried.size).toBeGreaterThan(100);
}, 60_000);

test.each([/\u200c+$/, /(?:a|a)*b/, /;[^,<]*\brel="?next"?/])('%s would be found', (pattern) => {
  const texts = hostileTexts({ file: '', source: pattern.source, flags: pattern.flags });
  const isSlow = () => [...texts].some((text) => msOf(pattern, text) > limitMs);
  expect(isSlow()).toBe(true);
});
