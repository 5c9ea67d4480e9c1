import { beforeEach, describe, expect, test } from 'vitest';
import { ActionError } from '../../domain/actionError.ts';
import { ExportDesk, type ExportSource } from './exportDesk.ts';

let now: number;
let desk: ExportDesk;
beforeEach(() => {
  now = 1_000_000;
  desk = new ExportDesk(() => now);
});

const admin = { userName: 'admin', registries: 'all' } as const;

const twoPieces: ExportSource = {
  fileName: 'images',
  async *write(_registries, total) {
    total(3);
    yield { text: 'a\r\n', rows: 2 };
    yield { text: 'b\r\n', rows: 1 };
  },
};

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error instanceof ActionError ? error.code : error;
  }
}

describe('an export', () => {
  test('is fetched once, and tells how far it has come', async () => {
    const id = desk.add('admin', twoPieces);
    expect(desk.describe('admin', id)).toEqual({ State: 'waiting', WrittenRows: 0, TotalRows: 0 });
    expect(await textOf(desk.open(admin, id).text)).toBe('a\r\nb\r\n');
    expect(desk.describe('admin', id)).toEqual({ State: 'done', WrittenRows: 3, TotalRows: 3 });
    expect(refusal(() => desk.open(admin, id))).toBe('NotFound');
  });

  test('is nobody else’s', () => {
    const id = desk.add('admin', twoPieces);
    expect(refusal(() => desk.describe('guest', id))).toBe('NotFound');
    expect(refusal(() => desk.open({ ...admin, userName: 'guest' }, id))).toBe('NotFound');
  });

  test('is too late after five minutes, and forgotten after ten', () => {
    const id = desk.add('admin', twoPieces);
    now += 5 * 60_000 + 1;
    expect(refusal(() => desk.open(admin, id))).toBe('NotFound');
    now += 5 * 60_000;
    desk.add('admin', twoPieces);
    expect(refusal(() => desk.describe('admin', id))).toBe('NotFound');
  });

  test('is not forgotten while it is fetched, though that pauses', async () => {
    const id = desk.add('admin', twoPieces);
    const { text } = desk.open(admin, id);
    await text.next();
    now += 59 * 60_000;
    desk.add('admin', twoPieces);
    expect(desk.describe('admin', id).State).toBe('running');
    await textOf(text);
    expect(desk.describe('admin', id).State).toBe('done');
    desk.add('admin', twoPieces);
    expect(desk.describe('admin', id).State).toBe('done');
  });

  test('is cancelled when whoever fetches it goes away', async () => {
    const id = desk.add('admin', twoPieces);
    for await (const _ of desk.open(admin, id).text) break;
    expect(desk.describe('admin', id)).toMatchObject({ State: 'cancelled', WrittenRows: 0 });
  });

  test('that was left before its first piece holds no place', () => {
    const id = desk.add('admin', twoPieces);
    desk.open(admin, id);
    expect(desk.close(id)).toBe('cancelled');
    expect(desk.describe('admin', id).State).toBe('cancelled');
  });

  test('waits for its turn while four others are fetched', async () => {
    const others = Array.from({ length: 4 }, () => desk.open(admin, desk.add('admin', twoPieces)).text);
    const id = desk.add('admin', twoPieces);
    expect(refusal(() => desk.open(admin, id))).toBe('ServerBusy');
    const [first] = others;
    if (first === undefined) throw new Error('There are others.');
    await textOf(first);
    expect(await textOf(desk.open(admin, id).text)).toBe('a\r\nb\r\n');
  });

  test('breaks off where it is read for more than an hour, and leaves its place to others', async () => {
    const id = desk.add('admin', twoPieces);
    const { text } = desk.open(admin, id);
    await text.next();
    now += 60 * 60_000 + 1;
    await expect(text.next()).rejects.toThrow(/too long/);
    expect(desk.describe('admin', id).State).toBe('failed');
  });

  test('is failed when its rows cannot be read', async () => {
    const broken: ExportSource = {
      fileName: 'images',
      async *write() {
        yield { text: 'a\r\n', rows: 1 };
        throw new Error('the disk is gone');
      },
    };
    const id = desk.add('admin', broken);
    await expect(textOf(desk.open(admin, id).text)).rejects.toThrow('the disk is gone');
    expect(desk.describe('admin', id).State).toBe('failed');
  });

  test('gives way, the oldest first, where a loop asks for more and more', () => {
    const first = desk.add('admin', twoPieces);
    for (let count = 0; count < 100; count += 1) desk.add('admin', twoPieces);
    expect(refusal(() => desk.describe('admin', first))).toBe('NotFound');
  });
});
