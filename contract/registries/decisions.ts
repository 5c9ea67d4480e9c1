import * as z from 'zod/mini';
import { action } from '../action.ts';
import { id } from '../fields.ts';

/** What a person decides about a connected registry as a whole. */

/** Stops a registry's syncs; its images stay. */
export const pauseImageRegistry = action({
  request: { RegistryId: id },
  response: {},
  access: 'write',
  extension: true,
});

/** Lists a paused registry anew and goes on taking its images in. */
export const resumeImageRegistry = action({
  request: { RegistryId: id },
  response: {},
  access: 'write',
  extension: true,
});

/**
 * Removes a registry's images that are not listed any more (`MissingImages`) at once, or keeps them: then no listing removes
 * them by itself, until they are listed again.
 */
export const removeMissingImages = action({
  request: { RegistryId: id, Keep: z._default(z.boolean(), false) },
  response: {
    /** How many were removed, or are kept. */
    Count: z.number(),
  },
  access: 'write',
  extension: true,
});

/** Removes a registry at once; its images go behind it. */
export const deletePrivateRegistry = action({
  request: { RegistryId: id },
  response: { Data: z.boolean() },
  access: 'write',
});
