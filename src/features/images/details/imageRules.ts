import * as z from 'zod/mini';
import { severities, severitySchema, sortOrders } from '#contract/enums.ts';
import { findingOriginSchema } from '#contract/images/baseImage.ts';
import { buildRiskLevelSchema, buildRiskLevels } from '#contract/images/buildRisks.ts';
import { vulnerabilitySortKeys } from '#contract/images/vulnerabilities.ts';
import { limits } from '#contract/limits.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../../ui/urlState/linkRules.ts';
import { imageDrawerParams, imageKey, imageTabs, layerSortKeys } from '../links/imageLink.ts';

const isSet = (value: string) => value === 'true';
const { severity, riskLevel } = imageDrawerParams;

/** What an address may say of the image that is open. Apart from what its tabs make of it: every page knows it, and few show an image. */
export const imageRules: LinkRules = {
  [imageKey]: (value) => value !== '',
  [imageDrawerParams.tab]: accepts(z.enum(imageTabs)),
  [severity]: { takes: accepts(severitySchema), most: severities.length, together: [severity] },
  [imageDrawerParams.fixable]: isSet,
  [imageDrawerParams.origin]: accepts(findingOriginSchema),
  [imageDrawerParams.find]: findRule,
  [imageDrawerParams.sort]: accepts(z.enum(vulnerabilitySortKeys)),
  [imageDrawerParams.order]: accepts(z.enum(sortOrders)),
  [imageDrawerParams.page]: pagingRules.page,
  [imageDrawerParams.size]: pagingRules.size,
  [riskLevel]: { takes: accepts(buildRiskLevelSchema), most: buildRiskLevels.length, together: [riskLevel] },
  [imageDrawerParams.riskHandled]: isSet,
  [imageDrawerParams.riskFind]: findRule,
  [imageDrawerParams.platform]: (value) => value !== '' && value.length <= limits.text.platform,
  [imageDrawerParams.layerFind]: findRule,
  [imageDrawerParams.allSteps]: isSet,
  [imageDrawerParams.configFind]: findRule,
  [imageDrawerParams.layerSort]: accepts(z.enum(layerSortKeys)),
  [imageDrawerParams.layerOrder]: accepts(z.enum(sortOrders)),
  [imageDrawerParams.layerPage]: pagingRules.page,
  [imageDrawerParams.layerSize]: pagingRules.size,
};
