import { setupServer } from 'msw/node';

/** The network of every component test: nothing is answered that a test did not say. */
export const server = setupServer();
