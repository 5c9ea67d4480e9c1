import { DockerfileParser, type Instruction as ParsedInstruction } from 'dockerfile-ast';

/** One step of a history as the instruction that it was in the Dockerfile. */
export interface Instruction {
  /** In capitals; '' where the history of its builder does not tell. */
  readonly keyword: string;
  /** All behind the keyword: of RUN the command alone, without the shell and the build arguments before it. */
  readonly text: string;
  /** Of RUN, in front of its command. */
  readonly buildArguments: readonly Assignment[];
  /** For whoever needs its words, flags or variables. */
  readonly parsed: () => ParsedInstruction | undefined;
}

interface Assignment {
  readonly name: string;
  readonly value: string;
}

const keywords = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];

/** Shells as builders write them in front of a command. */
const shell =
  /^(?:\/(?:usr\/)?bin\/(?:ba|da|a|z)?sh (?:-[abd-z]{1,4} (?:pipefail )?){0,3}-[a-z]{0,4}c |cmd \/S \/C |(?:powershell|pwsh)(?:\.exe)? -Command )/;
/** Docker's builder before BuildKit, and Buildah, mark what ran nothing. */
const noOperation = '#(nop)';
const buildKit = ' # buildkit';

/**
 * Reads a step as Docker's builder (`/bin/sh -c #(nop) …`), BuildKit (`… # buildkit`), Buildah (`|2 NAME=value … /bin/sh -c …`) and
 * kaniko (the line itself) write it.
 */
export function instructionOf(createdBy: string): Instruction {
  const line = withoutEnd(createdBy, buildKit).trim();
  const named = keywordOf(line);
  const body = named === '' ? line : line.slice(named.length).trim();
  const { buildArguments, command } = splitArguments(body);
  const isShell = shell.test(command);
  const inner = command.replace(shell, '').trim();
  if (inner.startsWith(noOperation)) return plain(inner.slice(noOperation.length).trim());
  if (named === '' && !isShell && buildArguments.length === 0) return plain(line);
  if (named !== '' && named !== 'RUN') return plain(line);
  return instruction('RUN', inner, buildArguments);
}

function plain(line: string): Instruction {
  const keyword = keywordOf(line);
  return instruction(keyword, line.slice(keyword.length).trim(), []);
}

function instruction(keyword: string, text: string, buildArguments: readonly Assignment[]): Instruction {
  // One line: what a history writes over several lines has lost its backslashes.
  const parsed = () => DockerfileParser.parse(`${keyword} ${text.replaceAll('\n', ' ')}`).getInstructions()[0];
  return { keyword, text, buildArguments, parsed };
}

function keywordOf(line: string): string {
  const [word = ''] = line.split(/\s/, 1);
  const keyword = word.toUpperCase();
  return keywords.includes(keyword) ? keyword : '';
}

/** `|2 NAME=value OTHER=another value /bin/sh -c command`: values are written without quotes, whatever is in them. */
function splitArguments(body: string): { buildArguments: readonly Assignment[]; command: string } {
  const count = /^\|(\d{1,3}) /.exec(body);
  if (count === null) return { buildArguments: [], command: body };
  const rest = body.slice(count[0].length);
  const end = rest.search(/ (?:\/(?:usr\/)?bin\/|cmd \/S|powershell |pwsh )/);
  const given = end === -1 ? rest : rest.slice(0, end);
  const starts = [...given.matchAll(/(?:^| )([A-Za-z_]\w{0,127})=/g)].slice(0, Number(count[1]));
  const buildArguments = starts.map((start, place) => ({
    name: start[1] ?? '',
    value: given.slice(start.index + start[0].length, starts[place + 1]?.index),
  }));
  return { buildArguments, command: end === -1 ? '' : rest.slice(end + 1) };
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}
