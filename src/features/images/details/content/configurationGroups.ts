import type { ImageConfig } from '#contract/images/imageContents.ts';
import { foldText } from '#contract/typedText.ts';

/** What a configuration says of one thing: once, or as a list. */
interface ConfigurationFact {
  /** A key of the texts, or where `isOwn` a name that the image gives itself. */
  readonly name: string;
  readonly values: readonly string[];
}

const groupKeys = ['start', 'outside', 'variables', 'annotations', 'labels'] as const;
export interface ConfigurationGroup {
  readonly key: (typeof groupKeys)[number];
  readonly facts: readonly ConfigurationFact[];
}

/** How the names of OCI's annotations begin. */
export const annotationPrefix = 'org.opencontainers.image.';

/** Annotations that one looks for first, in this order; others of OCI’s follow. */
const firstAnnotations = ['source', 'revision', 'version', 'vendor', 'licenses', 'base.name', 'base.digest'].map(
  (name) => annotationPrefix + name,
);

/** A configuration in the order in which it is read: how a container starts, what it opens, its variables, OCI's annotations, other labels. */
export function configurationGroups(config: ImageConfig): ConfigurationGroup[] {
  const labels = Object.entries(config.Labels).map(([name, value]) => ({ name, values: [value] }));
  const isAnnotation = ({ name }: ConfigurationFact) => name.startsWith(annotationPrefix);
  return [
    {
      key: 'start',
      facts: [
        { name: 'user', values: given(config.User) },
        { name: 'entrypoint', values: given(commandLine(config.Entrypoint)) },
        { name: 'cmd', values: given(commandLine(config.Cmd)) },
        { name: 'workingDir', values: given(config.WorkingDir) },
        { name: 'healthCheck', values: given(commandLine(config.HealthCheck ?? [])) },
        { name: 'stopSignal', values: given(config.StopSignal) },
      ],
    },
    {
      key: 'outside',
      facts: [
        { name: 'ports', values: config.ExposedPorts },
        { name: 'volumes', values: config.Volumes },
      ],
    },
    { key: 'variables', facts: [{ name: 'names', values: config.EnvNames }] },
    { key: 'annotations', facts: labels.filter(isAnnotation).toSorted(byPlace) },
    { key: 'labels', facts: labels.filter((fact) => !isAnnotation(fact)).toSorted(byName) },
  ];
}

/** What of it holds a text: a fact by its name or title, or the values of it that do. */
export function findFacts(
  groups: readonly ConfigurationGroup[],
  text: string,
  titleOf: (group: ConfigurationGroup['key'], name: string) => string,
): ConfigurationGroup[] {
  const wanted = foldText(text);
  const holds = (held: string) => foldText(held).includes(wanted);
  return groups.map(({ key, facts }) => ({
    key,
    facts: facts.flatMap((fact) => {
      if (holds(fact.name) || holds(titleOf(key, fact.name))) return [fact];
      const values = fact.values.filter(holds);
      return values.length === 0 ? [] : [{ ...fact, values }];
    }),
  }));
}

/** Words as a shell would take them: in quotes where one of them holds what splits words. */
function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(' ');
}

const given = (value: string) => (value === '' ? [] : [value]);
const byName = (one: ConfigurationFact, other: ConfigurationFact) => (one.name < other.name ? -1 : 1);

function byPlace(one: ConfigurationFact, other: ConfigurationFact): number {
  const placeOf = ({ name }: ConfigurationFact) => {
    const place = firstAnnotations.indexOf(name);
    return place === -1 ? firstAnnotations.length : place;
  };
  return placeOf(one) - placeOf(other) || byName(one, other);
}
