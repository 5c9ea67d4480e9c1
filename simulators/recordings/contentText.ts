import type { Recording } from './readRecordings.ts';

/**
 * The bytes of a recorded body, whose digest counts: most servers were pushed JSON without spaces, and the Quay what Python
 * writes by itself.
 */
export function contentText(server: string, { response: { body } }: Pick<Recording, 'response'>): string {
  if (typeof body === 'string') return body;
  return server.includes('quay') ? asPythonWrites(body) : JSON.stringify(body);
}

function asPythonWrites(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asPythonWrites).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${asPythonWrites(field)}`);
  return `{${fields.join(', ')}}`;
}
