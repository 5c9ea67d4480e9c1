import * as z from 'zod/mini';
import { issue } from '../failures/issues.ts';
import { limits } from '../limits.ts';

/** The criteria an image list can be narrowed by (names of DescribeImageCriteria). */
export const imageCriteriaNames = [
  'instanceId',
  'repoName',
  'repoId',
  'repoNamespace',
  'regionId',
  'registryType',
  'imageId',
  'tag',
  'digest',
  'vulStatus',
  'alarmStatus',
  'hcStatus',
  'riskStatus',
  'riskLevel',
  'scanStatus',
  /** Ours: the exact name of a vulnerability that its report holds. */
  'cve',
  /** Ours: any part of `namespace/repository`, as lists show it. */
  'repoPath',
  /** Ours: how the registry is doing at this moment. */
  'registryState',
] as const;
export type ImageCriteriaName = (typeof imageCriteriaNames)[number];

/** The criteria a repository list can be narrowed by (names of DescribeImageRepoCriteria). */
export const repositoryCriteriaNames = [
  'instanceId',
  'repoName',
  'repoId',
  'repoNamespace',
  'regionId',
  'registryType',
  'vulStatus',
  'alarmStatus',
  'hcStatus',
  'riskStatus',
  'riskLevel',
  'repoPath',
  'registryState',
] as const;
export type RepositoryCriteriaName = (typeof repositoryCriteriaNames)[number];

export const logicalExpSchema = z.enum(['AND', 'OR']);
export type LogicalExp = z.infer<typeof logicalExpSchema>;

export interface Criterion<Name extends string = string> {
  name: Name;
  value: string;
  logicalExp?: LogicalExp | undefined;
}

/**
 * `Criteria` is JSON *text* on both wires: `[{"name","value","logicalExp"}]`. Malformed text or an
 * unknown name is IllegalParam.
 */
export function criteriaText<const Names extends readonly [string, ...string[]]>(names: Names) {
  const list = z
    .array(
      z.object({
        name: z.enum(names, { error: issue('criteria') }),
        value: z.string().check(z.maxLength(limits.text.searchText, { error: issue('tooLong') })),
        logicalExp: z.optional(logicalExpSchema),
      }),
    )
    .check(z.maxLength(limits.criteria, { error: issue('tooLong') }));
  return z.pipe(
    z.string().check(z.maxLength(limits.text.criteria, { error: issue('tooLong') })),
    z.pipe(jsonText, list),
  );
}

/** Parses JSON text; text that is not JSON is an issue, never an exception. */
export const jsonText = z.transform((text: string, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.issues.push({ code: 'custom', message: issue('json'), input: text });
    return z.NEVER;
  }
});
