import type { PlatformContent } from '../../connectors/imageContent.ts';

/** What stands in place of a secret. */
const mask = '******';

/** Puts the mask in place of secrets, in any text. */
export type Mask = (text: string) => string;

/** A word that programs and folders have too: where it stands alone it is none of the secret. */
const plainWord = /^[a-z]{1,7}$/;
const shortest = 4;

/** Masks values however they are written: as they are, in JSON, in an address, and line by line. */
export function maskOf(values: Iterable<string>): Mask {
  const all = [...new Set([...values].flatMap(writingsOf))].filter((value) => value !== '');
  const anywhere = all.filter((value) => value.length >= shortest && !plainWord.test(value)).sort(longestFirst);
  const asValues = all.filter((value) => !anywhere.includes(value)).map(asValue);
  return (text) => {
    let result = text;
    for (const value of anywhere) result = result.replaceAll(value, mask);
    for (const pattern of asValues) result = result.replace(pattern, mask);
    return result;
  };
}

/** All texts of an image that runs, masked. */
export function masked(platform: PlatformContent, hide: Mask): PlatformContent {
  const { config, declaredBase: base } = platform;
  const all = (texts: readonly string[]) => texts.map(hide);
  return {
    ...platform,
    author: hide(platform.author),
    declaredBase: base && { name: hide(base.name), digest: hide(base.digest) },
    config: {
      user: hide(config.user),
      env: all(config.env),
      entrypoint: all(config.entrypoint),
      cmd: all(config.cmd),
      workingDir: hide(config.workingDir),
      labels: Object.fromEntries(Object.entries(config.labels).map(([name, value]) => [hide(name), hide(value)])),
      exposedPorts: all(config.exposedPorts),
      volumes: all(config.volumes),
      stopSignal: hide(config.stopSignal),
      healthCheck: config.healthCheck === null ? null : all(config.healthCheck),
    },
    history: platform.history.map((step) => ({
      ...step,
      createdBy: hide(step.createdBy),
      comment: hide(step.comment),
    })),
  };
}

/** Lines of a key, which are secret each, from this length on. */
const lineOfKey = 16;

function writingsOf(value: string): string[] {
  const lines = value.split(/\n|\\n/).map((line) => line.trim());
  const parts = lines.length < 2 ? [] : lines.filter((line) => line.length >= lineOfKey && !line.startsWith('-----'));
  return [value, JSON.stringify(value).slice(1, -1), escapedForUrl(value), value.replaceAll('$', '\\$'), ...parts];
}

/** Half of a surrogate pair has no form in an address. */
function escapedForUrl(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : value;
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}

/** Where it is given to a name, an option or a user. */
function asValue(value: string): RegExp {
  const literal = value.replace(/[^A-Za-z\d]/g, '\\$&');
  const option = String.raw`--?[\w-]{0,32}(?:pass|pw|pwd|token|secret|key|password)[\s=]["']?`;
  return new RegExp(String.raw`(?<=[=:]\s?["']?|${option})${literal}(?![A-Za-z\d])`, 'gi');
}
