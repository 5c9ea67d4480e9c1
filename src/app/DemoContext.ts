import { type ComponentType, createContext } from 'react';

/** What the mocked build, a static demo without a server, shows beyond the product. */
export interface Demo {
  /** In the top bar: that nothing is real, and what to type to see each error. */
  readonly Tag: ComponentType;
  /** At the sign-in: the account to enter with. */
  readonly Hint: ComponentType;
}

/** Null in the product itself. The demo is handed in: the app imports nothing that only tests and the demo need. */
export const DemoContext = createContext<Demo | null>(null);
