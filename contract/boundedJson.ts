import { type IssueKey, issue } from './issues.ts';
import { limits } from './limits.ts';

type ParsedJson = { readonly value: unknown } | { readonly issue: IssueKey };

/**
 * Parses JSON text that a caller sent. Its depth and its number of values are bounded before anything is made of it: what walks
 * through a value takes stack for each level, and names each wrong one of half a million.
 */
export function parseBoundedJson(text: string): ParsedJson {
  if (isTooComplex(text)) return { issue: issue('tooComplex') };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { issue: issue('json') };
  }
}

/** Counts brackets and commas outside of strings: what is no JSON at all is left to the parser. */
function isTooComplex(text: string): boolean {
  let depth = 0;
  let values = 1;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (isInString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') isInString = false;
      continue;
    }
    if (sign === '"') isInString = true;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (sign === '[' || sign === '{' || sign === ',') values += 1;
    if (depth > limits.json.depth || values > limits.json.values) return true;
  }
  return false;
}
