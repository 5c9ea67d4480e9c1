/** The account of the static demo, which holds no data but its own. */
export const demoAccount = { userName: 'admin', password: 'mooring-demo' } as const;

/** Where the tab's session storage keeps the name of who is signed in. */
export const demoSessionKey = 'mooring.demo.session';
