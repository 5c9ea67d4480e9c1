import { go, type Transitions } from '../../concurrency/machine.ts';

export type IntakeState =
  /** Nothing waits, or nothing may be asked: the registry is paused, or refused the account when it was last listed. */
  | 'idle'
  /** Digests are stamped, read and stored, one batch after the other. */
  | 'taking'
  /** The same; meanwhile more came to wait, or a limit changed, so what it finds at its end may be out of date. */
  | 'takingAgain'
  /** Something waits for its time: for the limit's 60 minutes to open, or for a new try of what failed. */
  | 'waiting'
  /** The registry did not answer as it should: nothing is asked of it until its next try, or until a person acts. */
  | 'backingOff'
  | 'stopping'
  | 'stopped';

export type IntakeEvent =
  /** Images may wait that did not before. */
  | 'woken'
  /** A person changed what may have held it up: the limit, the order, or the registry was listed at his word. */
  | 'recheck'
  /** What it waited for, or the end of its back-off, has come. */
  | 'timeCame'
  | 'nothingWaits'
  /** What waits has its time. */
  | 'notYet'
  /** The registry failed, not an image of it; or this server did. */
  | 'failed'
  | 'stop';

export type IntakeAct =
  | 'take'
  /** Until the time that taking in ended with; for good where only a person can act. */
  | 'sleep'
  | 'wake'
  | 'abort';

/** How the images of one registry are taken in, beside its listings. Paused registries have none. */
export const intakeTable: Transitions<IntakeState, IntakeEvent, IntakeAct> = {
  idle: {
    woken: go('taking', 'take'),
    recheck: go('taking', 'take'),
    stop: go('stopped'),
  },
  taking: {
    woken: go('takingAgain'),
    recheck: go('takingAgain'),
    nothingWaits: go('idle'),
    notYet: go('waiting', 'sleep'),
    failed: go('backingOff', 'sleep'),
    stop: go('stopping', 'abort'),
  },
  takingAgain: {
    woken: go('takingAgain'),
    recheck: go('takingAgain'),
    nothingWaits: go('taking', 'take'),
    notYet: go('taking', 'take'),
    failed: go('backingOff', 'sleep'),
    stop: go('stopping', 'abort'),
  },
  waiting: {
    woken: go('taking', 'wake', 'take'),
    recheck: go('taking', 'wake', 'take'),
    timeCame: go('taking', 'take'),
    stop: go('stopped', 'wake'),
  },
  // What a listing finds does not make a registry answer: that it waits is stored, and found when the back-off is over.
  backingOff: {
    woken: go('backingOff'),
    recheck: go('taking', 'wake', 'take'),
    timeCame: go('taking', 'take'),
    stop: go('stopped', 'wake'),
  },
  // What is stamped and not yet read keeps its stamp, for whoever starts next.
  stopping: {
    woken: go('stopping'),
    recheck: go('stopping'),
    nothingWaits: go('stopped'),
    notYet: go('stopped'),
    failed: go('stopped'),
    stop: go('stopping'),
  },
  stopped: {
    woken: go('stopped'),
    recheck: go('stopped'),
    stop: go('stopped'),
  },
};
