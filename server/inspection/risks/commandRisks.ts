import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { Instruction } from '../history/instruction.ts';
import { type Pipeline, pipelinesOf, programOf } from '../history/shellCommands.ts';

const downloaders = new Set(['curl', 'wget', 'fetch', 'aria2c']);
const interpreters = new Set([
  'sh',
  'bash',
  'dash',
  'ash',
  'zsh',
  'ksh',
  'python',
  'python2',
  'python3',
  'perl',
  'ruby',
  'node',
]);
const packageManagers = new Set([
  'apt',
  'apt-get',
  'aptitude',
  'apk',
  'yum',
  'dnf',
  'microdnf',
  'tdnf',
  'zypper',
  'pip',
  'pip3',
]);
const installing = new Set(['install', 'add', 'in', 'localinstall', 'reinstall']);

/** What proves what was downloaded. */
const checks =
  /\b(?:sha\d*sums?|shasum|md5sum|b2sum|gpgv?|cosign|minisign|signify|rpmkeys|openssl\s+dgst|sha\d+\s+-c)\b/;
/** `bash <(curl …)`, `sh -c "$(wget …)"`, `eval "$(curl …)"`. */
const runsDownloaded =
  /\b(?:(?:ba|da|a|z|k)?sh|eval|source|python3?)\s+(?:-\w{1,8}\s+)?["']?(?:<\(|\$\(|`)\s*(?:curl|wget)\s/;

const uncheckedFlags = new Set([
  '--allow-unauthenticated',
  '--no-gpg-check',
  '--no-gpg-checks',
  '--nogpgcheck',
  '--allow-untrusted',
  '--trusted-host',
]);

const sshPackages = /^(?:openssh-server(?:-\S+)?|dropbear|tinysshd?)(?:[=:~<>].*)?$/;
const sudoPackage = /^sudo(?:[=:~<>].*)?$/;

/** What a step of a history tells of the risks of commands. */
export function commandRisks(step: Instruction, isFirst: boolean): BuildRiskKey[] {
  if (step.keyword === 'ADD') return isFirst || !addsUnchecked(step) ? [] : ['remote_add'];
  if (step.keyword !== 'RUN') return [];
  const pipelines = pipelinesOf(step.text);
  const risks: BuildRiskKey[] = [];
  if (runsUnchecked(step.text, pipelines)) risks.push('pipe_to_shell');
  const commands = pipelines.flat().map(programOf);
  if (step.text.includes('[trusted=yes]') || commands.some(installsUnsigned)) risks.push('unsigned_packages');
  if (commands.some(startsSsh) || commands.some((command) => installs(command, sshPackages))) risks.push('ssh_server');
  if (commands.some(({ usesSudo }) => usesSudo) || commands.some((command) => installs(command, sudoPackage))) {
    risks.push('sudo');
  }
  return risks;
}

/** Whether a program with its words starts an SSH server. */
export function startsSsh({
  program,
  words,
}: {
  readonly program: string;
  readonly words: readonly string[];
}): boolean {
  if (program === 'sshd' || program === 'dropbear') return true;
  const names = words.map((word) => word.replace(/\.service$/, ''));
  const isSsh = names.includes('ssh') || names.includes('sshd');
  if (program === 'service') return isSsh && (names.includes('start') || names.includes('restart'));
  return (
    isSsh &&
    (program === 'rc-update' || (program === 'systemctl' && (names.includes('enable') || names.includes('start'))))
  );
}

type Program = ReturnType<typeof programOf>;

function installs({ program, words }: Program, wanted: RegExp): boolean {
  return (
    packageManagers.has(program) &&
    words.some((word) => installing.has(word) || word === '-S') &&
    words.some((word) => wanted.test(word))
  );
}

function installsUnsigned({ program, words }: Program): boolean {
  const module = program.startsWith('python') && words[0] === '-m' && words[1] === 'pip';
  if (!packageManagers.has(program) && !module) return false;
  return words.some((word) => uncheckedFlags.has(word.split('=', 1)[0] ?? ''));
}

function runsUnchecked(text: string, pipelines: readonly Pipeline[]): boolean {
  if (checks.test(text)) return false;
  return runsDownloaded.test(text) || pipelines.some(pipesToShell);
}

function pipesToShell(pipeline: Pipeline): boolean {
  const programs = pipeline.map((command) => programOf(command).program);
  const from = programs.findIndex((program) => downloaders.has(program));
  return from !== -1 && programs.slice(from + 1).some((program) => interpreters.has(program));
}

/** A URL without a checksum; what a commit of Git names proves itself. */
function addsUnchecked(step: Instruction): boolean {
  const [first = ''] = step.text.split(/\s/, 1);
  if (!first.startsWith('--') && !/^(?:"|\[\s*")?https?:/.test(first)) return false;
  const words = step.text
    .replace(/["[\],]/g, ' ')
    .trim()
    .split(/\s+/);
  if (words.some((word) => word.startsWith('--checksum='))) return false;
  return words.some((word) => /^https?:\/\/[^#]*(?:#(?![0-9a-f]{40}\b).*)?$/i.test(word));
}
