import { lazyPart } from '../../../../ui/onDemand/onDemand.ts';

/** Container Registry: the regions of an AccessKey, which are added and edited together. */
export const acr = { Drawer: lazyPart(() => import('./AcrDrawer.tsx')) };
