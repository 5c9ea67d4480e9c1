import type { Language } from '#contract/language.ts';
import { type Column, csvOf } from './csv.ts';
import type { ExportSource } from './exportDesk.ts';

export interface ExportedList<Row> {
  /** Without extension. */
  readonly fileName: string;
  readonly columns: readonly Column<Row>[];
  readonly language: Language;
  /** Which rows, in their order, all at one moment. */
  readonly ids: () => Promise<readonly number[]>;
  /** Those of the rows that are still there, in the order of `ids`. */
  readonly rows: (ids: readonly number[]) => Promise<readonly Row[]>;
}

/** Rows read at a time: some hundred kilobytes of text. */
const portion = 1_000;

/**
 * A list as a file. Which rows belong to it is settled at its beginning, so that what changes while it is
 * written neither repeats nor shifts a row; each row says what it is when it is written.
 */
export function exportedList<Row>({ fileName, columns, language, ids, rows }: ExportedList<Row>): ExportSource {
  return {
    fileName,
    async *write(total) {
      const wanted = await ids();
      total(wanted.length);
      async function* portions() {
        for (let start = 0; start < wanted.length; start += portion) {
          yield await rows(wanted.slice(start, start + portion));
        }
      }
      let written = -1;
      for await (const text of csvOf(columns, language, portions())) {
        // The first piece is the header.
        const count = written < 0 ? 0 : Math.min(portion, wanted.length - written);
        written = Math.max(written, 0) + count;
        yield { text, rows: count };
      }
    },
  };
}
