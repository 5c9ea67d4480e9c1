import * as z from 'zod/mini';

/**
 * The account's data centre. `cn` holds mainland China and Hong Kong, `intl` everything else; each
 * holds its own registries and images.
 */
export const centers = ['cn', 'intl'] as const;
export const centerSchema = z.enum(centers);
export type Center = z.infer<typeof centerSchema>;

export const defaultCenter: Center = 'cn';
