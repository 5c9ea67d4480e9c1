import { describe, expect, test } from 'vitest';
import { signInSchema } from './access/session.ts';
import { accountName, domainName, fingerprint, ipAddress, lineOfText, secret, token } from './fields.ts';
import { quayRowSchema } from './kinds/quay.ts';
import { foldText, readLine, readToken, readWholeNumber, unseenIn } from './typedText.ts';

describe('a whole number is read where its meaning is plain', () => {
  test.each([
    ['8443', 8443],
    ['８４４３', 8443],
    [' 400 ', 400],
    ['\u3000400\u00A0', 400],
    ['2,000', 2000],
    ['２，０００', 2000],
    ['2 000', 2000],
    ['2\u202F000', 2000],
    ["1'000'000", 1_000_000],
    ['1_000', 1000],
    ['\u200B8443\uFEFF', 8443],
    ['0443', 443],
    ['0', 0],
  ])('%j is %d', (typed, number) => {
    expect(readWholeNumber(typed)).toBe(number);
  });

  test.each([
    '',
    ' ',
    '0x1F',
    '1e3',
    '-5',
    '+5',
    '8.443',
    '8443.0',
    '2,00',
    '8443,9443',
    '1,000 000',
    '8443 9443',
    'https',
    '八',
    '99999999999999999999',
  ])('%j might mean something else, and is no number', (typed) => {
    expect(readWholeNumber(typed)).toBeNull();
  });
});

describe('a name is read', () => {
  test.each([
    ['  prod  ', 'prod'],
    ['admin\u200B', 'admin'],
    ['\uFEFFadmin', 'admin'],
    ['ad\u00ADmin', 'admin'],
    ['\u202Dadmin\u202C', 'admin'],
    ['\u2068admin\u2069\u200E', 'admin'],
    ['a\u200Db', 'ab'],
    ['生产\u200B环境', '生产环境'],
    ['生产（上海）', '生产（上海）'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['👩\u200D💻 ✔\uFE0F', '👩\u200D💻 ✔\uFE0F'],
    ['👩\u200D', '👩'],
  ])('%j as %j', (typed, read) => {
    expect(readLine(typed)).toBe(read);
  });
});

describe('what is ASCII by nature is read', () => {
  test.each([
    ['127.0.0.1\u200B', '127.0.0.1'],
    ['１２７．０．０．１', '127.0.0.1'],
    ['127。0。0。1', '127.0.0.1'],
    ['\u2060harbor.example.com ', 'harbor.example.com'],
    ['ｈａｒｂｏｒ：８４４３', 'harbor:8443'],
    ['a\u200Cb\u200D', 'ab'],
    ['\u202D8443\u202C', '8443'],
  ])('%j as %j', (typed, read) => {
    expect(readToken(typed)).toBe(read);
  });
});

test('the fields of the contract read like that, in the browser and on the server', () => {
  expect(lineOfText(5).parse(' prod\u200B ')).toBe('prod');
  expect(ipAddress.parse('１０．０．０．１\u200B')).toBe('10.0.0.1');
  expect(domainName.parse('harbor。example。com ')).toBe('harbor.example.com');
  expect(fingerprint.parse(` ${'ab:'.repeat(31)}ab\u200B`)).toBe(`${'ab:'.repeat(31)}ab`);
  expect(quayRowSchema.parse({ namespace: ' devops ', authToken: '\u200Btoken ' })).toEqual({
    namespace: 'devops',
    authToken: 'token',
  });
});

test.each([lineOfText(20), token(20), domainName])(
  'what was shown backwards is not read as the text that nobody has seen: it is refused',
  (field) => {
    const { error } = field.safeParse('gpj.\u202Eexe');
    expect(error?.issues.map(({ message }) => message)).toContain('controlCharacters');
  },
);

test('whether an invisible character belongs to a user name only the registry knows: it is named', () => {
  expect(accountName.parse(' robot$ci ')).toBe('robot$ci');
  expect(accountName.safeParse('admin\u200B').error?.issues[0]?.message).toBe('invisible');
});

test('only invisible characters are nothing', () => {
  expect(lineOfText(5).safeParse('\u200B \uFEFF').success).toBe(false);
});

test('a password is kept as it was entered, and what cannot be seen of it can be told', () => {
  expect(secret(20).parse(' pass\u200B ')).toBe(' pass\u200B ');
  expect(signInSchema.parse({ userName: 'admin', password: ' ｐ ' }).password).toBe(' ｐ ');
  expect(unseenIn('pass word')).toBeNull();
  expect(unseenIn('pass ')).toBe('blank');
  expect(unseenIn('\u00A0pass')).toBe('blank');
  expect(unseenIn('pa\u200Bss')).toBe('invisible');
});

test('what is looked for is compared without width, case and invisible characters', () => {
  expect(foldText('ＣＶＥ-２０２４－1\u200B ')).toBe('cve-2024-1');
  expect(foldText('gpj.\u202Eexe')).toBe('gpj.exe');
  expect(foldText('生产（上海）')).toBe(foldText('生产(上海)'));
});
