import type { SortOrder } from '#contract/enums.ts';
import type { ImageHistoryStep, ImageLayer } from '#contract/images/imageContents.ts';
import { foldText } from '#contract/typedText.ts';
import type { LayerSortKey } from '../../links/imageLink.ts';
import { readableCommand } from './readableCommand.ts';

/** One step of how an image was built, with the layer that it made. */
export interface LayerRow {
  readonly key: string;
  /** Counted from the lowest layer; null where the step made none, or nobody knows which. */
  readonly position: number | null;
  readonly command: string;
  readonly layer: ImageLayer | null;
}

/** By one of their figures; steps without a layer have none, and come last. */
export function sortRows(
  rows: readonly LayerRow[],
  sort: { readonly key: LayerSortKey; readonly order: SortOrder } | null,
): readonly LayerRow[] {
  if (sort === null) return rows;
  const of = ({ layer }: LayerRow) => layer?.[sort.key] ?? -1;
  const sign = sort.order === 'asc' ? 1 : -1;
  return rows.toSorted((one, other) =>
    one.layer === null || other.layer === null ? of(other) - of(one) : sign * (of(one) - of(other)),
  );
}

/** Whether the history tells of each layer which step made it. */
export function isMatched(layers: readonly ImageLayer[], history: readonly ImageHistoryStep[]): boolean {
  return layers.length === 0 || history.some(({ LayerDigest }) => LayerDigest !== undefined && LayerDigest !== '');
}

/**
 * The layers, the lowest first; with all steps also those that made none, in their place. Steps of which nobody knows what they made
 * come behind the layers.
 */
export function layerRows(
  layers: readonly ImageLayer[],
  history: readonly ImageHistoryStep[],
  allSteps: boolean,
): LayerRow[] {
  const ofLayer = (layer: ImageLayer, place: number): LayerRow => ({
    key: `layer ${place}`,
    position: place + 1,
    command: readableCommand(layer.Command),
    layer,
  });
  const ofStep = ({ Command }: ImageHistoryStep, place: number): LayerRow => ({
    key: `step ${place}`,
    position: null,
    command: readableCommand(Command),
    layer: null,
  });
  if (!allSteps) return layers.map(ofLayer);
  if (!isMatched(layers, history)) return [...layers.map(ofLayer), ...history.map(ofStep)];
  let next = 0;
  return history.map((step, place) => {
    const layer = step.LayerDigest === '' ? undefined : layers[next];
    if (layer === undefined) return ofStep(step, place);
    next += 1;
    return ofLayer(layer, next - 1);
  });
}

/** Those in which a text stands. */
export function findRows(rows: readonly LayerRow[], text: string): readonly LayerRow[] {
  const wanted = foldText(text);
  return rows.filter(({ command, layer }) =>
    [command, layer?.Digest ?? '', layer?.DiffId ?? ''].some((held) => foldText(held).includes(wanted)),
  );
}
