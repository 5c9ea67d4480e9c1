import * as react from 'react';

const internals = '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE';

/**
 * React's development build takes a stack trace for each of the first ten thousand elements of a second, to print it below a warning:
 * a seventh of the processor time of a test that draws a form. A warning fails a test without it, and names the component. There is
 * no setting for it; here React counts as if those were taken already.
 */
export function withoutOwnerStacks(): void {
  Object.defineProperty(Reflect.get(react, internals), 'recentlyCreatedOwnerStacks', {
    get: () => Number.POSITIVE_INFINITY,
    set: () => undefined,
  });
}
