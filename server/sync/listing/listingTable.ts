import { go, type Transitions } from '../../concurrency/machine.ts';

export type ListingState =
  | 'idle'
  /** What waits first is being stored as a run. */
  | 'opening'
  /** The run is being listed. */
  | 'listing'
  /** All has been read, or nothing more will be: how the run ended is being stored. Whoever wants a listing now wants another. */
  | 'ending'
  | 'stopping'
  | 'stopped';

export type ListingEvent =
  /** Somebody wants a listing: of what is under way, or nothing is. */
  | 'wanted'
  /** Somebody wants a listing of something else than what is under way. */
  | 'otherWanted'
  | 'opened'
  /** Nothing is to be listed after all: its registry was paused or removed. */
  | 'notOpened'
  | 'nothingWaits'
  | 'listed'
  /** The registry as a whole failed. */
  | 'failed'
  /** The listing of a single repository failed. */
  | 'repositoryFailed'
  | 'ended'
  | 'stop';

export type ListingAct =
  | 'queue'
  | 'openNext'
  /** Whoever waits for a run to be stored goes on. */
  | 'answer'
  | 'list'
  | 'storeEnd'
  /** What waits would ask the registry at once, whatever it has just said: the next try lists it too. */
  | 'dropWaiting'
  | 'abort';

/**
 * One registry's listings, one at a time. What is wanted while it is under way joins it; what is wanted once its end is being
 * stored does not, so that nobody is answered by a listing that was over before he asked.
 */
export const listingTable: Transitions<ListingState, ListingEvent, ListingAct> = {
  idle: {
    wanted: go('opening', 'queue', 'openNext'),
    stop: go('stopped'),
  },
  opening: {
    wanted: go('opening'),
    otherWanted: go('opening', 'queue'),
    opened: go('listing', 'answer', 'list'),
    notOpened: go('opening', 'openNext'),
    nothingWaits: go('idle', 'answer'),
    stop: go('stopping', 'abort'),
  },
  listing: {
    wanted: go('listing'),
    otherWanted: go('listing', 'queue'),
    listed: go('ending', 'storeEnd'),
    failed: go('ending', 'dropWaiting', 'storeEnd'),
    repositoryFailed: go('ending', 'storeEnd'),
    stop: go('stopping', 'abort'),
  },
  ending: {
    wanted: go('ending', 'queue'),
    otherWanted: go('ending', 'queue'),
    ended: go('opening', 'openNext'),
    stop: go('stopping', 'abort'),
  },
  // What is under way comes to its own end; a run that was not listed to its end stays open, for whoever starts next.
  stopping: {
    wanted: go('stopping'),
    otherWanted: go('stopping'),
    opened: go('stopped', 'answer'),
    notOpened: go('stopped', 'answer'),
    listed: go('stopping', 'storeEnd'),
    failed: go('stopped'),
    repositoryFailed: go('stopped'),
    ended: go('stopped', 'answer'),
    stop: go('stopping'),
  },
  stopped: {
    wanted: go('stopped'),
    otherWanted: go('stopped'),
    stop: go('stopped'),
  },
};
