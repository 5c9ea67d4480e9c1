/** One command of a shell, as its words; quotes are taken off. */
type ShellCommand = readonly string[];

/** Commands that hand what they print to the next. */
export type Pipeline = readonly ShellCommand[];

/** Words that stand in front of a command and are none. */
const before = new Set([
  'sudo',
  'exec',
  'env',
  'command',
  'time',
  'then',
  'do',
  'else',
  'if',
  'while',
  '!',
  '{',
  'nohup',
]);

/**
 * The commands of a shell line, each of a pipeline. Reads quotes, separators and comments; what stands within quotes or `$(…)` is part
 * of a word. One pass, so that its time grows with the text alone.
 */
export function pipelinesOf(line: string): Pipeline[] {
  const pipelines: string[][][] = [[[]]];
  let word: string | null = null;
  let quote = '';
  const endWord = () => {
    if (word !== null) pipelines.at(-1)?.at(-1)?.push(word);
    word = null;
  };
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
      else word = (word ?? '') + sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (sign === '\\') {
      at += 1;
      if (line.charAt(at) !== '\n') word = (word ?? '') + line.charAt(at);
    } else if (sign === '|' && line.charAt(at + 1) !== '|') {
      endWord();
      pipelines.at(-1)?.push([]);
    } else if (sign === ';' || sign === '\n' || sign === '&' || sign === '|') {
      endWord();
      pipelines.push([[]]);
    } else if (sign === ' ' || sign === '\t' || sign === '(' || sign === ')') {
      // `<(` and `$(` are part of a word: what is in them is looked for by whoever needs it.
      if (sign === '(' && word !== null) word += sign;
      else endWord();
    } else {
      word = (word ?? '') + sign;
    }
  }
  endWord();
  return pipelines.map((commands) => commands.filter((words) => words.length > 0)).filter(({ length }) => length > 0);
}

/** The program that a command runs, without its folder, and what it is given. */
export function programOf(command: ShellCommand): { program: string; words: readonly string[]; usesSudo: boolean } {
  const start = command.findIndex((word) => !before.has(word) && !word.startsWith('-') && !/^\w+=/.test(word));
  const words = start === -1 ? [] : command.slice(start);
  const usesSudo = command.slice(0, Math.max(start, 0)).includes('sudo');
  return { program: (words[0] ?? '').split('/').at(-1) ?? '', words: words.slice(1), usesSudo };
}
