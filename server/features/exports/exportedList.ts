import type { VisibleRegistries } from '../../domain/access/identity.ts';
import { type Column, csvOf } from './csv.ts';
import type { ExportSource } from './exportDesk.ts';

interface ExportedList<Row> {
  /** Without extension. */
  readonly fileName: string;
  readonly columns: readonly Column<Row>[];
  /** The rows of these registries in their order; tells how many there will be before it gives the first. */
  readonly batches: (registries: VisibleRegistries, total: (rows: number) => void) => AsyncIterable<readonly Row[]>;
}

/** Rows read at a time: some hundred kilobytes of text. */
const batchSize = 1_000;

/** A list as a file, written batch by batch. */
export function exportedList<Row>({ fileName, columns, batches }: ExportedList<Row>): ExportSource {
  return {
    fileName,
    async *write(registries, total) {
      let read = 0;
      let written = 0;
      async function* counted() {
        for await (const rows of batches(registries, total)) {
          read += rows.length;
          yield rows;
        }
      }
      for await (const text of csvOf(columns, counted())) {
        yield { text, rows: read - written };
        written = read;
      }
    },
  };
}

/**
 * Rows by their ids. Which belong to the list is settled at the beginning, so that what changes meanwhile
 * neither repeats nor shifts a row; each says what it is when it is written, and one that is gone by then is left out.
 */
export function batchesById<Row>(
  ids: (registries: VisibleRegistries) => Promise<readonly number[]>,
  rowsOf: (registries: VisibleRegistries, ids: readonly number[]) => Promise<readonly Row[]>,
): ExportedList<Row>['batches'] {
  return async function* batches(registries, total) {
    const wanted = await ids(registries);
    total(wanted.length);
    for (let start = 0; start < wanted.length; start += batchSize)
      yield await rowsOf(registries, wanted.slice(start, start + batchSize));
  };
}

/** Rows that belong to others, as vulnerabilities to images: those of one after the other, each settled when its turn comes. */
export function batchesByParent<Row>(
  parents: (registries: VisibleRegistries) => Promise<readonly { readonly id: number; readonly found: number }[]>,
  batchesOf: (parent: number) => ExportedList<Row>['batches'],
): ExportedList<Row>['batches'] {
  return async function* batches(registries, total) {
    const all = await parents(registries);
    total(all.reduce((sum, { found }) => sum + found, 0));
    for (const { id } of all) yield* batchesOf(id)(registries, () => {});
  };
}
