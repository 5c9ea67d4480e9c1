/** How far the server's clock is ahead of this device's, ms; 0 until an answer says otherwise. */
let ahead = 0;

/** `Date` tells whole seconds. */
const precision = 1000;

/** Now by the server's clock, which what it tells of was stamped with; ms since 1970. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/**
 * Learns the server's clock from an answer that was asked for at `askedAt`, ms by this device's clock. The answer was dated
 * somewhere between then and now: while what is known so far fits that, it stays.
 */
export function noteServerTime(date: string | null, askedAt: number): void {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return;
  const least = told - Date.now();
  const most = told + precision - askedAt;
  if (ahead < least || ahead > most) ahead = least <= 0 && most >= 0 ? 0 : (least + most) / 2;
}
