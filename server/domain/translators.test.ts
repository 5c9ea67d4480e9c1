import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { adviceFor, failureSentence, toldFailure } from '#contract/failures/advice.ts';
import { errorCodes } from '#contract/failures/errors.ts';
import { skipSchema, skipText } from '#contract/failures/skips.ts';
import { issueText } from '#contract/issues.ts';
import { languages } from '#contract/language.ts';
import { regionName, regions } from '#contract/regions.ts';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { loadTranslators, translatorOf } from './translators.ts';

const zh = translatorOf('zh');
const en = translatorOf('en');

describe('errors', () => {
  test('the vendor’s four messages stand as they are', () => {
    expect(zh('errors:message.FailedToVerifyUsernameOrPwd')).toBe('用户名或密码验证失败');
    expect(zh('errors:message.RegistryVersionError')).toBe('镜像仓库版本错误');
    expect(zh('errors:message.UserDoesNotHaveAdminRole')).toBe('用户没有admin权限');
    expect(zh('errors:message.NetworkConnectError')).toBe('网络超时，请检查网络');
  });

  test.each(errorCodes)('%s says what happened and what to do, in every language', (code) => {
    for (const translate of languages.map(translatorOf)) {
      expect(translate(`errors:message.${code}`)).not.toContain(code);
      expect(translate(`errors:advice.${code}`)).not.toContain(code);
    }
  });

  test('each code and each reason says what to do about it, in every language', () => {
    const untold = languages.flatMap((language) =>
      Object.entries(sampleFailures)
        .map(([name, failure]) => ({ name, advice: adviceFor(failure, translatorOf(language)) }))
        .filter(({ advice }) => advice.trim() === '' || /particular\.|advice\.|\{\{|undefined/.test(advice))
        .map(({ name }) => `${language} ${name}`),
    );
    expect(untold).toEqual([]);
  });

  test('advice uses what was seen', () => {
    expect(adviceFor({ code: 'RegistryVersionError', found: 'V1' }, en)).toContain('V1');
    expect(adviceFor({ code: 'NetworkConnectError', reason: 'plainHttpToHttps', passed: 'connect' }, en)).toContain(
      'https',
    );
    const robot = { code: 'UserDoesNotHaveAdminRole', robot: true, missing: ['listProjects', 'scanImages'] } as const;
    expect(adviceFor({ ...robot, missing: [...robot.missing] }, en)).toContain(': list projects, scan artifacts.');
    expect(adviceFor({ ...robot, missing: [...robot.missing] }, zh)).toContain('：列出项目、扫描制品。');
  });

  test('who is told when a registry will be back is not sent to its logs', () => {
    const away = { code: 'RegistryFailure', reason: 'status', status: 503, retryAfterSeconds: 30 } as const;
    expect(adviceFor(away, zh)).toBe('镜像仓返回错误（HTTP 503）。请在 30 秒后重试。');
    expect(adviceFor(away, en)).toBe('The registry returned an error (HTTP 503). Try again in 30 seconds.');
    expect(adviceFor({ ...away, retryAfterSeconds: 1 }, en)).toMatch(/Try again in 1 second\.$/);
  });

  test('each instance without VPC access is named beside what is to be done with it', () => {
    const instances = [
      { name: 'lab', reason: 'disabled' as const },
      { name: 'old', reason: 'conflict' as const },
      { name: 'new', reason: 'noVpcLinked' as const },
    ];
    const failure = { code: 'VpcAccessNotConfigured' as const, instances };
    expect(adviceFor(failure, en)).toMatch(/^lab, new: .*add a VPC.* old: .*conflict/);
    expect(adviceFor(failure, zh)).toMatch(/^lab、new：.*添加专有网络.*old：.*冲突/);
  });

  test('each reason for which something is left out is said in every language, with what was seen', () => {
    for (const reason of skipSchema.def.shape.reason.options) {
      expect(skipText({ reason }, zh)).toMatch(/\p{Script=Han}/u);
      expect(skipText({ reason }, en)).toMatch(/^[a-z0-9 ]+$/);
    }
    const outage = { reason: 'notListed', status: 503, word: 'ServiceUnavailable' } as const;
    expect(skipText(outage, zh)).toBe('未能列出（HTTP 503、ServiceUnavailable）');
    expect(skipText(outage, en)).toBe('could not be listed (HTTP 503, ServiceUnavailable)');
  });

  test('a message that is no key of ours still reads as a sentence', () => {
    expect(issueText('Invalid input: expected string', en)).toBe('Not a valid value');
    expect(issueText(undefined, zh)).toBe('格式不正确');
    expect(issueText('constructor', en)).toBe('Not a valid value');
  });
});

describe('a language that is added', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  /** The English texts of one folder under another tag, each in brackets. */
  async function pseudoTexts(root: URL): Promise<URL> {
    const folder = await mkdtemp(join(tmpdir(), 'texts-'));
    folders.push(folder);
    await cp(new URL('en', root), join(folder, 'qps'), { recursive: true });
    for (const file of await readdir(join(folder, 'qps'))) {
      const path = join(folder, 'qps', file);
      const source = await readFile(path, 'utf8');
      await writeFile(path, source.replace(/(: |^ +)'((?:[^'\\]|\\.)*)',$/gm, "$1'[$2]',"));
    }
    return pathToFileURL(`${folder}/`);
  }

  test('is new files and its tag: everything the server says is said in it', async () => {
    const contract = await pseudoTexts(new URL('../../contract/locales/', import.meta.url));
    const server = await pseudoTexts(new URL('../locales/', import.meta.url));
    const say = (await loadTranslators(['qps'], [contract, server]))('qps');
    const failure = { code: 'RegistryFailure', reason: 'status', status: 503 } as const;
    expect(toldFailure(failure, say).Message).toBe('[The registry does not respond correctly]');
    expect(adviceFor(failure, say)).toMatch(/^\[\[The registry returned an error\[ \(HTTP 503\)\]\.\] \[Check .*\]\]$/);
    expect(failureSentence(failure, say)).toMatch(/^\[\[.*\]\. \[.*\]\]$/);
    expect(issueText('port', say)).toBe('[Enter a whole number from 1 to 65535]');
    expect(skipText({ reason: 'notSha256', status: 200 }, say)).toBe('[[the digest is not sha256] (HTTP 200)]');
    for (const { regionId } of regions) expect(regionName(regionId, say)).toMatch(/^\[.*\]$/);
    expect(say('scanTasks:images', { count: 2 })).toBe('[2 images]');
    expect(say('exports:column.tag')).toBe('[Tag]');
  });
});
