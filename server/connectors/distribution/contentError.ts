import type { Failure } from '#contract/failures/failures.ts';
import { RegistryError } from '../../domain/registryError.ts';

type ContentFailure = Extract<Failure, { code: 'ImageContentFailure' }>;
/** What of an image is read, and which. */
export type ContentPlace = Pick<ContentFailure, 'part' | 'digest'>;

export function contentError(
  reason: ContentFailure['reason'],
  { part, digest }: ContentPlace,
  seen: Pick<ContentFailure, 'mediaType' | 'location'> = {},
): RegistryError {
  return new RegistryError({ code: 'ImageContentFailure', reason, part, digest, ...seen });
}

/** An answer that is too large is this image's failure alone. */
export function asContentError(error: unknown, place: ContentPlace): unknown {
  if (!(error instanceof RegistryError) || error.failure.code !== 'RegistryFailure') return error;
  return error.failure.reason === 'tooLarge' ? contentError('tooLarge', place) : error;
}
