import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { HistoryStep, RuntimeConfig } from '../imageContent.ts';
import { isDigest, parseTime, platformName } from '../reading/fieldValues.ts';
import { isEmptyConfig } from '../reading/noImages.ts';
import { type ContentPlace, contentError } from './contentError.ts';
import type { ImageTexts } from './imageTexts.ts';

/** What a configuration tells of its image; `noImage` where it is one in form only. */
interface Configuration {
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
  texts: ImageTexts,
): Configuration | 'noImage' {
  if (response.digest !== place.digest) throw contentError('digestMismatch', place);
  const body = response.jsonOrNull(configSchema);
  if (body === null) throw contentError('notUnderstood', place);
  const { os, architecture, created } = body;
  if (isEmptyConfig(manifestType, { os, architecture, created })) return 'noImage';
  return {
    platform: platformName(body) ?? '',
    createdAt: parseTime(created),
    author: texts.text(body.author),
    config: runtimeOf(body, texts),
    diffIds: (body.rootfs?.diff_ids ?? []).map((id) => (isDigest(id) ? id : '')),
    history: texts.list(body.history).map((step) => ({
      createdAt: parseTime(step.created),
      createdBy: texts.text(step.created_by),
      comment: texts.text(step.comment),
      isEmpty: step.empty_layer === true,
    })),
  };
}

function runtimeOf({ config }: Body, texts: ImageTexts): RuntimeConfig {
  const wordsOf = (words: string | readonly string[] | null | undefined) =>
    texts.texts(typeof words === 'string' ? [words] : words);
  const labels = texts.list(Object.entries(config?.Labels ?? {}));
  return {
    user: texts.text(config?.User),
    env: texts.texts(config?.Env),
    entrypoint: wordsOf(config?.Entrypoint),
    cmd: wordsOf(config?.Cmd),
    workingDir: texts.text(config?.WorkingDir),
    labels: Object.fromEntries(labels.map(([name, value]) => [texts.text(name), texts.text(value)])),
    exposedPorts: texts.texts(Object.keys(config?.ExposedPorts ?? {})),
    volumes: texts.texts(Object.keys(config?.Volumes ?? {})),
    stopSignal: texts.text(config?.StopSignal),
    healthCheck: config?.Healthcheck?.Test ? texts.texts(config.Healthcheck.Test) : null,
  };
}
