/** As Python's e-mail library writes it: `Wed, 07 Oct 2020 10:00:00 -0000`. */
export function mailTime(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '-0000');
}
