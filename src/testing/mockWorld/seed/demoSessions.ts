import type { AccountSession } from '#contract/access/account.ts';

const hour = 3_600_000;

/** Where the demo's user is signed in: here, on a phone, and with something that says nothing of itself. */
export function demoSessions(now: number): AccountSession[] {
  return [
    {
      SessionId: 3,
      IsCurrent: true,
      CreateTime: now - hour,
      LastSeenTime: now,
      Address: '192.0.2.17',
      Device: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    },
    {
      SessionId: 2,
      IsCurrent: false,
      CreateTime: now - 26 * hour,
      LastSeenTime: now - 5 * hour,
      Address: '2001:db8:20:4::1f',
      Device:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1',
    },
    {
      SessionId: 1,
      IsCurrent: false,
      CreateTime: now - 70 * hour,
      LastSeenTime: now - 60 * hour,
      Address: '198.51.100.9',
      Device: '',
    },
  ];
}
