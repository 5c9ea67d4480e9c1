import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/registryResponse.ts';
import type { HistoryStep, RuntimeConfig } from '../imageContent.ts';
import { isDigest, parseTime, platformName } from '../reading/fieldValues.ts';
import { isEmptyConfig } from '../reading/noImages.ts';
import { type ContentPlace, contentError } from './contentError.ts';
import { limits } from './limits.ts';

/** What a configuration tells of its image; `noImage` where it is one in form only. */
export interface Configuration {
  readonly platform: string;
  readonly createdAt: number | null;
  readonly author: string;
  readonly config: RuntimeConfig;
  readonly diffIds: readonly string[];
  readonly history: readonly HistoryStep[];
}

const text = z.optional(z.nullable(z.string()));
const texts = z.optional(z.nullable(z.array(z.string())));
const names = z.optional(z.nullable(z.record(z.string(), z.unknown())));
const configSchema = z.object({
  created: text,
  author: text,
  os: text,
  architecture: text,
  variant: text,
  config: z.optional(
    z.nullable(
      z.object({
        User: text,
        Env: texts,
        // One word in old images.
        Entrypoint: z.optional(z.nullable(z.union([z.string(), z.array(z.string())]))),
        Cmd: z.optional(z.nullable(z.union([z.string(), z.array(z.string())]))),
        WorkingDir: text,
        Labels: z.optional(z.nullable(z.record(z.string(), z.nullable(z.string())))),
        ExposedPorts: names,
        Volumes: names,
        StopSignal: text,
        Healthcheck: z.optional(z.nullable(z.object({ Test: texts }))),
      }),
    ),
  ),
  rootfs: z.optional(z.nullable(z.object({ diff_ids: texts }))),
  history: z.optional(
    z.nullable(
      z.array(
        z.object({ created: text, created_by: text, comment: text, empty_layer: z.optional(z.nullable(z.boolean())) }),
      ),
    ),
  ),
});
type Body = z.infer<typeof configSchema>;

/** Reads a configuration whose bytes are proven by its digest. Throws ImageContentFailure. */
export function readConfiguration(
  response: RegistryResponse,
  manifestType: string,
  place: ContentPlace,
): Configuration | 'noImage' {
  if (response.digest !== place.digest) throw contentError('digestMismatch', place);
  const body = response.jsonOrNull(configSchema);
  if (body === null) throw contentError('notUnderstood', place);
  const { os, architecture, created } = body;
  if (isEmptyConfig(manifestType, { os, architecture, created })) return 'noImage';
  return {
    platform: platformName(body) ?? '',
    createdAt: parseTime(created),
    author: cleanText(body.author),
    config: runtimeOf(body),
    diffIds: (body.rootfs?.diff_ids ?? []).map((id) => (isDigest(id) ? id : '')),
    history: (body.history ?? []).slice(0, limits.entries).map((step) => ({
      createdAt: parseTime(step.created),
      createdBy: cleanText(step.created_by),
      comment: cleanText(step.comment),
      isEmpty: step.empty_layer === true,
    })),
  };
}

function runtimeOf({ config }: Body): RuntimeConfig {
  return {
    user: cleanText(config?.User),
    env: cleanTexts(config?.Env),
    entrypoint: wordsOf(config?.Entrypoint),
    cmd: wordsOf(config?.Cmd),
    workingDir: cleanText(config?.WorkingDir),
    labels: labelsOf(config?.Labels ?? {}),
    exposedPorts: cleanTexts(Object.keys(config?.ExposedPorts ?? {})),
    volumes: cleanTexts(Object.keys(config?.Volumes ?? {})),
    stopSignal: cleanText(config?.StopSignal),
    healthCheck: config?.Healthcheck?.Test ? cleanTexts(config.Healthcheck.Test) : null,
  };
}

function wordsOf(words: string | readonly string[] | null | undefined): string[] {
  return typeof words === 'string' ? cleanTexts([words]) : cleanTexts(words);
}

function labelsOf(labels: Readonly<Record<string, string | null>>): Record<string, string> {
  const kept = Object.entries(labels).slice(0, limits.entries);
  return Object.fromEntries(kept.map(([name, value]) => [cleanText(name), cleanText(value)]));
}

/** What would be drawn as something else, or end a line where none ends. */
const unshowable = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** A text out of an image, which anybody may have written: of some length, and of signs that can be shown. */
function cleanText(text: string | null | undefined): string {
  return (text ?? '')
    .slice(0, limits.textLength)
    .replace(unshowable, (sign) => (sign === '\t' || sign === '\n' ? sign : '\ufffd'));
}

function cleanTexts(texts: readonly string[] | null | undefined): string[] {
  return (texts ?? []).slice(0, limits.entries).map(cleanText);
}
