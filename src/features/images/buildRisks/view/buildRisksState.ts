import * as z from 'zod/mini';
import type { BuildRiskRow } from '#contract/images/buildRiskLists.ts';
import {
  type BuildRiskClass,
  type BuildRiskLevel,
  buildRiskClasses,
  buildRiskLevelSchema,
  buildRiskLevels,
} from '#contract/images/buildRisks.ts';
import { foldText } from '#contract/typedText.ts';
import { accepts, findRule, type LinkRules } from '../../../../ui/urlState/linkRules.ts';
import { readFind } from '../../../../ui/urlState/pageParams.ts';
import { useUrlParams, withParams } from '../../../../ui/urlState/useUrlParams.ts';

/** Which build risks of all images are shown; it lives in the URL. */
export interface BuildRisksState {
  readonly classes: readonly BuildRiskClass[];
  readonly levels: readonly BuildRiskLevel[];
  readonly find: string;
}

/** What an address may say of the view. */
export const buildRisksRules: LinkRules = {
  class: { takes: accepts(z.enum(buildRiskClasses)), most: buildRiskClasses.length, together: ['class'] },
  level: { takes: accepts(buildRiskLevelSchema), most: buildRiskLevels.length, together: ['level'] },
  search: findRule,
};

function parse(params: URLSearchParams): BuildRisksState {
  const [classes, levels] = [new Set(params.getAll('class')), new Set(params.getAll('level'))];
  return {
    classes: buildRiskClasses.filter((each) => classes.has(each)),
    levels: buildRiskLevels.filter((level) => levels.has(level)),
    find: readFind(params),
  };
}

function write(params: URLSearchParams, state: BuildRisksState): URLSearchParams {
  return withParams(params, {
    class: state.classes,
    level: state.levels,
    search: state.find === '' ? null : state.find,
  });
}

/** Which build risks of all images are shown, and the way to change that. */
export function useBuildRisksState(): readonly [BuildRisksState, (change: Partial<BuildRisksState>) => void] {
  const [params, setParams] = useUrlParams();
  return [parse(params), (change) => setParams((current) => write(current, { ...parse(current), ...change }))];
}

/** The filters that leave nothing out. */
export const noFilter: BuildRisksState = { classes: [], levels: [], find: '' };

/** Whether anything may be left out. */
export function isNarrowed({ classes, levels, find }: BuildRisksState): boolean {
  return classes.length > 0 || levels.length > 0 || find !== '';
}

/** Those that the filters let through. */
export function shownRows(rows: readonly BuildRiskRow[], { classes, levels, find }: BuildRisksState) {
  const wanted = foldText(find);
  return rows
    .filter(({ RiskClass }) => classes.length === 0 || classes.includes(RiskClass))
    .filter(({ RiskLevel }) => levels.length === 0 || levels.includes(RiskLevel))
    .filter((row) => [row.RiskKeyName, row.Description, row.Advice].some((text) => foldText(text).includes(wanted)));
}
