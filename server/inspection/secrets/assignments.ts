/** A value in a command under a name, and where it stands. */
interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly start: number;
}

/** A value up to the end of its word, or of its quotes. */
const value = String.raw`(?:"([^"\n]{1,4096})"|'([^'\n]{1,4096})'|([^\s"'\x60;|&()<>]{1,4096}))`;

const forms = [
  // NAME=value, --name=value, "name": "value", _authToken=value, --build-arg NAME=value
  new RegExp(
    String.raw`(?<![\w$.-])-{0,2}([A-Za-z_][\w.-]{0,127})["']?\s{0,4}(?:=|:\s{1,4}|:(?=["']))\s{0,4}${value}`,
    'g',
  ),
  // --name value, -storepass value
  new RegExp(String.raw`(?<=\s)--?([A-Za-z][\w-]{3,127})\s{1,4}(?!-)${value}`, 'g'),
];

/** Forms in which a value needs no name of its own. */
const nameless: readonly (readonly [name: string, form: RegExp])[] = [
  ['Authorization', /\bAuthorization:\s{0,4}(?:Bearer|Basic|token)\s{1,4}()()([^\s"']{8,4096})/gi],
  [
    'PRIVATE-TOKEN',
    /\b(?:PRIVATE-TOKEN|JOB-TOKEN|X-Api-Key|X-JFrog-Art-Api|X-Vault-Token):\s{0,4}()()([^\s"']{8,4096})/gi,
  ],
  // curl -u user:password
  ['user', /(?<=\bcurl\b[^\n]{0,512})(?:\s-u|\s--user)[\s=]{1,4}["']?[^\s:"']{1,128}:()()([^\s"']{1,512})/g],
  // machine host login user password value
  ['netrc', /\bmachine\s{1,4}\S{1,253}\s{1,4}login\s{1,4}\S{1,128}\s{1,4}password\s{1,4}()()([^\s"'\\]{1,512})/g],
  // echo root:password | chpasswd
  [
    'chpasswd',
    /\becho\s{1,4}(?:-\w{1,4}\s{1,4})?["']?[\w.-]{1,64}:()()([^\s"'|]{1,512})["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?chpasswd\b/g,
  ],
];

/** Every value that a command gives a name. */
export function namedValuesIn(command: string): NamedValue[] {
  return forms.flatMap((form) =>
    [...command.matchAll(form)].map((match) => {
      const [whole, name = '', double, single, bare] = match;
      const given = double ?? single ?? bare ?? '';
      return { name, value: given, start: match.index + whole.lastIndexOf(given) };
    }),
  );
}

/** Passwords that stand where programs expect one. */
export function passwordsAtTheirPlace(command: string): NamedValue[] {
  return nameless.flatMap(([name, form]) =>
    [...command.matchAll(form)].map((match) => {
      const given = match[3] ?? '';
      return { name, value: given, start: match.index + match[0].lastIndexOf(given) };
    }),
  );
}
