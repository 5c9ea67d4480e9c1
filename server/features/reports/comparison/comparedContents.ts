import type { ComparedConfig, ComparedLayer } from '#contract/images/comparison.ts';
import type { ImageConfig, ImageLayer } from '#contract/images/imageContents.ts';

type Layer = Pick<ImageLayer, 'Digest' | 'DiffId' | 'Size' | 'Command'>;

/** What both begin with, then what went, then the rest; layers are the same that unpack to the same. */
export function comparedLayers(image: readonly Layer[], other: readonly Layer[]): ComparedLayer[] {
  const isIn = (layers: readonly Layer[], { DiffId }: Layer) =>
    DiffId !== '' && layers.some((layer) => layer.DiffId === DiffId);
  const firstOther = image.findIndex(({ DiffId }, place) => DiffId === '' || DiffId !== other[place]?.DiffId);
  const common = firstOther === -1 ? image.length : firstOther;
  const [rest, otherRest] = [image.slice(common), other.slice(common)];
  const told = ({ Digest, DiffId, Size, Command }: Layer, Change: ComparedLayer['Change']): ComparedLayer => ({
    Digest,
    DiffId,
    Size,
    Command,
    Change,
  });
  return [
    ...image.slice(0, common).map((layer) => told(layer, 'stayed')),
    ...otherRest.filter((layer) => !isIn(rest, layer)).map((layer) => told(layer, 'went')),
    ...rest.map((layer) => told(layer, isIn(otherRest, layer) ? 'stayed' : 'came')),
  ];
}

/** What differs between two configurations, the other one's as before. Of variables the names alone are known. */
export function comparedConfig(image: ImageConfig, other: ImageConfig): ComparedConfig[] {
  return [
    ...changedTexts('User', image.User, other.User),
    ...changedTexts('Entrypoint', listed(image.Entrypoint), listed(other.Entrypoint)),
    ...changedTexts('Cmd', listed(image.Cmd), listed(other.Cmd)),
    ...changedTexts('WorkingDir', image.WorkingDir, other.WorkingDir),
    ...changedTexts('StopSignal', image.StopSignal, other.StopSignal),
    ...changedTexts('HealthCheck', listed(image.HealthCheck), listed(other.HealthCheck)),
    ...changedEntries('Env', named(image.EnvNames), named(other.EnvNames)),
    ...changedEntries('ExposedPort', named(image.ExposedPorts), named(other.ExposedPorts)),
    ...changedEntries('Volume', named(image.Volumes), named(other.Volumes)),
    ...changedEntries('Label', image.Labels, other.Labels),
  ];
}

/** A command as a Dockerfile writes it; '' where there is none. */
const listed = (words: readonly string[] = []) => (words.length === 0 ? '' : JSON.stringify(words));

const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']));

type Field = ComparedConfig['Field'];

function changedTexts(Field: Field, After: string, Before: string): ComparedConfig[] {
  if (After === Before) return [];
  const change = Before === '' ? 'came' : 'changed';
  return [{ Field, Key: '', Before, After, Change: After === '' ? 'went' : change }];
}

type Entries = Readonly<Record<string, string>>;

function changedEntries(Field: Field, image: Entries, other: Entries): ComparedConfig[] {
  const keys = [...new Set([...Object.keys(other), ...Object.keys(image)])].toSorted();
  return keys.flatMap((Key): ComparedConfig[] => {
    const [After, Before] = [entryOf(image, Key), entryOf(other, Key)];
    if (After === Before) return [];
    const change = Before === undefined ? 'came' : 'changed';
    return [{ Field, Key, Before: Before ?? '', After: After ?? '', Change: After === undefined ? 'went' : change }];
  });
}

const entryOf = (entries: Entries, key: string) => (Object.hasOwn(entries, key) ? entries[key] : undefined);
