/** The account of the static demo, which holds no data but its own. */
export const demoAccount = { userName: 'admin', password: 'mooring-demo' } as const;
