/** The account of the static demo, which holds no data but its own; the demo's other users have the same password. */
export const demoAccount = { userName: 'admin', password: 'mooring-demo' } as const;

/** What the demo takes for a second step. */
export const demoCode = '123456';

/** Where the tab's session storage keeps the name of who is signed in. */
export const demoSessionKey = 'mooring.demo.session';

/** Who is signed in; null for nobody. */
export function demoUserName(): string | null {
  return sessionStorage.getItem(demoSessionKey);
}
