import type * as z from 'zod/mini';
import type { Random } from '#simulators/world/random.ts';

/** Texts that have broken others' servers: each is text, and none of them is meant. */
const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud83d',
  '\u202egpj.exe',
  "' or 1=1 --",
  '"; drop table images; --',
  '%00',
  '%_\\%',
  '*'.repeat(200),
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{constructor}}',
  '__proto__',
  '$(reboot)',
  'a\r\nSet-Cookie: x=1',
  'NaN',
  'undefined',
  'null',
  '1e999',
  '-0',
  '9'.repeat(40),
  '[]',
  '[[[[[[[[',
  '[{"name":"tag","value":"x"}]',
  '[{"name":"cve","value":"\\u0000"}]',
  '{"__proto__":{"x":1}}',
  '(a+)+$',
  '𝕏'.repeat(300),
  '1,2,3,,,x',
  'CVE-2021-44228',
];

const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1,
  2 ** 53,
  1e308,
  [],
  {},
  [[]],
  [null],
  [{}],
  { toString: 1 },
  { __proto__: null, constructor: {} },
  Array(300).fill('x'),
];

/** Values for an action's fields: some as they should be, most of them not. */
export function hostileRequest(random: Random, { _zod: { def } }: z.ZodMiniObject): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  for (const name of Object.keys(def.shape)) {
    if (random.chance(0.6)) request[name] = hostileValue(random);
  }
  if (random.chance(0.1)) request[random.pick(texts)] = hostileValue(random);
  return request;
}

function hostileValue(random: Random): unknown {
  return random.chance(0.6) ? random.pick(texts) : random.pick(others);
}

/** The same as parameters of the SDK wire, where all is text: some flat, some by parts. */
export function hostileParameters(random: Random, schema: z.ZodMiniObject): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(hostileRequest(random, schema))) {
    const part = random.pick(['', '', '', '.1', '.1.x', '.x', '.', '..', '.__proto__.y', '.1.1.1.1.1.1.1.1']);
    parameters[`${name}${part}`.toWellFormed()] = (
      typeof value === 'string' ? value : JSON.stringify(value)
    ).toWellFormed();
  }
  return parameters;
}
