import { Property, type PropertyInstruction } from 'dockerfile-ast';
import type { SecretKind } from '#contract/images/buildRisks.ts';
import { namedValuesIn, passwordsAtTheirPlace } from './assignments.ts';
import type { ImageText } from './imageTexts.ts';
import { knownFormsIn } from './knownForms.ts';
import { suspicionOf } from './secretNames.ts';
import { isSecretValue } from './secretValues.ts';

/** A value that may be a secret. It never leaves inspection. */
export interface FoundSecret {
  readonly at: ImageText;
  readonly name: string;
  readonly kind: SecretKind;
  readonly value: string;
}

/** Finds what may be a secret in texts: by the form of a value, and by the name that it has. */
export async function findSecrets(texts: readonly ImageText[]): Promise<FoundSecret[]> {
  const forms = await formsByText(texts.map(whole));
  return texts.flatMap((at) => {
    const named = secretsByName(at);
    const known = (forms.get(whole(at)) ?? []).map(({ kind, value }): FoundSecret => {
      const holder = named.find((secret) => secret.value.includes(value) || value.includes(secret.value));
      return { at, kind, value, name: holder?.name ?? at.name };
    });
    // What has a form and a name is one finding, told by its form.
    const others = named.filter(
      ({ value }) => !known.some((form) => form.value.includes(value) || value.includes(form.value)),
    );
    const values = named.filter((secret) => !others.includes(secret));
    return [...others, ...known.map((secret) => ({ ...secret, value: longest(secret, values) }))];
  });
}

const whole = ({ name, text }: ImageText) => (name === '' ? text : `${name}=${text}`);

/** All that the name holds, where it holds more than the form. */
function longest({ value }: FoundSecret, named: readonly FoundSecret[]): string {
  return named.find((secret) => secret.value.includes(value))?.value ?? value;
}

function secretsByName(at: ImageText): FoundSecret[] {
  const isSecret = ({ name, value }: { name: string; value: string }) => {
    const suspicion = suspicionOf(name);
    return suspicion !== null && isSecretValue(value, suspicion);
  };
  const own = at.name === '' ? [] : [{ name: at.name, value: at.text }];
  const inner = namedValuesIn(at.text).map(({ name, value }) => ({
    name: own.length === 0 ? name : at.name,
    value,
    inner: name,
  }));
  const byName = [
    ...[...own, ...valuesOf(at)].filter(isSecret),
    ...inner.filter(({ inner: name, value }) => isSecret({ name, value })),
  ];
  const byPlace = passwordsAtTheirPlace(at.text).filter(({ value }) => isSecretValue(value, 'certain'));
  const found = new Map<string, FoundSecret>();
  for (const { name, value } of [...byName, ...byPlace]) {
    // What an option or a variable has is looked at as a word of the command, too: the whole of it counts.
    const isPart = [...found.values()].some((secret) => secret.value.includes(value));
    if (!isPart) found.set(value, { at, name, value: value.trim(), kind: 'named' });
  }
  return [...found.values()];
}

/** Variables, labels and build arguments of a step, as a parser of Dockerfiles reads them. */
function valuesOf({ instruction }: ImageText): { name: string; value: string }[] {
  if (instruction === undefined) return [];
  if (!['ENV', 'LABEL', 'ARG'].includes(instruction.keyword)) return [...instruction.buildArguments];
  const parsed = instruction.parsed() as PropertyInstruction | undefined;
  return (parsed?.getProperties() ?? [])
    .filter((property) => property instanceof Property)
    .map((property) => ({ name: property.getName(), value: property.getValue() ?? '' }));
}

interface Form {
  readonly kind: SecretKind;
  readonly value: string;
}

/** Looks at all texts as one, each once: the rules cost by the call. */
async function formsByText(texts: readonly string[]): Promise<Map<string, Form[]>> {
  const each = [...new Set(texts)];
  const forms = new Map<string, Form[]>();
  const content = each.join('\n');
  let end = 0;
  const ends = each.map((text) => {
    end += text.length + 1;
    return end;
  });
  for (const form of await knownFormsIn(content)) {
    const place = ends.findIndex((one) => one > form.start);
    const text = each[place];
    if (text === undefined) continue;
    const value = content.slice(form.start, Math.min(form.end, (ends[place] ?? 0) - 1));
    forms.set(text, [...(forms.get(text) ?? []), { kind: form.kind, value }]);
  }
  return forms;
}
