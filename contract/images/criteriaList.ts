import * as z from 'zod/mini';
import { action } from '../action.ts';
import { extension } from '../extension.ts';
import { issue } from '../failures/issues.ts';
import { limits } from '../limits.ts';
import { imageCriteriaNames, repositoryCriteriaNames } from './criteria.ts';

/** `Values` of a `select` are comma-separated, "NO,YES"; '' for an `input`. */
function criteriaOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return {
    CriteriaList: z.array(z.object({ Name: z.enum(names), Type: z.enum(['input', 'select']), Values: z.string() })),
    /** Values that exist and hold `Value`, at most a handful for each name; none without a `Value`. */
    Suggestions: extension(z.array(z.object({ Name: z.enum(names), Value: z.string() }))),
  };
}

const request = {
  /** What was typed so far. */
  Value: z.optional(
    z.string({ error: issue('type') }).check(z.maxLength(limits.text.searchText, { error: issue('tooLong') })),
  ),
};

/** What an image list can be narrowed by. */
export const describeImageCriteria = action({ request, response: criteriaOf(imageCriteriaNames), access: 'read' });

/** What a repository list can be narrowed by. */
export const describeImageRepoCriteria = action({
  request,
  response: criteriaOf(repositoryCriteriaNames),
  access: 'read',
});
