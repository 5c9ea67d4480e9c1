import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintRuleReportDescriptor, SecretLintSourceCode } from '@secretlint/types';
import type { SecretKind } from '#contract/images/buildRisks.ts';

/** A stretch of a text that has the form of a secret. */
interface KnownForm {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

const kinds: Readonly<Record<string, SecretKind>> = {
  '1password': 'onePassword',
  anthropic: 'anthropic',
  aws: 'aws',
  basicauth: 'basicAuth',
  'database-connection-string': 'databaseConnection',
  databricks: 'databricks',
  docker: 'docker',
  figma: 'figma',
  gcp: 'gcp',
  github: 'github',
  gitlab: 'gitlab',
  grafana: 'grafana',
  groq: 'groq',
  'hashicorp-vault': 'vault',
  huggingface: 'huggingFace',
  linear: 'linear',
  notion: 'notion',
  npm: 'npm',
  openai: 'openai',
  privatekey: 'privateKey',
  sendgrid: 'sendgrid',
  shopify: 'shopify',
  slack: 'slack',
  vercel: 'vercel',
};
const prefix = '@secretlint/secretlint-rule-';

/** Secretlint's recommended rules, but for the one by which a comment in the text switches the others off. */
const scanners = rules.filter(({ meta }) => meta.type === 'scanner' && !meta.id.includes('filter-comments'));

/** Ids of Alibaba Cloud's AccessKeys. */
const accessKeyId = /\bLTAI[A-Za-z\d]{12,26}\b/g;
/** With its end or, where the text was cut off, without. */
const privateKey = /-----BEGIN [A-Z ]{0,32}PRIVATE KEY(?: BLOCK)?-----[^-]{16,16384}/g;
/** The password in an address: `https://user:password@host`. */
const passwordInUrl = /\b[a-z][a-z\d+.-]{1,31}:\/\/[^\s:/@"'<>]{0,256}:([^\s/@"'<>]{1,512})@/gi;

/** Stretches that look like a secret by themselves, whatever stands beside them. */
export async function knownFormsIn(content: string): Promise<KnownForm[]> {
  const ofRules: KnownForm[] = [];
  for (const rule of scanners) {
    const kind = kinds[rule.meta.id.slice(prefix.length)] ?? 'named';
    const report = ({ range: [start, end] }: SecretLintRuleReportDescriptor) => ofRules.push({ kind, start, end });
    await rule.create(contextOf(report), {}).file?.(sourceOf(content));
  }
  return [
    ...ofRules.map((form) => passwordOf(content, form)),
    ...matches(content, accessKeyId, 'alibabaCloud'),
    ...matches(content, privateKey, 'privateKey'),
  ];
}

function matches(content: string, form: RegExp, kind: SecretKind): KnownForm[] {
  return [...content.matchAll(form)].map(({ index, 0: found }) => ({ kind, start: index, end: index + found.length }));
}

/** Of an address the password alone: it has to be found wherever else it stands. */
function passwordOf(content: string, form: KnownForm): KnownForm {
  for (const { index, 0: found, 1: password = '' } of content.slice(form.start, form.end).matchAll(passwordInUrl)) {
    const end = form.start + index + found.length - 1;
    return { ...form, start: end - password.length, end };
  }
  return form;
}

/**
 * What a rule works with. Secretlint's own core is for command lines: it keeps the time that each rule takes for as long as the process
 * lives.
 */
function contextOf(report: (found: SecretLintRuleReportDescriptor) => void): SecretLintRuleContext {
  return {
    sharedOptions: {},
    // What a rule would say is not asked for: it quotes what it found.
    createTranslator: () => (messageId) => ({ messageId: String(messageId), message: '', data: {} }),
    report,
    ignore: () => {},
  };
}

function sourceOf(content: string): SecretLintSourceCode {
  return {
    hasBOM: false,
    content,
    filePath: 'image',
    physicalFilePath: undefined,
    contentType: 'text',
    ext: '',
    getFilePath: () => 'image',
    getPhysicalFilePath: () => undefined,
    locationToRange: noPosition,
    rangeToLocation: noPosition,
    positionToIndex: noPosition,
    indexToPosition: noPosition,
  };
}

function noPosition(): never {
  throw new Error('No rule for secrets asks for lines and columns.');
}
