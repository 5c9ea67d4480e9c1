import * as z from 'zod/mini';
import type { World } from '../world/world.ts';
import type { Answer } from './answer.ts';
import { type Faults, faultSchema } from './faults.ts';

const faultsRequest = z.strictObject({ faults: z.array(faultSchema) });

const repository = z.string().check(z.regex(/^[^/]+\/.+$/));
const tag = z.string().check(z.minLength(1));
const worldRequest = z.strictObject({
  addImages: z.optional(z.int().check(z.positive(), z.maximum(100_000))),
  removeRepository: z.optional(repository),
  addTag: z.optional(z.strictObject({ repository, tag, digest: z.optional(z.string()) })),
  removeTag: z.optional(z.strictObject({ repository, tag })),
});

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

function parseBody<Schema extends z.ZodMiniType>(schema: Schema, body: string): z.infer<Schema> | Answer {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return json(400, { error: 'the body is not JSON' });
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : json(400, { error: z.prettifyError(parsed.error) });
}

function isAnswer(value: object): value is Answer {
  return 'status' in value && 'headers' in value;
}

function changeWorld(world: World, body: string): Answer {
  const change = parseBody(worldRequest, body);
  if (isAnswer(change)) return change;
  const missing: string[] = [];
  if (change.addImages !== undefined) world.addImages(change.addImages);
  if (change.removeRepository !== undefined && !world.removeRepository(change.removeRepository)) {
    missing.push(change.removeRepository);
  }
  if (change.addTag !== undefined && !world.addTag(change.addTag)) missing.push(change.addTag.repository);
  if (change.removeTag !== undefined && !world.removeTag(change.removeTag)) missing.push(change.removeTag.repository);
  if (missing.length > 0) return json(404, { error: `not there: ${missing.join(', ')}` });
  return json(200, { images: world.imageCount, repositories: world.repositoryCount });
}

/**
 * The simulator's own door, which no real registry has: `POST /__simulator/faults` `{ faults: [Fault…] }`
 * and `POST /__simulator/world` with one or more of `addImages`, `removeRepository`, `addTag`, `removeTag`.
 * Null where the request is not for it.
 */
export function control(method: string, target: string, body: string, faults: Faults, world: World): Answer | null {
  if (!target.startsWith('/__simulator/')) return null;
  if (method !== 'POST') return json(405, { error: 'only POST' });
  if (target === '/__simulator/world') return changeWorld(world, body);
  if (target !== '/__simulator/faults') return json(404, { error: 'only /__simulator/faults and /__simulator/world' });
  const request = parseBody(faultsRequest, body);
  if (isAnswer(request)) return request;
  faults.set(...request.faults);
  return json(200, { faults: faults.current });
}
