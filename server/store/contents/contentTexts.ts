import type { DeclaredBase, PlatformContent, RuntimeConfig } from '../../connectors/imageContent.ts';

/** How a container of an image starts, as it is stored: of its variables the names alone, and its labels apart. */
export interface StoredConfiguration extends Omit<RuntimeConfig, 'env' | 'labels'> {
  readonly envNames: readonly string[];
  readonly author: string;
}

/** Equal for images that start alike: most builds of one image do. */
export function configurationText({ author, config }: Pick<PlatformContent, 'author' | 'config'>): string {
  const { env, labels: _apart, ...runtime } = config;
  const stored: StoredConfiguration = { ...runtime, envNames: env.map(nameOf), author };
  return JSON.stringify(stored);
}

export function configurationIn(text: string): StoredConfiguration {
  return JSON.parse(text);
}

/** Of its labels, each a list, and last, of those that have one, of the base that its manifest names. */
export function labelTexts({ config, declaredBase }: Pick<PlatformContent, 'config' | 'declaredBase'>): string[] {
  const labels = Object.entries(config.labels).map((label) => JSON.stringify(label));
  return declaredBase === null ? labels : [...labels, JSON.stringify(declaredBase)];
}

export function labelIn(text: string): [name: string, value: string] | DeclaredBase {
  return JSON.parse(text);
}

function nameOf(variable: string): string {
  const end = variable.indexOf('=');
  return end === -1 ? variable : variable.slice(0, end);
}
