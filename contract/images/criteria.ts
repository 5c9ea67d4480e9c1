import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { anyText, jsonText } from '../fields.ts';
import { issue } from '../issues.ts';
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
  /** Ours: whether it was looked into, one of `intakeStates`. */
  'intakeState',
  /** Ours: whether its registry has ceased to list it. */
  'notListed',
  /** Ours: the exact name of a vulnerability that its report holds. */
  'cve',
  /** Ours: any part of `namespace/repository`, as lists show it. */
  'repoPath',
  /** Ours: whether it holds a secret that nobody has decided about. */
  'secretStatus',
  /** Ours: a build risk that it has and nobody has decided about, one of `countedRiskKeys`. */
  'buildRisk',
  /** Ours: how the registry is doing at this moment. */
  'registryState',
  /** Ours: what it is built on, as `namespace/repository:tag`, `@sha256:…` behind it for one digest of that. */
  'baseImage',
  /** Ours: the id of the registry that holds what it is built on, as several may hold one of the same name. */
  'baseInstanceId',
  /** Ours: whether the tag of its base names another digest by now; images without a known base are neither. */
  'baseOutdated',
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
        value: anyText(limits.text.searchText),
        logicalExp: z.optional(logicalExpSchema),
      }),
    )
    .check(z.maxLength(limits.criteria, { error: issue('tooLong') }));
  return z.pipe(anyText(limits.text.criteria), z.pipe(jsonText, list));
}

/** `Values` of a `select` are comma-separated, "NO,YES"; '' for an `input`. */
function criteriaOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return {
    CriteriaList: z.array(z.object({ Name: z.enum(names), Type: z.enum(['input', 'select']), Values: z.string() })),
    /** Values that exist and hold `Value`, at most a handful for each name; none without a `Value`. */
    Suggestions: extension(z.array(z.object({ Name: z.enum(names), Value: z.string() }))),
  };
}

const criteriaRequest = {
  /** What was typed so far. */
  Value: z.optional(anyText(limits.text.searchText)),
};

/** What an image list can be narrowed by. */
export const describeImageCriteria = action({
  request: criteriaRequest,
  response: criteriaOf(imageCriteriaNames),
  access: 'read',
});

/** What a repository list can be narrowed by. */
export const describeImageRepoCriteria = action({
  request: criteriaRequest,
  response: criteriaOf(repositoryCriteriaNames),
  access: 'read',
});
