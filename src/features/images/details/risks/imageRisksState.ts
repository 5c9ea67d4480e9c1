import { type BuildRiskLevel, buildRiskLevels } from '#contract/images/buildRisks.ts';
import { foldText } from '#contract/typedText.ts';
import { readFind } from '../../../../ui/urlState/pageParams.ts';
import { useUrlParams, withParams } from '../../../../ui/urlState/useUrlParams.ts';
import { isHandled } from '../../buildRisks/decision/riskStatus.ts';
import { imageDrawerParams } from '../../links/imageLink.ts';
import type { ImageRisk } from './imageRisks.ts';

/** Which build risks of the open image are shown; it lives in the URL. */
interface ImageRisksState {
  readonly levels: readonly BuildRiskLevel[];
  /** Also those that somebody decided about. */
  readonly handled: boolean;
  readonly find: string;
}

export type ChangeImageRisks = (change: Partial<ImageRisksState>) => void;

const keys = imageDrawerParams;

function parse(params: URLSearchParams): ImageRisksState {
  const wanted = new Set(params.getAll(keys.riskLevel));
  return {
    levels: buildRiskLevels.filter((level) => wanted.has(level)),
    handled: params.get(keys.riskHandled) === 'true',
    find: readFind(params, keys.riskFind),
  };
}

function write(params: URLSearchParams, state: ImageRisksState): URLSearchParams {
  return withParams(params, {
    [keys.riskLevel]: state.levels,
    [keys.riskHandled]: state.handled ? 'true' : null,
    [keys.riskFind]: state.find === '' ? null : state.find,
  });
}

/** Which build risks of the open image are shown, and the way to change that. */
export function useImageRisksState(): readonly [ImageRisksState, ChangeImageRisks] {
  const [params, setParams] = useUrlParams();
  return [parse(params), (change) => setParams((current) => write(current, { ...parse(current), ...change }))];
}

/** The filters that leave nothing out but what is handled. */
export const noFilter = { levels: [], find: '' } as const satisfies Partial<ImageRisksState>;

/** Those that the filters let through: a text is looked for in the risk and its places. */
export function shownRisks(risks: readonly ImageRisk[], { levels, handled, find }: ImageRisksState) {
  const wanted = foldText(find);
  const holds = (risk: ImageRisk) =>
    [
      risk.RiskKeyName,
      risk.RiskClassName,
      ...risk.places.flatMap((place) => [place.Name, place.KindName, place.LayerCmd]),
    ].some((text) => foldText(text).includes(wanted));
  return risks
    .filter((risk) => handled || !isHandled(risk))
    .filter(({ RiskLevel }) => levels.length === 0 || levels.includes(RiskLevel))
    .filter(holds);
}
