import type { RegistryVersion } from '#contract/enums.ts';
import type { HarborApi } from './api.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

export const apis: Record<RegistryVersion, HarborApi> = { V1: v1, V2: v2 };
export const otherVersion: Record<RegistryVersion, RegistryVersion> = { V1: 'V2', V2: 'V1' };
