/** All the ways in which a text may be written down somewhere: as it is, within JSON, in an address, in hexadecimal, and within base64 of something longer. */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const quoted = JSON.stringify(secret).slice(1, -1);
  const percent = encodeURIComponent(secret);
  const everyByte = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
  const forms = [
    bytes.toString('latin1'),
    Buffer.from(quoted).toString('latin1'),
    Buffer.from(JSON.stringify(quoted).slice(1, -1)).toString('latin1'),
    percent,
    percent.replace(/%20/g, '+'),
    encodeURI(secret),
    everyByte,
    everyByte.toUpperCase(),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replace(/\+/g, '-').replace(/\//g, '_')),
  ];
  return [...new Set(forms)];
}

/** The signs that the secret alone decides where so many bytes stand before it and any after. */
function base64Within(secret: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), secret]);
  const text = whole.toString('base64').replace(/=+$/, '');
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((whole.length * 8) / 6);
  return text.slice(first, last);
}
