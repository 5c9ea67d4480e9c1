import { lazy } from 'react';

/** Container Registry: the regions of an AccessKey, which are added and edited together. */
export const acr = { Drawer: lazy(() => import('./AcrDrawer.tsx')) };
